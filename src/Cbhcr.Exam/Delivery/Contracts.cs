using JasperFx.Events;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Published when a sitting is over, however it ended. Scoring listens.</summary>
public sealed record SittingEnded(Guid SittingId);

/// <summary>What a sitting came to, read from its events.</summary>
/// <param name="Supervisors">Those who checked identity or admitted; they may not decide about this candidate (IMP-06).</param>
public sealed record FinishedSitting(
    Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string FormHash, string LevelCode, string Ending, bool Demonstration, Instant EndedAt,
    IReadOnlyList<Guid> Supervisors, IReadOnlyList<FinalResponse> Responses, string ReceiptHash, bool ReceiptHolds);

/// <param name="OptionId">Null when the answer was cleared.</param>
public sealed record FinalResponse(int Position, Guid ItemId, int ContentVersion, string? OptionId, long TimeOnItem);

public static class FinishedSittings
{
    /// <summary>Folds one sitting's events; the only source is the log, no snapshot.</summary>
    /// <param name="upTo">Only events with a sequence number up to this one, when given.</param>
    public static async Task<FinishedSitting?> FinishedSittingAsync(this IQuerySession session, Guid sittingId, CancellationToken ct, long? upTo = null)
    {
        var events = await session.Events.FetchStreamAsync(sittingId, token: ct);
        return Fold([.. events.Where(e => upTo is null || e.Sequence <= upTo)]);
    }

    /// <summary>The finished sittings with a form, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<FinishedSitting>> FinishedSittingsAsync(this IQuerySession session, Guid formId, long upTo, CancellationToken ct)
    {
        var ids = await session.Query<Sitting>().Where(s => s.FormId == formId).Select(s => s.Id).ToListAsync(ct);
        var finished = new List<FinishedSitting>();
        foreach (var id in ids.Order())
            if (await session.FinishedSittingAsync(id, ct, upTo) is { } sitting)
                finished.Add(sitting);
        return finished;
    }

    internal static FinishedSitting? Fold(IReadOnlyList<IEvent> events)
    {
        if (events.Count == 0 || events[0].Data is not SittingScheduled scheduled) return null;
        var final = new SortedDictionary<int, FinalResponse>();
        var supervisors = new List<Guid>();
        var hash = Receipt.Start(scheduled.SittingId);
        var holds = true;
        (string How, Instant At)? ended = null;
        foreach (var e in events)
        {
            switch (e.Data)
            {
                case IdentityChecked check: supervisors.Add(check.CheckedBy); break;
                case CandidateAdmitted admitted: supervisors.Add(admitted.AdmittedBy); break;
                case ResponsesRecorded recorded:
                    hash = Receipt.After(hash, recorded.Responses);
                    holds &= hash == recorded.ReceiptHash;
                    foreach (var r in recorded.Responses) final[r.Position] = new(r.Position, r.ItemId, r.ContentVersion, r.OptionId, r.TimeOnItem);
                    break;
                case SittingSubmitted submitted: ended = ("submitted", submitted.SubmittedAt); break;
                case SittingExpired expired: ended = ("expired", expired.ExpiredAt); break;
                case SittingTerminated terminated: ended = ("terminated", terminated.TerminatedAt); break;
            }
        }
        return ended is not { } end ? null : new(scheduled.SittingId, scheduled.ProgrammeId, scheduled.CandidateId, scheduled.FormId, scheduled.FormHash,
            scheduled.LevelCode, end.How, scheduled.Demonstration, end.At, [.. supervisors.Distinct()], [.. final.Values], hash, holds);
    }
}
