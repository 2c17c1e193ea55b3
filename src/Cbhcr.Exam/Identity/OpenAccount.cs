using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Identity;

/// <param name="Password">The first one; its owner changes it at /account.</param>
public sealed record OpenAccount(string UserName, string DisplayName, string Password, IReadOnlyList<string> Roles);

/// <summary>An account that the program itself made at a start gets a record like any other.</summary>
public sealed record RecordAccount(Guid AccountId, IReadOnlyList<string> Roles, Guid By);

public static class OpenAccountEndpoint
{
    /// <summary>The account comes first: should the event then fail, a retry finds the name taken and says so.</summary>
    public static async Task<ProblemDetails> LoadAsync(OpenAccount command, Accounts accounts, [NotBody] NewId id)
    {
        var errors = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(command.UserName)) errors["userName"] = "Give a user name.";
        if (string.IsNullOrWhiteSpace(command.DisplayName)) errors["displayName"] = "Give the person's name.";
        if (string.IsNullOrEmpty(command.Password)) errors["password"] = "Give a first password.";
        if (StaffAccounts.Fault(command.Roles) is { } fault) errors["roles"] = fault;
        if (errors.Count > 0) return Problems.Malformed(errors);
        if (await accounts.ExistsAsync(command.UserName)) return Problems.Conflict("There is an account of that name already.", "account-exists");
        return await accounts.CreateAsync(id.Value, command.UserName.Trim(), command.DisplayName.Trim(), command.Password, [.. command.Roles.Distinct()]) is { } problem
            ? problem.Answer
            : Problems.None;
    }

    [WolverinePost("/api/accounts"), Authorize(Roles = Roles.Administrator)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(OpenAccount command, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/accounts/{id.Value}", id.Value),
            Storage.StartStream<StaffAccount>(id.Value, new AccountOpened(id.Value, [.. command.Roles.Distinct()], user.AccountId(), now)));
}

public static class RecordAccountHandler
{
    public static StartStream Handle(RecordAccount command, Instant now) =>
        Storage.StartStream<StaffAccount>(command.AccountId, new AccountOpened(command.AccountId, command.Roles, command.By, now));
}
