using Selection = System.Collections.Generic.List<(Cbhcr.Assembly.PoolItem Item, Cbhcr.Assembly.SlotUse Use)>;

namespace Cbhcr.Assembly.Tests;

/// <summary>Squared distances from mix, spread and even keys, then exposure: in the order in which they count, less is better.</summary>
internal readonly record struct Quality(long Mix, long Spread, long Keys, long Exposure)
{
    public static Quality Of(IReadOnlyList<FormSlot> slots, IReadOnlyList<PoolItem> pool, FormSpecification specification) =>
        Of([.. slots.Select(s => (pool.Single(i => i.Code == s.Code), s.Use))], specification);

    public static Quality Of(Selection selection, FormSpecification specification)
    {
        var total = specification.Competencies.Sum(c => c.Scored);
        var scored = selection.Where(s => s.Use == SlotUse.Scored).Select(s => s.Item).ToList();
        var pretest = selection.Where(s => s.Use == SlotUse.Pretest).CountBy(s => s.Item.Competency).ToDictionary();
        long Square(long x) => x * x;
        return new(
            specification.CognitiveMix.Sum(m => Square((100 * scored.Count(i => i.CognitiveLevel == m.CognitiveLevel)) - (total * m.Percent))),
            // In proportion to the scored counts; where nothing is scored, as evenly as can be.
            specification.Competencies.Sum(c => pretest.GetValueOrDefault(c.Competency) is var count && total == 0
                ? Square(count)
                : Square((count * total) - (specification.PretestItems * c.Scored))),
            scored.CountBy(i => i.KeyPosition).Sum(k => Square(k.Value)),
            selection.Sum(s => s.Item.Exposure));
    }
}

/// <summary>Tries every way of using every item: what the solver must agree with on pools of at most eight or so.</summary>
internal static class BruteForce
{
    /// <summary>Fewest items missing over all demands together; zero when there is a form.</summary>
    public static int LeastMissing(IReadOnlyList<PoolItem> pool, FormSpecification specification) =>
        Size(specification) - Selections(pool, specification).Max(s => s.Count);

    public static Quality Best(IReadOnlyList<PoolItem> pool, FormSpecification specification) =>
        Selections(pool, specification).Where(s => s.Count == Size(specification)).Select(s => Quality.Of(s, specification))
            .MinBy(q => (q.Mix, q.Spread, q.Keys, q.Exposure));

    private static int Size(FormSpecification specification) => specification.Competencies.Sum(c => c.Scored) + specification.PretestItems;

    // Everything that breaks no hard rule except that places may stay empty.
    private static IEnumerable<Selection> Selections(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var demand = specification.Competencies.ToDictionary(c => c.Competency, c => c.Scored);
        return pool.Where(i => demand.ContainsKey(i.Competency)).Aggregate<PoolItem, IEnumerable<Selection>>([[]], (all, item) => all.SelectMany(s => With(s, item)));

        IEnumerable<Selection> With(Selection taken, PoolItem item)
        {
            yield return taken;
            if (taken.Any(t => Fight(t.Item, item))) yield break;
            var scored = taken.Count(t => t.Use == SlotUse.Scored && t.Item.Competency == item.Competency);
            if (scored < demand[item.Competency]) yield return [.. taken, (item, SlotUse.Scored)];
            if (taken.Count(t => t.Use == SlotUse.Pretest) < specification.PretestItems) yield return [.. taken, (item, SlotUse.Pretest)];
        }
    }

    private static bool Fight(PoolItem a, PoolItem b) => a.Enemies.Contains(b.Code) || b.Enemies.Contains(a.Code);
}
