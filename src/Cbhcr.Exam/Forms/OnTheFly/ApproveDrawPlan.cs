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

/// <summary>The second person has looked at the simulation and agrees: each form that is drawn from here on counts as published by both.</summary>
public sealed record ApproveDrawPlan(int Version);

public sealed record DrawPlanGround(IReadOnlyList<string> Obstacles);

public static class ApproveDrawPlanEndpoint
{
    public static async Task<DrawPlanGround> LoadAsync(DrawPlan plan, IQuerySession session, Instant now, CancellationToken ct) =>
        new(await session.DrawPlanObstaclesAsync(
            plan.BlueprintId, (await session.BlueprintContentAsync(plan.BlueprintId, plan.BlueprintVersion, ct)).Exam, plan.Demonstration, now, ct));

    public static ProblemDetails Validate(DrawPlan plan, DrawPlanGround ground, ClaimsPrincipal user) =>
        Refused(plan, user) ?? ground.Obstacles.Refusal(plan.Code) ?? Problems.None;

    [WolverinePost("/api/draw-plans/{drawPlanId}/approve"), EmptyResponse, Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    [ProducesResponseType<ProblemDetails>(422)]
    public static DrawPlanApproved Post(ApproveDrawPlan command, [WriteModel] DrawPlan plan, DrawPlanGround ground, ClaimsPrincipal user, [NotBody] Instant now) =>
        new(user.AccountId(), now);

    internal static ProblemDetails? Refused(DrawPlan plan, ClaimsPrincipal user) =>
        plan.MayBeDecidedBy(user.AccountId()) is var (words, code) ? code == "same-person" ? Problems.Forbidden(words, code) : Problems.Conflict(words, code) : null;
}
