using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Credentials;

public sealed record SuspendCredential(string Reason, int Version);

public static class SuspendCredentialEndpoint
{
    public static ProblemDetails Validate(SuspendCredential command, Credential credential) =>
        !CredentialReasons.All.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", CredentialReasons.All)}.")
        : credential.State != CredentialState.Active ? Problems.Conflict("This credential is " + credential.State.ToString().ToLowerInvariant() + ".", "wrong-state")
        : Problems.None;

    [WolverinePost("/api/credentials/{credentialId}/suspend"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static CredentialSuspended Post(SuspendCredential command, [WriteModel] Credential credential, ClaimsPrincipal user, Instant now) =>
        new(command.Reason, user.AccountId(), now);
}
