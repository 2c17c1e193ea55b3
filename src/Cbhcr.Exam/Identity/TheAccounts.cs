using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Identity;

public sealed record AccountRow(Guid AccountId, string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Closed, int Version);

public static class TheAccountsEndpoint
{
    /// <summary>Staff, by user name. Candidates are in /api/candidates.</summary>
    [WolverineGet("/api/accounts"), Authorize(Roles = Roles.Administrator)]
    public static Task<IReadOnlyList<AccountRow>> Get(IQuerySession session, Accounts accounts, CancellationToken ct) => session.AccountsAsync(accounts, ct);

    public static async Task<IReadOnlyList<AccountRow>> AccountsAsync(this IQuerySession session, Accounts accounts, CancellationToken ct)
    {
        var staff = await session.Query<StaffAccount>().ToListAsync(ct);
        var people = await accounts.PeopleAsync(staff.Select(a => a.Id), ct);
        return [.. staff.Where(a => people.ContainsKey(a.Id))
            .Select(a => new AccountRow(a.Id, people[a.Id].UserName, people[a.Id].DisplayName, a.Roles, a.Closed, a.Version))
            .OrderBy(a => a.UserName, StringComparer.OrdinalIgnoreCase)];
    }
}
