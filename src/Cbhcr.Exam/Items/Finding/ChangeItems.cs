using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <summary>Do what a preview showed.</summary>
/// <param name="Token">The preview's.</param>
public sealed record ChangeItems(string? Query, IReadOnlyList<string>? Codes, string Action, IReadOnlyList<string> Values, string Token);

public static class ChangeItemsEndpoint
{
    public static Task<(ProblemDetails, BulkPlan)> LoadAsync(ChangeItems command, IQuerySession session, Accounts accounts, ClaimsPrincipal user, Instant now, CancellationToken ct) =>
        BulkPlan.LoadAsync(new(command.Query, command.Codes, command.Action, command.Values), session, accounts, user, now, ct);

    public static ProblemDetails Validate(ChangeItems command, BulkPlan plan) => command.Token == plan.Token ? Problems.None
        : Problems.Conflict("Items were changed, or came or went, since the preview. Look at what would change now.", "bulk-changed");

    /// <summary>It starts now and is followed at the address in the answer.</summary>
    [WolverinePost("/api/items/bulk"), Authorize(Roles = Roles.ItemReaders)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, Insert<BulkRun>, OutgoingMessages) Post(ChangeItems command, BulkPlan plan, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] Instant now) =>
        (new($"/api/items/bulk/{id.Value}", id.Value),
            Storage.Insert(new BulkRun(id.Value, plan.Order.Action.Key, plan.Order.Values, plan.Order.By, plan.Order.Reviewer?.Id, now,
                [.. plan.Items.Select(i => new BulkItem(i.Id, i.Code, i.Version))], 0, 0, [])),
            [new ContinueBulkRun(id.Value, 0)]);
}
