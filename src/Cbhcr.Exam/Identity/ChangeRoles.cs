using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Identity;

/// <param name="Roles">All roles the account shall have from now on.</param>
public sealed record ChangeRoles(IReadOnlyList<string> Roles, int Version);

public static class ChangeRolesEndpoint
{
    public static ProblemDetails Validate(ChangeRoles command, StaffAccount account, ClaimsPrincipal user) =>
        StaffAccounts.Fault(command.Roles) is { } fault ? Problems.Malformed(new Dictionary<string, string> { ["roles"] = fault })
        : account.Id == user.AccountId() && !command.Roles.Contains(Roles.Administrator)
            ? Problems.Conflict("You cannot take the administrator's role from yourself: somebody must be left who can give it back.", "own-rights")
        : Problems.None;

    [WolverinePost("/api/accounts/{accountId}/roles"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static (EventsToAppend, OutgoingMessages) Post(ChangeRoles command, [WriteModel("accountId")] StaffAccount account, ClaimsPrincipal user, Instant now) =>
        ([new AccountRolesChanged([.. command.Roles.Distinct()], user.AccountId(), now)], [new BringRightsUpToDate(account.Id)]);
}
