using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Registration;

/// <param name="Password">Left out, the person cannot sign in to the candidate's pages yet; a sitting needs no password.</param>
public sealed record RegisterCandidate(string UserName, string DisplayName, string? Password);

public static class RegisterCandidateEndpoint
{
    /// <summary>The account comes first: should the event then fail, a retry with the same key finds the name taken and says so.</summary>
    public static async Task<(ProblemDetails, Programme?)> LoadAsync(RegisterCandidate command, IQuerySession session, Accounts accounts, [NotBody] NewId id, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(command.UserName)) errors["userName"] = "Give a user name.";
        if (string.IsNullOrWhiteSpace(command.DisplayName)) errors["displayName"] = "Give the name as it shall stand on a certificate.";
        if (errors.Count > 0) return (Problems.Malformed(errors), null);
        if (await session.TheProgrammeAsync(ct) is not { } programme) return (Problems.Missing("The programme"), null);
        if (await accounts.ExistsAsync(command.UserName)) return (Problems.Conflict("There is an account of that name already.", "account-exists"), null);
        var problem = await accounts.CreateAsync(id.Value, command.UserName.Trim(), command.DisplayName.Trim(),
            string.IsNullOrEmpty(command.Password) ? null : command.Password, Roles.Candidate);
        return problem is null ? (Problems.None, programme) : (problem.Answer, null);
    }

    [WolverinePost("/api/candidates"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(RegisterCandidate command, Programme programme, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/candidates/{id.Value}", id.Value),
            Storage.StartStream<Candidate>(id.Value, new CandidateRegistered(id.Value, programme.Id, user.AccountId(), now)));
}
