using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AcceptAgreement(string Version);

public static class AcceptAgreementEndpoint
{
    public static ProblemDetails Validate(AcceptAgreement command, Sitting sitting, Instant now) =>
        command.Version != Agreement.Version ? Problems.Conflict("The agreement has changed. Read it again.", "agreement-changed")
        : sitting.Status != SittingStatus.Admitted ? Problems.Conflict("The agreement is accepted after admission and before the start.", "not-admitted")
        : sitting.AgreementExpiresAt < now ? Problems.Conflict("The time to accept the agreement is over. Your proctor can let you in again.", "agreement-expired")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/agreement"), EmptyResponse, Authorize(Policy = SittingCookie.Policy)]
    public static AgreementAccepted? Post(AcceptAgreement command, [WriteModel] Sitting sitting, [NotBody] Instant now) =>
        sitting.AgreementAcceptedAt is null ? new(command.Version, now) : null;
}
