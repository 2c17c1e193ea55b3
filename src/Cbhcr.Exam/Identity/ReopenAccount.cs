using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Identity;

public sealed record ReopenAccount(int Version);

public static class ReopenAccountEndpoint
{
    public static ProblemDetails Validate(StaffAccount account) =>
        account.Closed ? Problems.None : Problems.Conflict("This account is open.", "account-open");

    [WolverinePost("/api/accounts/{accountId}/reopen"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static (EventsToAppend, OutgoingMessages) Post(ReopenAccount command, [WriteModel("accountId")] StaffAccount account, ClaimsPrincipal user, Instant now) =>
        ([new AccountReopened(user.AccountId(), now)], [new BringRightsUpToDate(account.Id)]);
}
