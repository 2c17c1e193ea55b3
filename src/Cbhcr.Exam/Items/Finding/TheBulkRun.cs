using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record BulkProgress(Guid Id, string Action, IReadOnlyList<string> Values, int Items, int Done, int Changed, IReadOnlyList<BulkLine> Refused, bool IsOver)
{
    public static BulkProgress Of(BulkRun run) => new(run.Id, run.Action, run.Values, run.Items.Count, run.Done, run.Changed, run.Refused, run.IsOver);
}

public static class TheBulkRunEndpoint
{
    /// <summary>How far a change of many items is.</summary>
    [WolverineGet("/api/items/bulk/{bulkRunId}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<BulkProgress>, NotFound>> Get(Guid bulkRunId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<BulkRun>(bulkRunId, ct) is { } run ? TypedResults.Ok(BulkProgress.Of(run)) : TypedResults.NotFound();
}
