using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record PreviewBulkChange(string? Query, IReadOnlyList<string>? Codes, string Action, IReadOnlyList<string> Values);

public static class PreviewBulkChangeEndpoint
{
    public static Task<(ProblemDetails, BulkPlan)> LoadAsync(PreviewBulkChange command, IQuerySession session, Accounts accounts, ClaimsPrincipal user, Instant now, CancellationToken ct) =>
        BulkPlan.LoadAsync(new(command.Query, command.Codes, command.Action, command.Values), session, accounts, user, now, ct);

    /// <summary>What would change, and what is refused, item by item. Nothing is stored.</summary>
    [WolverinePost("/api/items/bulk/preview"), Authorize(Roles = Roles.ItemReaders)]
    public static BulkPreview Post(PreviewBulkChange command, BulkPlan plan, [NotBody] Instant now) => plan.Preview(now);
}
