using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Not like this. Whoever proposed it may propose another.</summary>
public sealed record DeclineDrawPlan([property: MaxLength(FormText.Longest)] string Reason, int Version);

public static class DeclineDrawPlanEndpoint
{
    public static async Task<FormWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(DeclineDrawPlan command, DrawPlan plan, ClaimsPrincipal user) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give a reason." })
        : ApproveDrawPlanEndpoint.Refused(plan, user) ?? Problems.None;

    [WolverinePost("/api/draw-plans/{drawPlanId}/decline"), EmptyResponse, Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    public static (EventsToAppend, IStorageAction<FormText>) Post(
        DeclineDrawPlan command, [WriteModel] DrawPlan plan, FormWriter writer, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new DrawPlanDeclined(id.Value, user.AccountId(), now)],
            Storage.Insert(FormText.Of(id.Value, plan.Id, "decline", null, command.Reason, user.AccountId(), writer.Key!, secret, now)));
}
