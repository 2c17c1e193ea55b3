using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>A writer takes an item out of review, to go on writing. What was voted in this round counts no more.</summary>
public sealed record TakeBackItem(int Version);

public static class TakeBackItemEndpoint
{
    public static ProblemDetails Validate(TakeBackItem command, Item item, ClaimsPrincipal user) =>
        item.Status != ItemStatus.InReview ? Problems.Conflict("This item is not in review.", "not-in-review")
        : !item.Writers.Contains(user.AccountId()) ? Problems.Forbidden("Only who wrote it takes it back. A reviewer returns it.", "not-your-item")
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/take-back"), EmptyResponse, Authorize(Roles = Roles.ItemWriter)]
    public static ItemReturned Post(TakeBackItem command, [WriteModel] Item item, ClaimsPrincipal user, Instant now) =>
        new(item.ContentVersion, item.Place!.Value, Rejected: false, null, user.AccountId(), now);
}
