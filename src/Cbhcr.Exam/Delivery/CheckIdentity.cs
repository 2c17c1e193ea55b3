using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Method">What was seen, from a list; never a number or name from the document.</param>
public sealed record CheckIdentity(string Method, int Version);

public static class CheckIdentityEndpoint
{
    public static IReadOnlyList<string> Methods { get; } = ["government-photo-id", "employer-photo-id", "school-photo-id", "known-in-person"];

    public static ProblemDetails Validate(CheckIdentity command, Sitting sitting) =>
        !Methods.Contains(command.Method) ? Problems.Malformed($"The method must be one of {string.Join(", ", Methods)}.")
        : sitting.Status != SittingStatus.Scheduled ? Problems.Conflict("The identity has been checked already, or the sitting is over.", "not-scheduled")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/identity-check"), EmptyResponse, Authorize(Roles = Roles.Proctor)]
    public static IdentityChecked Post(CheckIdentity command, [WriteModel] Sitting sitting, ClaimsPrincipal user, Instant now) =>
        new(command.Method, user.AccountId(), now);
}
