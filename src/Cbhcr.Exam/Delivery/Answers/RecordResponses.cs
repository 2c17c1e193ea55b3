using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Player;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <param name="OptionId">One best answer; null clears it.</param>
/// <param name="Answers">All other types: what stands for the whole question. Null or nothing in it clears the answer.</param>
public sealed record GivenResponse(Guid ResponseId, int Sequence, string ItemId, string? OptionId, Instant ClientTime, long TimeOnItem, IReadOnlyList<GivenAnswer>? Answers = null);

public sealed record RecordResponses(string DeviceId, int Fence, IReadOnlyList<GivenResponse> Responses);

/// <summary>What is on disk: everything up to this sequence number, and the hash that proves it.</summary>
/// <param name="RefusedThrough">Set when some of these came too late: they are kept as evidence, never scored, and need not be sent again.</param>
public sealed record Acknowledgement(
    int AcknowledgedThrough, string ReceiptHash, SittingStatus Status, Instant ServerNow, Instant Deadline, long TimeLeft, int? RefusedThrough = null);

/// <summary>What becomes of a batch: a refusal, or events. No event when all of it was dealt with before.</summary>
public readonly record struct AnswersDecision(ProblemDetails? Refusal, ResponsesRecorded? Recorded, LateResponsesRefused? Late);

public static class RecordResponsesEndpoint
{
    public const int MaximumBatch = 200;
    public const long MaximumBody = 1_000_000;

    /// <summary>More evidence of one device that goes on sending helps nobody.</summary>
    private const int MostEvidence = 2_000;

    /// <summary>The device tells the time of an answer by the server's clock as it knows it, which is off by the way there.</summary>
    private static readonly Duration ClockTolerance = Duration.FromSeconds(1);

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

    /// <summary>
    /// The rule for late answers: given before the deadline and arrived within the grace counts, and is marked late. Given later, arrived
    /// later or after the end is kept as evidence and not scored. What arrives before the deadline counts whatever the device's clock says.
    /// </summary>
    public static AnswersDecision Decide(RecordResponses command, Sitting sitting, Paper? paper, FindItem find, Instant now, SealText? seal = null)
    {
        if (sitting.PresentationSeed is null || sitting.Status == SittingStatus.Paused || paper is null)
            return Refused(Problems.Conflict("This sitting is not in progress.", "not-in-progress").With("status", sitting.Status));
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Refused(Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence));
        if (sitting.RefusedThrough - sitting.LastSequence > MostEvidence)
            return Refused(Problems.Conflict("The time of this sitting is up.", "not-in-progress").With("status", sitting.Status));
        var allLate = sitting.IsOver ? "after-the-end" : sitting.IsPastGrace(now) ? "arrived-after-grace" : null;
        var late = allLate is null && sitting.IsLate(now);
        var deadline = late ? sitting.Clock.Deadline(now) : now;
        var recorded = new List<RecordedResponse>();
        var refused = new List<RecordedResponse>();
        string? why = null;
        var expected = sitting.SequenceSeen + 1;
        foreach (var response in command.Responses.Where(r => r.Sequence >= expected).OrderBy(r => r.Sequence).ToArray())
        {
            if (response.Sequence != expected) return Refused(Problems.Conflict($"Response {expected} is missing.", "sequence-gap").With("expected", expected));
            if (find(paper, sitting.PresentationSeed, response.ItemId) is not { } item)
                return Refused(Problems.Unprocessable("That question is not on this form.", "unknown-item").With("sequence", response.Sequence));
            if (item.Shown is null ? response.Answers is { Count: > 0 } : response.OptionId is not null)
                return Refused(Problems.Unprocessable(item.Shown is null ? "That question is answered by one option." : "That question is answered by parts.", "other-kind-of-answer")
                    .With("sequence", response.Sequence).With("field", item.Shown is null ? "answers" : "optionId"));
            var option = response.OptionId is null ? null : item.Options.FirstOrDefault(o => o.OpaqueId == response.OptionId);
            if (option is null && response.OptionId is not null)
                return Refused(Problems.Unprocessable("That question has no such option.", "unknown-option").With("sequence", response.Sequence));
            IReadOnlyList<RecordedAnswer>? answers = null;
            if (item.Shown is { } shown && response.Answers is { Count: > 0 })
            {
                var (read, fault) = shown.Read(response.Answers);
                if (fault is not null) return Refused(Problems.Unprocessable(fault.Detail, fault.Code).With("sequence", response.Sequence).With("field", fault.Response));
                if (read.Count > 0 && seal is null && SealedAnswers.AreNeeded(shown.Asked))
                    return Refused(Problems.Conflict("This person's data was erased; nothing more is written about them.", "person-erased"));
                answers = SealedAnswers.Record(sitting.Id, response.Sequence, shown.Asked, read, seal);
            }
            var reason = allLate
                ?? (late && response.ClientTime > deadline + ClockTolerance ? "given-after-time" : null)
                ?? (sitting.IsOpen(item.Item.Position) ? null : "section-not-open");
            var kept = new RecordedResponse(response.ResponseId, response.Sequence, item.Item.Position, item.Item.ItemId, item.Item.ContentVersion, option?.Identifier,
                item.OptionsShown, response.ClientTime, Math.Max(0, response.TimeOnItem), late && reason is null ? true : null, answers);
            (reason is null ? recorded : refused).Add(kept);
            why ??= reason;
            expected++;
        }
        return new(null,
            recorded.Count == 0 ? null : new(sitting.Fence, recorded, Receipt.After(sitting.ReceiptHash, recorded), now),
            refused.Count == 0 ? null : new(sitting.Fence, why!, refused, now));
    }

    public static Acknowledgement Acknowledge(Sitting sitting, Instant now) =>
        new(sitting.SequenceSeen, sitting.ReceiptHash, sitting.Status, now, sitting.Clock.Deadline(now), (long)sitting.TimeLeft(now).TotalMilliseconds,
            sitting.RefusedThrough == 0 ? null : sitting.RefusedThrough);

    private static AnswersDecision Refused(ProblemDetails problem) => new(problem, null, null);
}
