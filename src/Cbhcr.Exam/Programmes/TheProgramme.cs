using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Programmes;

public static class TheProgrammeEndpoint
{
    [WolverineGet("/api/programme"), Authorize]
    public static async Task<Results<Ok<Programme>, NotFound>> Get(IQuerySession session, CancellationToken ct) =>
        await session.TheProgrammeAsync(ct) is { } programme ? TypedResults.Ok(programme) : TypedResults.NotFound();
}
