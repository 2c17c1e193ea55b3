using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Credentials;

public sealed record WithdrawCredential(string Reason, int Version);

public static class WithdrawCredentialEndpoint
{
    public static ProblemDetails Validate(WithdrawCredential command, Credential credential) =>
        !CredentialReasons.All.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", CredentialReasons.All)}.")
        : credential.State == CredentialState.Withdrawn ? Problems.Conflict("This credential is withdrawn already; a withdrawal is final.", "withdrawn")
        : Problems.None;

    [WolverinePost("/api/credentials/{credentialId}/withdraw"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static CredentialWithdrawn Post(WithdrawCredential command, [WriteModel] Credential credential, ClaimsPrincipal user, Instant now) =>
        new(command.Reason, user.AccountId(), now);
}
