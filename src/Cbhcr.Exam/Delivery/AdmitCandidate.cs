using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AdmitCandidate(int Version);

public static class AdmitCandidateEndpoint
{
    /// <summary>Once, and again when the candidate let the time for the agreement pass.</summary>
    public static ProblemDetails Validate(Sitting sitting, Instant now) =>
        sitting.Status != SittingStatus.CheckedIn && !(sitting.Status == SittingStatus.Admitted && sitting.AgreementExpiresAt < now)
            ? Problems.Conflict("Check the candidate's identity first; admit once.", "not-checked-in")
        : !sitting.IsOpenFor(now) ? Problems.Conflict("The window of this sitting is not open.", "window-closed")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/admit"), EmptyResponse, Authorize(Roles = Roles.Proctor)]
    public static CandidateAdmitted Post(AdmitCandidate command, [WriteModel] Sitting sitting, ClaimsPrincipal user, [NotBody] Instant now) =>
        new(user.AccountId(), now);
}
