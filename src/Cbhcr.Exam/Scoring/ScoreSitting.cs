using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

public static class ScoreSittingHandler
{
    public static Task Handle(SittingEnded message, IDocumentSession session, PersonalData people, Instant now, CancellationToken ct) =>
        ScoreAsync(message.SittingId, session, people, now, ct);

    /// <summary>Texts go to raters first; the result waits for all of them.</summary>
    internal static async Task ScoreAsync(Guid sittingId, IDocumentSession session, PersonalData people, Instant now, CancellationToken ct)
    {
        var resultId = Marking.ResultIdOf(sittingId);
        if (await session.LoadAsync<Result>(resultId, ct) is not null) return;
        var sitting = await session.FinishedSittingAsync(sittingId, ct) ?? throw new InvalidOperationException($"Sitting {sittingId} is not over.");
        var form = await session.LoadAsync<Form>(sitting.FormId, ct) ?? throw new InvalidOperationException($"Form {sitting.FormId} is missing.");
        var versions = await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), ct);
        if (await RatedAsync(session, people, sitting, form, versions, now, ct) is not { } rated) return;
        var marked = Marking.Of(sitting, form, versions, rated);
        var scored = new ResultScored(resultId, sitting.SittingId, sitting.ProgrammeId, sitting.CandidateId, sitting.FormId, sitting.FormHash,
            sitting.LevelCode, marked.Raw, marked.Maximum, marked.Domains, sitting.Ending, sitting.ReceiptHash, sitting.Demonstration, sitting.Supervisors, sitting.EndedAt, now);
        session.Events.StartStream<Result>(resultId, sitting.IsVoid ? [scored, new ResultVoided(now)] : [scored]);
    }

    /// <returns>Points by position; null while one is missing. Ratings that nobody has asked for yet are asked for.</returns>
    private static async Task<IReadOnlyDictionary<int, int>?> RatedAsync(
        IDocumentSession session, PersonalData people, FinishedSitting sitting, Form form, IReadOnlyList<ItemVersion> versions, Instant now, CancellationToken ct)
    {
        var written = sitting.Responses.Where(r => r.IsWritten).Select(r => r.Position).ToHashSet();
        var asked = form.Slots.Zip(versions).Where(p => p.First.Use == SlotUse.Scored && written.Contains(p.First.Position)).ToList();
        if (asked.Count == 0) return new Dictionary<int, int>();
        var ratings = (await session.LoadManyAsync<EssayRating>(ct, [.. asked.Select(p => EssayRating.IdOf(sitting.SittingId, p.First.Position))])).ToDictionary(r => r.Position);
        var missing = asked.Where(p => !ratings.ContainsKey(p.First.Position)).ToList();
        // Erased between the end of the sitting and now: there is nothing to read.
        var isErased = missing.Count > 0 && await people.ForReadingAsync(session, sitting.CandidateId, ct) is null;
        foreach (var (slot, version) in missing)
        {
            var opened = EssayRating.Open(sitting, slot, version, now);
            session.Events.StartStream<EssayRating>(opened.RatingId, isErased ? [opened, new EssayRatingAbandoned(now)] : [opened]);
        }
        return ratings.Count == asked.Count && ratings.Values.All(r => r.Points is not null) ? ratings.ToDictionary(r => r.Key, r => r.Value.Points!.Value) : null;
    }
}
