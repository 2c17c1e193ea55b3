using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>What the credentials module needs of a result.</summary>
public sealed record DecidableResult(Guid ResultId, Guid ProgrammeId, Guid CandidateId, string LevelCode, bool Released, bool Passed, string? CutBasis, bool Demonstration, IReadOnlyList<Guid> Supervisors, Instant? ReleasedAt);

public static class DecidableResults
{
    public static async Task<DecidableResult?> DecidableResultAsync(this IQuerySession session, Guid resultId, CancellationToken ct) =>
        await session.LoadAsync<Result>(resultId, ct) is { } r
            ? new(r.Id, r.ProgrammeId, r.CandidateId, r.LevelCode, r.State == ResultState.Released, r.Passed == true, r.CutBasis, r.Demonstration, r.Supervisors, r.ReleasedAt)
            : null;
}
