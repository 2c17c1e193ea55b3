using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="LastSequence">The highest sequence number the device has given out: the sitting ends only when all are stored.</param>
public sealed record SubmitSitting(string DeviceId, int Fence, int LastSequence);

public sealed record SubmissionReceipt(Guid SittingId, SittingStatus Status, Instant? EndedAt, int LastSequence, int Answered, string ReceiptHash);

public sealed record Submission(SubmissionReceipt Receipt);

public static class SubmitSittingEndpoint
{
    public static ProblemDetails Validate(SubmitSitting command, Sitting sitting, Instant now)
    {
        if (sitting.Status is SittingStatus.Submitted or SittingStatus.Expired) return Problems.None;
        if (sitting.Status != SittingStatus.InProgress) return Problems.Conflict("This sitting is not in progress.", "not-in-progress").With("status", sitting.Status);
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence);
        var timeUpForAll = sitting.TimeLeft(now) == Duration.Zero && sitting.Sections.All(s => s.AllowedSeconds is null);
        if (sitting.HasNextSection && !timeUpForAll) return Problems.Conflict($"This is section {sitting.Section + 1} of {sitting.Sections.Count}; end it first.", "sections-left");
        return command.LastSequence <= sitting.SequenceSeen
            ? Problems.None
            : Problems.Conflict("Some answers have not arrived yet.", "missing-responses").With("expected", sitting.SequenceSeen + 1);
    }

    [WolverinePost("/api/sittings/{sittingId}/submit"), Authorize(Policy = SittingCookie.Policy)]
    public static (Submission, EventsToAppend, OutgoingMessages) Post(SubmitSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, [NotBody] Instant now)
    {
        var messages = new OutgoingMessages();
        if (sitting.IsOver) return (new(TheReceiptEndpoint.Of(sitting)), [], messages);
        messages.Add(new SittingEnded(sitting.Id));
        // A device that has sent everything need not wait for the grace to pass.
        if (sitting.TimeLeft(now) == Duration.Zero)
        {
            var expired = new SittingExpired(sitting.LastSequence, sitting.Answered, sitting.ReceiptHash, now);
            return (new(TheReceiptEndpoint.Of(Sitting.Apply(expired, sitting))), [expired], messages);
        }
        var submitted = new SittingSubmitted(sitting.LastSequence, sitting.Answered, sitting.ReceiptHash, now);
        return (new(TheReceiptEndpoint.Of(Sitting.Apply(submitted, sitting))), [submitted], messages);
    }
}
