using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam.Identity;

public sealed record AccountProblem(bool NameIsTaken, string Text)
{
    public ProblemDetails Answer => NameIsTaken ? Problems.Conflict("There is an account of that name already.", "account-exists") : Problems.Malformed(Text);
}

/// <summary>What the rest of the program asks of accounts: make one, and who is behind an id.</summary>
public sealed class Accounts(UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles, IDbContextFactory<AccountStore> stores)
{
    public async Task EnsureRolesAsync()
    {
        foreach (var role in Roles.All)
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = DeterministicRoleId(role) });
    }

    /// <returns>Null when done, otherwise what was wrong with the name or the password.</returns>
    public async Task<AccountProblem?> CreateAsync(Guid id, string userName, string displayName, string? password, params string[] roleNames)
    {
        var account = new Account { Id = id, UserName = userName, DisplayName = displayName };
        try
        {
            var result = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
            if (!result.Succeeded)
                return new(result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)), string.Join(" ", result.Errors.Select(e => e.Description)));
        }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else took the name between the look and the insert.
            return new(true, "There is an account of that name already.");
        }
        if (roleNames.Length > 0) await users.AddToRolesAsync(account, roleNames);
        return null;
    }

    /// <summary>Exactly these roles; a closed account cannot sign in. Cookies given out before are checked again within a minute.</summary>
    public async Task SetRightsAsync(Guid id, IReadOnlyList<string> wanted, bool closed)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account) return;
        var has = await users.GetRolesAsync(account);
        await users.RemoveFromRolesAsync(account, has.Except(wanted));
        await users.AddToRolesAsync(account, wanted.Except(has));
        await users.SetLockoutEnabledAsync(account, true);
        await users.SetLockoutEndDateAsync(account, closed ? DateTimeOffset.MaxValue : null);
        await users.UpdateSecurityStampAsync(account);
    }

    public async Task<(bool Found, string? Problem)> SetPasswordAsync(Guid id, string password)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account) return (false, null);
        var result = await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), password);
        return (true, result.Succeeded ? null : string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    /// <summary>The row stays, since results and events name its id; nothing in it leads to a person any more, and nobody signs in with it.</summary>
    public async Task ForgetAsync(Guid id)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account) return;
        await users.RemoveClaimsAsync(account, await users.GetClaimsAsync(account));
        foreach (var login in await users.GetLoginsAsync(account)) await users.RemoveLoginAsync(account, login.LoginProvider, login.ProviderKey);
        await users.RemoveFromRolesAsync(account, await users.GetRolesAsync(account));
        (account.UserName, account.DisplayName, account.Email, account.PhoneNumber, account.PasswordHash) = ($"erased-{id:N}", "", null, null, null);
        (account.LockoutEnabled, account.LockoutEnd) = (true, DateTimeOffset.MaxValue);
        // The new stamp ends every cookie within a minute.
        await users.UpdateSecurityStampAsync(account);
    }

    public async Task<bool> ExistsAsync(Guid id) => await users.FindByIdAsync(id.ToString()) is not null;

    public async Task<bool> ExistsAsync(string userName) => await users.FindByNameAsync(userName) is not null;

    public async Task<bool> AnyInRoleAsync(string role) => (await users.GetUsersInRoleAsync(role)).Count > 0;

    public async Task<IReadOnlyDictionary<Guid, (string UserName, string DisplayName)>> PeopleAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Users.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => (u.UserName ?? "", u.DisplayName), ct);
    }

    /// <summary>Display names for ids; an erased or unknown person has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Users.Where(u => wanted.Contains(u.Id) && u.DisplayName != "").ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    public async Task<string> NameAsync(Guid id, CancellationToken ct) => (await NamesAsync([id], ct)).GetValueOrDefault(id, "(name not held)");

    // The same in every deployment, so that two nodes starting at once make the same rows.
    private static Guid DeterministicRoleId(string role) => DerivedId.Of(role);
}
