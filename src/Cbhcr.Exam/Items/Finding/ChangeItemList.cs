using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <summary>Put items on a list made by hand, and take others off, by their codes.</summary>
public sealed record ChangeItemList(IReadOnlyList<string>? Add, IReadOnlyList<string>? Remove, int Version);

public sealed record ListChange(IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Removed, IReadOnlyList<string> Unknown);

public static class ChangeItemListEndpoint
{
    public static async Task<ListChange> LoadAsync(ChangeItemList command, IQuerySession session, CancellationToken ct)
    {
        var (add, remove) = (command.Add ?? [], command.Remove ?? []);
        var (ids, unknown) = await session.ItemIdsAsync([.. add, .. remove], ct);
        return new([.. add.Where(ids.ContainsKey).Select(c => ids[c])], [.. remove.Where(ids.ContainsKey).Select(c => ids[c])], unknown);
    }

    public static ProblemDetails Validate(ChangeItemList command, ListChange change, ItemList list, ClaimsPrincipal user) =>
        list.Refusal(command.Version, user.AccountId()) ?? (list.IsLive ? Problems.Conflict("This list follows a query; nobody puts items on it by hand.", "live-list")
            : change.Unknown.Count > 0 ? Problems.Malformed($"No item has the code {string.Join(", ", change.Unknown.Take(10))}.")
            : With(list, change).Count is 0 or > ItemList.MostItems ? Problems.Malformed($"A list has between 1 and {ItemList.MostItems} items.")
            : Problems.None);

    [WolverinePost("/api/item-lists/{itemListId}/items"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static Update<ItemList> Post(ChangeItemList command, ListChange change, [Entity("itemListId")] ItemList list) =>
        Storage.Update(list with { Items = With(list, change), Version = list.Version + 1 });

    private static IReadOnlyList<Guid> With(ItemList list, ListChange change) => [.. (list.Items ?? []).Union(change.Added).Except(change.Removed)];
}
