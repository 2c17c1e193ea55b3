using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Scoring;

public static class TheCutScoresEndpoint
{
    [WolverineGet("/api/cut-scores"), Authorize(Roles = Roles.Staff)]
    public static async Task<IReadOnlyList<CutScore>> Get(IQuerySession session, CancellationToken ct) =>
        await session.Query<CutScore>().OrderBy(c => c.LevelCode).ToListAsync(ct);
}
