using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

public static class TheAssemblyRunEndpoint
{
    /// <summary>How far a run is, and what came of it.</summary>
    [WolverineGet("/api/assembly-runs/{assemblyRunId}"), Authorize(Roles = Roles.FormReaders)]
    public static AssemblyRun Get([ReadModel] AssemblyRun run) => run;

    /// <summary>The newest first.</summary>
    [WolverineGet("/api/assembly-runs"), Authorize(Roles = Roles.FormReaders)]
    public static async Task<IReadOnlyList<AssemblyRun>> List(IQuerySession session, CancellationToken ct) =>
        [.. (await session.NewestRunsAsync(100, ct)).Select(r => r with { Points = [] })];

    /// <summary>Ids are of version 7: their order is that of time.</summary>
    internal static Task<IReadOnlyList<AssemblyRun>> NewestRunsAsync(this IQuerySession session, int most, CancellationToken ct) =>
        session.Query<AssemblyRun>().OrderByDescending(r => r.Id).Take(most).ToListAsync(ct);
}
