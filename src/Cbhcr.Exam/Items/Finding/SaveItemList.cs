using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <summary>Keep a list: what a query finds whenever it is opened, or the items named.</summary>
/// <param name="Query">As in the address of the bank's page.</param>
/// <param name="Codes">Instead of a query.</param>
public sealed record SaveItemList(string Name, bool Shared, string? Query, IReadOnlyList<string>? Codes);

public sealed record ListedItems(IReadOnlyList<Guid>? Ids);

public static class SaveItemListEndpoint
{
    public static async Task<(ProblemDetails, ListedItems)> LoadAsync(SaveItemList command, IQuerySession session, CancellationToken ct)
    {
        if (ItemList.NameProblem(command.Name) is { } name) return (Problems.Malformed(name), new(null));
        if ((command.Query is null) == (command.Codes is null)) return (Problems.Malformed("Give either a query or codes."), new(null));
        if (command.Query is { } query) return (ItemQuery.Parse(query).Problem ?? Problems.None, new(null));
        if (command.Codes!.Count is 0 or > ItemList.MostItems) return (Problems.Malformed($"A list has between 1 and {ItemList.MostItems} items."), new(null));
        var (ids, unknown) = await session.ItemIdsAsync(command.Codes, ct);
        return unknown.Count > 0 ? (Problems.Malformed($"No item has the code {string.Join(", ", unknown.Take(10))}."), new(null))
            : (Problems.None, new([.. command.Codes.Distinct().Select(c => ids[c])]));
    }

    [WolverinePost("/api/item-lists"), Authorize(Roles = Roles.ItemReaders)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, Insert<ItemList>) Post(SaveItemList command, ListedItems items, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/item-lists/{id.Value}", id.Value), Storage.Insert(new ItemList(id.Value, command.Name.Trim(), user.AccountId(), command.Shared,
            command.Query is { } query ? ItemQuery.Parse(query).Query.Address : null, items.Ids, now, 1)));
}
