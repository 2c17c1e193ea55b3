using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Credentials;

public sealed record ReinstateCredential(string Reason, int Version);

public static class ReinstateCredentialEndpoint
{
    public static ProblemDetails Validate(ReinstateCredential command, Credential credential) =>
        !CredentialReasons.All.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", CredentialReasons.All)}.")
        : credential.State != CredentialState.Suspended ? Problems.Conflict("This credential is " + credential.State.ToString().ToLowerInvariant() + ".", "wrong-state")
        : Problems.None;

    [WolverinePost("/api/credentials/{credentialId}/reinstate"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static CredentialReinstated Post(ReinstateCredential command, [WriteModel] Credential credential, ClaimsPrincipal user, Instant now) =>
        new(command.Reason, user.AccountId(), now);
}
