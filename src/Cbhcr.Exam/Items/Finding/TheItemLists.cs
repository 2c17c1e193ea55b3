using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Address">Where the list is looked at.</param>
public sealed record ItemListRow(Guid Id, string Name, bool Shared, bool Mine, bool Live, int? Items, string Address, int Version);

public static class TheItemListsEndpoint
{
    /// <summary>One's own lists and those that others share, by name.</summary>
    [WolverineGet("/api/item-lists"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<IReadOnlyList<ItemListRow>> List(IQuerySession session, ClaimsPrincipal user, CancellationToken ct) =>
        [.. (await session.ItemListsAsync(user.AccountId(), ct)).Select(l => Row(l, user))];

    [WolverineGet("/api/item-lists/{itemListId}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<ItemListRow>, NotFound>> Get(Guid itemListId, IQuerySession session, ClaimsPrincipal user, CancellationToken ct) =>
        await session.ItemListAsync(itemListId, user, ct) is { } list ? TypedResults.Ok(Row(list, user)) : TypedResults.NotFound();

    internal static ItemListRow Row(ItemList list, ClaimsPrincipal user) =>
        new(list.Id, list.Name, list.Shared, list.Owner == user.AccountId(), list.IsLive, list.Items?.Count,
            list.Query is { } query ? $"/staff/items?{query}" : $"/staff/items?list={list.Id}", list.Version);
}
