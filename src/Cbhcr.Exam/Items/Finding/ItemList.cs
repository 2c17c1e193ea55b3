using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>
/// A list somebody keeps: by query it follows the bank, by hand it names items. It is a convenience of people, not part of an item's record,
/// and so a document. Its name may say anything; it never leaves the bank.
/// </summary>
public sealed record ItemList(Guid Id, string Name, Guid Owner, bool Shared, string? Query, IReadOnlyList<Guid>? Items, Instant SavedAt, int Version)
{
    public const int LongestName = 120, MostItems = 5000;

    public bool IsLive => Query is not null;

    public bool MayBeReadBy(Guid account) => Shared || Owner == account;

    public ProblemDetails? Refusal(int version, Guid account) =>
        !MayBeReadBy(account) ? Problems.Missing("The list")
        : Owner != account ? Problems.Forbidden("Only its owner changes a list.", "not-the-owner")
        : version != Version ? Problems.Conflict("The list was changed since you read it. Load it again.", "stale-version")
        : null;

    public static string? NameProblem(string name) => string.IsNullOrWhiteSpace(name) ? "Give the list a name." : name.Trim().Length > LongestName
        ? $"The name is longer than {LongestName} characters." : null;
}

public static class ItemLists
{
    /// <returns>Null when there is none that this person may see.</returns>
    public static async Task<ItemList?> ItemListAsync(this IQuerySession session, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        await session.LoadAsync<ItemList>(id, ct) is { } list && list.MayBeReadBy(user.AccountId()) ? list : null;

    public static Task<IReadOnlyList<ItemList>> ItemListsAsync(this IQuerySession session, Guid account, CancellationToken ct) =>
        session.Query<ItemList>().Where(l => l.Owner == account || l.Shared).OrderBy(l => l.Name).ToListAsync(ct);

    /// <summary>The ids behind codes, and the codes that no item has.</summary>
    public static async Task<(IReadOnlyDictionary<string, Guid> Ids, IReadOnlyList<string> Unknown)> ItemIdsAsync(this IQuerySession session, IEnumerable<string> codes, CancellationToken ct)
    {
        var wanted = codes.Distinct().ToArray();
        await using var command = new Npgsql.NpgsqlCommand($"select code, id from {ItemRow.Table} where code = any(@codes)");
        command.Parameters.AddWithValue("codes", wanted);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) ids[reader.GetString(0)] = reader.GetGuid(1);
        return (ids, [.. wanted.Where(c => !ids.ContainsKey(c))]);
    }
}
