using Cbhcr.Exam.Identity;
using Cbhcr.Qti.Player;
using JasperFx.Events;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Published when a sitting is over, however it ended. Scoring listens.</summary>
public sealed record SittingEnded(Guid SittingId);

/// <summary>Published when an incident was decided or an appeal was. Scoring asks what that means for the result.</summary>
public sealed record SittingJudged(Guid SittingId);

/// <summary>What a sitting came to, read from its events.</summary>
/// <param name="Supervisors">Those who checked identity or admitted; they may not decide about this candidate (IMP-06).</param>
public sealed record FinishedSitting(
    Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string FormHash, string LevelCode, string Ending, bool Demonstration, Instant EndedAt,
    IReadOnlyList<Guid> Supervisors, IReadOnlyList<FinalResponse> Responses, string ReceiptHash, bool ReceiptHolds)
{
    /// <summary>Serious incidents that nobody has decided: no result goes out while there is one.</summary>
    public IReadOnlyList<Guid> OpenIncidents { get; init; } = [];

    /// <summary>A person has decided that the score does not count, and no appeal has changed it.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>The person's key is destroyed: nothing written by or about them can be read any more.</summary>
public sealed record PersonWasErased(Guid PersonId);

/// <summary>A sitting about which a candidate can say something or has been told something.</summary>
public sealed record SittingWithIncident(Guid SittingId, string LevelCode, Instant At, bool IsOpen);

/// <param name="OptionId">One best answer: null when the answer was cleared.</param>
/// <param name="Answers">All other types: null when the answer was cleared.</param>
/// <param name="Sequence">Of the change that stands; the name of a sealed text has it.</param>
public sealed record FinalResponse(int Position, Guid ItemId, int ContentVersion, string? OptionId, long TimeOnItem, IReadOnlyList<RecordedAnswer>? Answers = null, int Sequence = 0)
{
    /// <summary>What scoring by rule needs; texts for people are not in it.</summary>
    public IReadOnlyList<GivenAnswer>? ByRule => Answers is null ? null : [.. Answers.Where(a => a.Values is not null).Select(a => new GivenAnswer(a.Response, a.Values!))];

    public bool IsAnswer => OptionId is not null || Answers is { Count: > 0 };

    /// <summary>There is a text for people to read.</summary>
    public bool IsWritten => Answers?.Any(a => a.Text is not null) == true;
}

/// <summary>Who rates a text asks for it here, one at a time.</summary>
public static class WrittenAnswers
{
    /// <returns>What stands at this position of a sitting that is over, in the order of the question's parts; null when there is none, or the candidate was erased.</returns>
    public static async Task<IReadOnlyList<string>?> WrittenAnswerAsync(this IQuerySession session, PersonalData people, Guid sittingId, int position, CancellationToken ct)
    {
        if (await session.FinishedSittingAsync(sittingId, ct) is not { } sitting || sitting.Responses.FirstOrDefault(r => r.Position == position) is not { IsWritten: true } response) return null;
        return await people.ForReadingAsync(session, sitting.CandidateId, ct) is { } key
            ? [.. SealedAnswers.Read(sittingId, response.Sequence, response.Answers!, key).SelectMany(a => a.Values)]
            : null;
    }
}

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

    /// <summary>The candidate's sittings at which something serious was reported, the newest first.</summary>
    public static async Task<IReadOnlyList<SittingWithIncident>> SittingsWithIncidentsAsync(this IQuerySession session, Guid candidateId, CancellationToken ct) =>
        [.. (await session.Query<Sitting>().Where(s => s.CandidateId == candidateId).ToListAsync(ct)).Where(s => s.Incidents.Any(i => i.IsSerious))
            .Select(s => new SittingWithIncident(s.Id, s.LevelCode, s.EndedAt ?? s.Opens, s.Incidents.Any(i => i.IsSerious && i.IsOpen))).OrderByDescending(s => s.At)];

    internal static FinishedSitting? Fold(IReadOnlyList<IEvent> events)
    {
        if (events.Count == 0 || events[0].Data is not SittingScheduled scheduled) return null;
        var final = new SortedDictionary<int, FinalResponse>();
        var supervisors = new List<Guid>();
        var hash = Receipt.Start(scheduled.SittingId);
        var holds = true;
        var (formId, formHash) = (scheduled.FormId, scheduled.FormHash);
        (string How, Instant At)? ended = null;
        IReadOnlyList<Incident> incidents = [];
        foreach (var e in events)
        {
            incidents = Incidents.After(incidents, e.Data);
            switch (e.Data)
            {
                case SittingFormChanged changed: (formId, formHash) = (changed.FormId, changed.FormHash); break;
                case IdentityChecked check: supervisors.Add(check.CheckedBy); break;
                case CandidateAdmitted admitted: supervisors.Add(admitted.AdmittedBy); break;
                case ResponsesRecorded recorded:
                    hash = Receipt.After(hash, recorded.Responses);
                    holds &= hash == recorded.ReceiptHash;
                    foreach (var r in recorded.Responses) final[r.Position] = new(r.Position, r.ItemId, r.ContentVersion, r.OptionId, r.TimeOnItem, r.Answers, r.Sequence);
                    break;
                case SittingSubmitted submitted: ended = ("submitted", submitted.SubmittedAt); break;
                case SittingExpired expired: ended = ("expired", expired.ExpiredAt); break;
                case SittingTerminated terminated: ended = ("terminated", terminated.TerminatedAt); break;
            }
        }
        return ended is not { } end ? null : new(scheduled.SittingId, scheduled.ProgrammeId, scheduled.CandidateId, formId, formHash,
            scheduled.LevelCode, end.How, scheduled.Demonstration, end.At, [.. supervisors.Distinct()], [.. final.Values], hash, holds)
            { OpenIncidents = [.. incidents.Where(i => i.HoldsResult).Select(i => i.Id)], IsVoid = incidents.Any(i => i.VoidsScore) };
    }
}
