using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Somebody saw an item, or a case (requirements SEC-01).</summary>
/// <param name="ItemId">Of the item, or of the stimulus.</param>
/// <param name="What">read, draft, preview, compare, review, …: the last word of the address.</param>
/// <param name="ContentVersion">Those that were asked for, or the one that was current; 0 for a draft of an item that has none.</param>
public sealed record ItemView(Guid Id, Guid ItemId, int ContentVersion, string What, Guid By, Instant At);

/// <summary>To be written down once the request is answered: reading an item waits for no log.</summary>
/// <param name="Item">Its code or id.</param>
/// <param name="Version">The version in the address, if one is.</param>
public sealed record ItemWasSeen(string Item, string? Version, string What, Guid By, Instant At);

public static class ItemViews
{
    public static void Configure(StoreOptions store) => store.Schema.For<ItemView>().Index(v => v.ItemId).Index(v => v.By);

    /// <returns>Null when the request showed no single item.</returns>
    public static ItemWasSeen? Of(HttpContext http, RouteEndpoint endpoint, Instant now)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Response.StatusCode != StatusCodes.Status200OK) return null;
        if ((http.GetRouteValue("itemId") ?? http.GetRouteValue("code") ?? http.GetRouteValue("Code") ?? http.GetRouteValue("stimulusId"))?.ToString() is not { Length: > 0 } item) return null;
        var last = endpoint.RoutePattern.PathSegments[^1];
        var what = last.IsSimple && last.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "read";
        return new(item, http.Request.Query["version"].FirstOrDefault() ?? http.Request.Query["to"].FirstOrDefault(), what, http.User.AccountId(), now);
    }
}

public static class ItemWasSeenHandler
{
    public static async Task Handle(ItemWasSeen seen, IDocumentSession session, IdSource ids, CancellationToken ct)
    {
        var item = Guid.TryParse(seen.Item, out var id) ? await session.LoadAsync<Item>(id, ct) : await session.Query<Item>().FirstOrDefaultAsync(i => i.Code == seen.Item, ct);
        var stimulus = item is not null ? null : id != Guid.Empty ? await session.LoadAsync<Stimulus>(id, ct) : await session.Query<Stimulus>().FirstOrDefaultAsync(s => s.Code == seen.Item, ct);
        if (item is null && stimulus is null && id == Guid.Empty) return;
        var version = int.TryParse(seen.Version, out var asked) ? asked : item?.ContentVersion ?? stimulus?.ContentVersion ?? 0;
        session.Insert(new ItemView(ids.Next().Value, item?.Id ?? stimulus?.Id ?? id, version, seen.What, seen.By, seen.At));
    }
}
