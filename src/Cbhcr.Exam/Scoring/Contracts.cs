using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>What the credentials module needs of a result.</summary>
public sealed record DecidableResult(Guid ResultId, Guid ProgrammeId, Guid CandidateId, string LevelCode, bool Released, bool Passed, string? CutBasis, bool Demonstration,
    IReadOnlyList<Guid> Supervisors, Instant? ReleasedAt);

public static class DecidableResults
{
    public static async Task<DecidableResult?> DecidableResultAsync(this IQuerySession session, Guid resultId, CancellationToken ct) =>
        await session.LoadAsync<Result>(resultId, ct) is { } r
            ? new(r.Id, r.ProgrammeId, r.CandidateId, r.LevelCode, r.State == ResultState.Released, r.Passed == true, r.CutBasis, r.Demonstration, r.Supervisors, r.ReleasedAt)
            : null;
}

/// <summary>Points that people gave to texts, by sitting and position. A text that is not settled has none.</summary>
public sealed record RatedTexts(IReadOnlyDictionary<(Guid SittingId, int Position), int> Points)
{
    public int Count => Points.Count;

    public IReadOnlyList<int> Of(Guid sittingId) => [.. Points.Where(p => p.Key.SittingId == sittingId).OrderBy(p => p.Key.Position).Select(p => p.Value)];

    public int? At(Guid sittingId, int position) => Points.TryGetValue((sittingId, position), out var points) ? points : null;
}

public static class RatedTextsOfForms
{
    /// <param name="upTo">Only what was settled by an event with a sequence number up to this one.</param>
    public static async Task<RatedTexts> RatedTextsAsync(this IQuerySession session, Guid formId, long upTo, CancellationToken ct)
    {
        var ratings = (await session.Query<EssayRating>().Where(r => r.FormId == formId && r.IsSettled).ToListAsync(ct)).ToDictionary(r => r.Id);
        var ids = ratings.Keys.ToArray();
        if (ids.Length == 0) return new(new Dictionary<(Guid, int), int>());
        var settled = await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName == "rating.settled" && e.Sequence <= upTo && e.StreamId.IsOneOf(ids)).ToListAsync(ct);
        return new(settled.ToDictionary(e => (ratings[e.StreamId].SittingId, ratings[e.StreamId].Position), e => ((EssaySettled)e.Data).Points));
    }
}
