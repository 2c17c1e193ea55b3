using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Identity;

/// <param name="Reason">From a list; never free text about a person.</param>
public sealed record CloseAccount(string Reason, int Version);

public static class CloseAccountEndpoint
{
    public static ProblemDetails Validate(CloseAccount command, StaffAccount account, ClaimsPrincipal user) =>
        !StaffAccount.ClosingReasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", StaffAccount.ClosingReasons)}.")
        : account.Closed ? Problems.Conflict("This account is closed already.", "account-closed")
        : account.Id == user.AccountId() ? Problems.Conflict("You cannot close your own account.", "own-account")
        : Problems.None;

    /// <summary>Nobody signs in with it again, and cookies given out before end within a minute.</summary>
    [WolverinePost("/api/accounts/{accountId}/close"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static (EventsToAppend, OutgoingMessages) Post(CloseAccount command, [WriteModel("accountId")] StaffAccount account, ClaimsPrincipal user, Instant now) =>
        ([new AccountClosed(command.Reason, user.AccountId(), now)], [new BringRightsUpToDate(account.Id)]);
}
