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
    public static Task<(ProblemDetails, BulkPlan)> LoadAsync(PreviewBulkChange command, IQuerySession session, ClaimsPrincipal user, CancellationToken ct) =>
        BulkPlan.LoadAsync(new(command.Query, command.Codes, command.Action, command.Values), session, user, ct);

    /// <summary>What would change, and what is refused, item by item. Nothing is stored.</summary>
    [WolverinePost("/api/items/bulk/preview"), Authorize(Roles = $"{Roles.ItemWriter},{Roles.Reviewer}")]
    public static BulkPreview Post(PreviewBulkChange command, BulkPlan plan, ClaimsPrincipal user, Instant now) => plan.Preview(user.AccountId(), now);
}
