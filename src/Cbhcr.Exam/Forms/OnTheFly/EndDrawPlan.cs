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

/// <summary>No further form is drawn by the plan; sittings that have one keep it.</summary>
public sealed record EndDrawPlan([property: MaxLength(FormText.Longest)] string Reason, int Version);

public static class EndDrawPlanEndpoint
{
    public static async Task<FormWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(EndDrawPlan command, DrawPlan plan) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give a reason." })
        : plan.MayBeEnded() is var (words, code) ? Problems.Conflict(words, code)
        : Problems.None;

    [WolverinePost("/api/draw-plans/{drawPlanId}/end"), EmptyResponse, Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    public static (EventsToAppend, IStorageAction<FormText>) Post(
        EndDrawPlan command, [WriteModel] DrawPlan plan, FormWriter writer, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new DrawPlanEnded(id.Value, user.AccountId(), now)],
            Storage.Insert(FormText.Of(id.Value, plan.Id, "end", null, command.Reason, user.AccountId(), writer.Key!, secret, now)));
}
