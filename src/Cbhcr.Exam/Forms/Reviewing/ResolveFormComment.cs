using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Dealt with; who said so stands in the log. It can be read for ever.</summary>
public sealed record ResolveFormComment(Guid CommentId);

public static class ResolveFormCommentEndpoint
{
    public static ProblemDetails Validate(ResolveFormComment command, Form form) =>
        form.OpenComments.Contains(command.CommentId) ? Problems.None : Problems.Conflict("There is no such open comment.", "not-open");

    [WolverinePost("/api/forms/{formId}/comments/resolve"), EmptyResponse, Authorize(Roles = Roles.FormReaders)]
    public static FormCommentResolved Post(ResolveFormComment command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Form form, ClaimsPrincipal user, Instant now) =>
        new(command.CommentId, user.AccountId(), now);
}
