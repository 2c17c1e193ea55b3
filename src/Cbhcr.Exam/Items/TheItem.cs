using Cbhcr.Exam.Identity;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record ItemSummary(Guid Id, string Code, int ContentVersion, ItemStatus Status, string Competency, string SkillArea, string CognitiveLevel, string Stem, bool Sample);

public sealed record ItemPage(IReadOnlyList<ItemSummary> Items, int Total, int Page, int PageSize);

public sealed record ItemDetails(Item Item, IReadOnlyList<ItemVersion> Versions);

public static class TheItemEndpoint
{
    public const int PageSize = 50;

    [WolverineGet("/api/items/{code}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<ItemDetails>, NotFound>> Get(string code, IQuerySession session, CancellationToken ct)
    {
        var item = await session.Query<Item>().FirstOrDefaultAsync(i => i.Code == code, ct);
        if (item is null) return TypedResults.NotFound();
        var versions = await session.Query<ItemVersion>().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.ContentVersion).ToListAsync(ct);
        return TypedResults.Ok(new ItemDetails(item, versions));
    }

    /// <param name="competency">Only items of this competency, when given.</param>
    /// <param name="text">Only items whose stem holds this text, when given.</param>
    [WolverineGet("/api/items"), Authorize(Roles = Roles.ItemReaders)]
    public static Task<ItemPage> List(IQuerySession session, string? competency, string? text, int? page, CancellationToken ct) =>
        session.ItemPageAsync(competency, text, page ?? 1, ct);

    public static async Task<ItemPage> ItemPageAsync(this IQuerySession session, string? competency, string? text, int page, CancellationToken ct)
    {
        IQueryable<Item> query = session.Query<Item>();
        if (!string.IsNullOrWhiteSpace(competency)) query = query.Where(i => i.Content.Competency == competency);
        if (!string.IsNullOrWhiteSpace(text)) query = query.Where(i => i.Content.Stem.Contains(text, StringComparison.OrdinalIgnoreCase));
        var total = await query.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var items = await query.OrderBy(i => i.Code).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new([.. items.Select(i => new ItemSummary(i.Id, i.Code, i.ContentVersion, i.Status, i.Content.Competency, i.Content.SkillArea,
            i.Content.CognitiveLevel, i.Content.Stem, i.Content.Sample))], total, page, PageSize);
    }
}
