using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Identity;

/// <summary>For an account whose owner cannot sign in: staff, or a candidate registered without a password.</summary>
public sealed record ResetPassword(string Password);

public static partial class ResetPasswordEndpoint
{
    [WolverinePost("/api/accounts/{accountId}/password"), Authorize(Roles = Roles.Administrator)]
    [ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(404)]
    public static async Task<IResult> Post(ResetPassword command, Guid accountId, Accounts accounts, ClaimsPrincipal user, ILogger<Accounts> logger)
    {
        if (string.IsNullOrEmpty(command.Password)) return Results.Problem(Problems.Malformed(new Dictionary<string, string> { ["password"] = "Give the new password." }));
        var (found, problem) = await accounts.SetPasswordAsync(accountId, command.Password);
        if (!found) return Results.Problem(Problems.Missing("The account"));
        if (problem is not null) return Results.Problem(Problems.Malformed(new Dictionary<string, string> { ["password"] = problem }));
        LogReset(logger, accountId, user.AccountId());
        return Results.NoContent();
    }

    [LoggerMessage(LogLevel.Information, "The password of account {AccountId} was reset by {By}.")]
    private static partial void LogReset(ILogger logger, Guid accountId, Guid by);
}
