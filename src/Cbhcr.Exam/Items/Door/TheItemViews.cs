using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record ShownView(Guid ItemId, int ContentVersion, string What, Guid AccountId, string Name, Instant At);

public static class TheItemViewsEndpoint
{
    public const int PageSize = 100;

    /// <summary>Who saw which item when, the latest first.</summary>
    /// <param name="itemId">Only this item, when given.</param>
    /// <param name="by">Only this account, when given.</param>
    [WolverineGet("/api/item-views"), Authorize(Roles = Roles.Administrator)]
    public static async Task<IReadOnlyList<ShownView>> Get(Guid? itemId, Guid? by, int? page, IQuerySession session, Accounts accounts, CancellationToken ct)
    {
        IQueryable<ItemView> query = session.Query<ItemView>();
        if (itemId is { } item) query = query.Where(v => v.ItemId == item);
        if (by is { } account) query = query.Where(v => v.By == account);
        // Ids are of version 7: their order is that of time.
        var views = await query.OrderByDescending(v => v.Id).Skip(Paging.Skip(page, PageSize)).Take(PageSize).ToListAsync(ct);
        var names = await accounts.NamesAsync(views.Select(v => v.By), ct);
        return [.. views.Select(v => new ShownView(v.ItemId, v.ContentVersion, v.What, v.By, names.GetValueOrDefault(v.By, "(name not held)"), v.At))];
    }
}
