using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>Dealt with, by whom stands in the log. It can be read for ever.</summary>
public sealed record ResolveComment(Guid CommentId);

public static class ResolveCommentEndpoint
{
    public static ProblemDetails Validate(ResolveComment command, Item item) =>
        item.OpenComments.Contains(command.CommentId) ? Problems.None : Problems.Conflict("There is no such open comment.", "not-open");

    [WolverinePost("/api/items/{itemId}/review-comments/resolve"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static ItemCommentResolved Post(ResolveComment command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Item item, ClaimsPrincipal user, Instant now) =>
        new(command.CommentId, user.AccountId(), now);
}
