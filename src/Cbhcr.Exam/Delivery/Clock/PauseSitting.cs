using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Reason">From a list: people write about people elsewhere, encrypted.</param>
public sealed record PauseSitting(string Reason);

public static class PauseSittingEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["technical-problem", "disturbance-in-the-room", "candidate-unwell", "unscheduled-break", "remote-proctor", "other"];

    public static ProblemDetails Validate(PauseSitting command, Sitting sitting) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Reasons)}.")
        : sitting.Status != SittingStatus.InProgress ? Problems.Conflict("Only a sitting in progress can be paused.", "not-in-progress")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/pause"), EmptyResponse, Authorize(Roles = Roles.Proctor)]
    public static SittingPaused Post(PauseSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, ClaimsPrincipal user, Instant now) =>
        new(command.Reason, user.AccountId(), now);
}
