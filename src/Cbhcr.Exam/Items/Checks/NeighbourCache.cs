using System.Runtime.CompilerServices;
using Cbhcr.Lint;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>Stems and keys of the whole bank, for near duplicates. Kept until an item changes: reading and indexing 20,000 of them takes longer than all rules together.</summary>
internal sealed class NeighbourCache
{
    private static readonly ConditionalWeakTable<IDocumentStore, NeighbourCache> OfStores = [];

    private (string Mark, IReadOnlyList<Neighbour> Items)? _read;

    public static NeighbourCache Of(IQuerySession session) => OfStores.GetOrCreateValue(session.DocumentStore);

    public async Task<IReadOnlyList<Neighbour>> ReadAsync(IQuerySession session, CancellationToken ct)
    {
        var mark = (await session.AdvancedSql.QueryAsync<string>("select concat(count(*), ' ', max(mt_last_modified)) from docs.mt_doc_item", ct)).Single();
        if (_read is { } known && known.Mark == mark) return known.Items;
        var items = await session.Query<Item>().Where(i => i.Status != ItemStatus.Retired)
            .Select(i => new { i.Code, i.Content.Stem, i.Content.Key, i.Content.Options, i.Content.Competency }).ToListAsync(ct);
        var read = items.OrderBy(i => i.Code, StringComparer.Ordinal)
            .Select(i => new Neighbour(i.Code, i.Stem, i.Options.FirstOrDefault(o => o.Id == i.Key)?.Text ?? "", i.Competency)).ToList();
        _read = (mark, read);
        return read;
    }
}
