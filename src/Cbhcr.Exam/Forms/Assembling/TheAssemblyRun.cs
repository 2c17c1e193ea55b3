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
        [.. (await session.Query<AssemblyRun>().ToListAsync(ct)).OrderByDescending(r => r.Request.RequestedAt).Take(100).Select(r => r with { Points = [] })];
}
