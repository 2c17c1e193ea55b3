using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record GivenResponse(Guid ResponseId, int Sequence, string ItemId, string? OptionId, Instant ClientTime, long TimeOnItem);

public sealed record RecordResponses(string DeviceId, int Fence, IReadOnlyList<GivenResponse> Responses);

/// <summary>What is on disk: everything up to this sequence number, and the hash that proves it.</summary>
public sealed record Acknowledgement(int AcknowledgedThrough, string ReceiptHash, SittingStatus Status, Instant ServerNow, Instant Deadline, long TimeLeft);

public static class RecordResponsesEndpoint
{
    public const int MaximumBatch = 200;
    public const long MaximumBody = 256_000;

    public static ProblemDetails Validate(RecordResponses command) =>
        command.Responses.Count > MaximumBatch ? Problems.Malformed($"Send between 0 and {MaximumBatch} responses.") : Problems.None;

    /// <summary>Stores what is new in the batch. What was stored before is acknowledged again and changes nothing.</summary>
    [WolverinePost("/api/sittings/{sittingId}/responses"), Authorize(Policy = SittingCookie.Policy), RequestSizeLimit(MaximumBody)]
    [ProducesResponseType<Acknowledgement>(200), ProducesResponseType<ProblemDetails>(409), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Post(RecordResponses command, Guid sittingId, AnswerWriter writer, Presence presence, Instant now, CancellationToken ct)
    {
        presence.Seen(sittingId, now);
        var outcome = await writer.SaveAsync(sittingId, command, now, ct);
        return outcome.Problem is { } problem ? Results.Problem(problem) : Results.Ok(outcome.Acknowledgement);
    }

    /// <summary>Either why this batch is not taken as the sitting now stands, or the event for what is new in it; neither when it was all stored before.</summary>
    public static (ProblemDetails? Refusal, ResponsesRecorded? Recorded) Decide(RecordResponses command, Sitting sitting, Paper? paper, FindItem find, Instant now)
    {
        if (sitting.Status != SittingStatus.InProgress || sitting.IsPastGrace(now) || paper is null)
            return Refused(Problems.Conflict(sitting.IsPastGrace(now) ? "The time of this sitting is up." : "This sitting is not in progress.", "not-in-progress")
                .With("status", sitting.IsPastGrace(now) ? SittingStatus.Expired : sitting.Status));
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Refused(Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence));
        var recorded = new List<RecordedResponse>();
        foreach (var response in command.Responses.Where(r => r.Sequence > sitting.LastSequence).OrderBy(r => r.Sequence))
        {
            var expected = sitting.LastSequence + recorded.Count + 1;
            if (response.Sequence != expected) return Refused(Problems.Conflict($"Response {expected} is missing.", "sequence-gap").With("expected", expected));
            if (find(paper, sitting.PresentationSeed!, response.ItemId) is not { } item)
                return Refused(Problems.Unprocessable("That question is not on this form.", "unknown-item").With("sequence", response.Sequence));
            var option = response.OptionId is null ? null : item.Options.FirstOrDefault(o => o.OpaqueId == response.OptionId);
            if (option is null && response.OptionId is not null)
                return Refused(Problems.Unprocessable("That question has no such option.", "unknown-option").With("sequence", response.Sequence));
            recorded.Add(new(response.ResponseId, response.Sequence, item.Item.Position, item.Item.ItemId, item.Item.ContentVersion, option?.Identifier, item.OptionsShown,
                response.ClientTime, Math.Max(0, response.TimeOnItem)));
        }
        return (null, recorded.Count == 0 ? null : new(sitting.Fence, recorded, Receipt.After(sitting.ReceiptHash, recorded), now));
    }

    public static Acknowledgement Acknowledge(Sitting sitting, Instant now) =>
        new(sitting.LastSequence, sitting.ReceiptHash, sitting.Status, now, sitting.Clock.Deadline(now), (long)sitting.TimeLeft(now).TotalMilliseconds);

    private static (ProblemDetails?, ResponsesRecorded?) Refused(ProblemDetails problem) => (problem, null);
}
