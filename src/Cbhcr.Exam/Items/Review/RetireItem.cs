using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>No new form takes the item. Forms that hold it keep the version they were published with.</summary>
public sealed record RetireItem(string Reason, int Version);

public static class RetireItemEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["outdated", "exposed", "poor-statistics", "duplicate", "out-of-scope"];

    public static ProblemDetails Validate(RetireItem command, Item item) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Reasons)}.")
        : item.Status == ItemStatus.Retired ? Problems.Conflict("This item is retired already.", "item-retired")
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/retire"), EmptyResponse, Authorize(Roles = Roles.Reviewer)]
    public static ItemRetired Post(RetireItem command, [WriteModel] Item item, ClaimsPrincipal user, Instant now) => new(command.Reason, user.AccountId(), now);
}
