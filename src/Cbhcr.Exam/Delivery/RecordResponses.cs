using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record GivenResponse(Guid ResponseId, int Sequence, string ItemId, string? OptionId, Instant ClientTime, long TimeOnItem);

public sealed record RecordResponses(string DeviceId, int Fence, IReadOnlyList<GivenResponse> Responses);

/// <summary>What is on disk: everything up to this sequence number, and the hash that proves it.</summary>
public sealed record Acknowledgement(int AcknowledgedThrough, string ReceiptHash, SittingStatus Status, Instant ServerNow, Instant Deadline, long TimeLeft);

public static class RecordResponsesEndpoint
{
    public const int MaximumBatch = 200;
    public const long MaximumBody = 256_000;

    public static Task<Paper?> LoadAsync(Sitting sitting, IQuerySession session, Papers papers, CancellationToken ct) =>
        papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);

    public static ProblemDetails Validate(RecordResponses command, Sitting sitting, Paper? paper, Instant now)
    {
        if (command.Responses is null || command.Responses.Count > MaximumBatch || command.Responses.Any(r => r is null || r.ItemId is null))
            return Problems.Malformed($"Send between 0 and {MaximumBatch} responses, each with an item.");
        if (sitting.Status != SittingStatus.InProgress || sitting.IsPastGrace(now) || paper is null)
            return Problems.Conflict(sitting.IsPastGrace(now) ? "The time of this sitting is up." : "This sitting is not in progress.", "not-in-progress")
                .With("status", sitting.IsPastGrace(now) ? SittingStatus.Expired : sitting.Status);
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence);
        var expected = sitting.LastSequence;
        foreach (var response in New(command, sitting))
        {
            if (response.Sequence != ++expected) return Problems.Conflict($"Response {expected} is missing.", "sequence-gap").With("expected", expected);
            if (Presentation.Find(paper, sitting.PresentationSeed!, response.ItemId) is not { } item)
                return Problems.Unprocessable("That question is not on this form.", "unknown-item").With("sequence", response.Sequence);
            if (response.OptionId is not null && item.Options.All(o => o.OpaqueId != response.OptionId))
                return Problems.Unprocessable("That question has no such option.", "unknown-option").With("sequence", response.Sequence);
        }
        return Problems.None;
    }

    /// <summary>Appends what is new in the batch. What was stored before is acknowledged again and changes nothing.</summary>
    [WolverinePost("/api/sittings/{sittingId}/responses"), Authorize(Policy = SittingCookie.Policy), RequestSizeLimit(MaximumBody)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static (Acknowledgement, EventsToAppend) Post(
        RecordResponses command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Paper paper, [NotBody] Instant now)
    {
        var seed = sitting.PresentationSeed!;
        var recorded = New(command, sitting).Select(r => Recorded(r, Presentation.Find(paper, seed, r.ItemId)!)).ToList();
        if (recorded.Count == 0) return (Acknowledge(sitting, sitting.LastSequence, sitting.ReceiptHash, now), []);
        var hash = Receipt.After(sitting.ReceiptHash, recorded);
        return (Acknowledge(sitting, recorded[^1].Sequence, hash, now), [new ResponsesRecorded(sitting.Fence, recorded, hash, now)]);
    }

    private static IEnumerable<GivenResponse> New(RecordResponses command, Sitting sitting) =>
        command.Responses.Where(r => r.Sequence > sitting.LastSequence).OrderBy(r => r.Sequence);

    private static RecordedResponse Recorded(GivenResponse given, PresentedItem item) => new(
        given.ResponseId, given.Sequence, item.Item.Position, item.Item.ItemId, item.Item.ContentVersion,
        given.OptionId is null ? null : item.Options.Single(o => o.OpaqueId == given.OptionId).Identifier, item.OptionsShown, given.ClientTime, Math.Max(0, given.TimeOnItem));

    private static Acknowledgement Acknowledge(Sitting sitting, int through, string hash, Instant now) =>
        new(through, hash, sitting.Status, now, sitting.Clock.Deadline(now), (long)sitting.TimeLeft(now).TotalMilliseconds);
}
