using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>The first of the two people who must want a form published.</summary>
public sealed record RequestPublication(int Version);

/// <param name="Obstacles">What keeps it from being published.</param>
public sealed record PublicationGround(IReadOnlyList<FormObstacle> Obstacles)
{
    public static async Task<PublicationGround> OfAsync(Guid formId, IQuerySession session, Instant now, CancellationToken ct) =>
        new(await session.LoadAsync<Form>(formId, ct) is { } form ? await session.FormObstaclesAsync(form, now, ct) : []);

    public ProblemDetails? Refusal(Form form) => Obstacles.Count == 0 ? null
        : Problems.Unprocessable($"Form {form.Code} cannot be published yet.", "form-has-obstacles").With("problems", Obstacles.Lines());
}

public static class RequestPublicationEndpoint
{
    public static Task<PublicationGround> LoadAsync(Guid formId, IQuerySession session, Instant now, CancellationToken ct) => PublicationGround.OfAsync(formId, session, now, ct);

    public static ProblemDetails Validate(RequestPublication command, Form form, PublicationGround ground) =>
        form.State != FormState.Assembled ? Problems.Conflict($"Form {form.Code} is {form.State.ToString().ToLowerInvariant()} already.", "not-assembled")
        : form.Requested is not null ? Problems.Conflict("Somebody has asked for it already. Another person can agree.", "publication-requested")
        : ground.Refusal(form) ?? Problems.None;

    [WolverinePost("/api/forms/{formId}/publication-request"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static FormPublicationRequested Post(RequestPublication command, [WriteModel] Form form, PublicationGround ground, ClaimsPrincipal user, [NotBody] Instant now) =>
        new(form.ComputeContentHash(), user.AccountId(), now);
}
