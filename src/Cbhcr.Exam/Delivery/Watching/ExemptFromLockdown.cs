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

/// <summary>This sitting may be taken in any browser, whatever the programme asks for.</summary>
public sealed record LockdownExempted(string Reason, Guid ExemptedBy, Instant ExemptedAt);

public sealed record ExemptFromLockdown(string Reason);

public static class ExemptFromLockdownEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["accommodation", "device-cannot-run-it", "technical-problem"];

    public static ProblemDetails Validate(ExemptFromLockdown command, Sitting sitting) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Reasons)}.")
        : sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/lockdown-exemption"), EmptyResponse, Authorize(Roles = $"{Roles.Proctor},{Roles.CredentialingOfficer}")]
    public static LockdownExempted? Post(ExemptFromLockdown command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, ClaimsPrincipal user, Instant now) =>
        sitting.ExemptFromLockdown ? null : new(command.Reason, user.AccountId(), now);
}
