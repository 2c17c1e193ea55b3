using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record ItemDetails(Item Item, IReadOnlyList<ItemVersion> Versions);

public static class TheItemEndpoint
{
    [WolverineGet("/api/items/{code}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<ItemDetails>, NotFound>> Get(string code, IQuerySession session, CancellationToken ct)
    {
        var item = await session.Query<Item>().FirstOrDefaultAsync(i => i.Code == code, ct);
        if (item is null) return TypedResults.NotFound();
        var versions = await session.Query<ItemVersion>().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.ContentVersion).ToListAsync(ct);
        return TypedResults.Ok(new ItemDetails(item, versions));
    }
}
