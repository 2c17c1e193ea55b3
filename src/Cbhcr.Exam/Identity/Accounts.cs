using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam.Identity;

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
    public async Task<string?> CreateAsync(Guid id, string userName, string displayName, string? password, params string[] roleNames)
    {
        var account = new Account { Id = id, UserName = userName, DisplayName = displayName };
        var result = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!result.Succeeded) return string.Join(" ", result.Errors.Select(e => e.Description));
        if (roleNames.Length > 0) await users.AddToRolesAsync(account, roleNames);
        return null;
    }

    public async Task<bool> ExistsAsync(string userName) => await users.FindByNameAsync(userName) is not null;

    public async Task<bool> AnyInRoleAsync(string role) => (await users.GetUsersInRoleAsync(role)).Count > 0;

    /// <summary>Display names for ids; an erased or unknown person has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Users.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    public async Task<string> NameAsync(Guid id, CancellationToken ct) => (await NamesAsync([id], ct)).GetValueOrDefault(id, "(name not held)");

    // The same in every deployment, so that two nodes starting at once make the same rows.
    private static Guid DeterministicRoleId(string role) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(role)).AsSpan(0, 16));
}
