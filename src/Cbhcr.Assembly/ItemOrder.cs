namespace Cbhcr.Assembly;

/// <summary>What the order of a form asks of an item.</summary>
/// <param name="Id">Unique on the form.</param>
/// <param name="Pretest">On trial; does not count.</param>
/// <param name="Key">The place of the key, A for the first; null where there is no such place.</param>
/// <param name="Stimulus">What it is asked about; null for an item that stands alone.</param>
/// <param name="Competency">What it is about.</param>
public sealed record PlacedItem(string Id, bool Pretest = false, string? Key = null, string? Stimulus = null, string? Competency = null);

/// <summary>
/// The order of items on a form: chance, within a few rules. Items of a stimulus stay together in the order given; stimuli, and pretest items that stand alone, are
/// strewn over the whole form; no key comes five times running, and no competency three times. Where a form's items cannot keep the last two, they are broken as
/// seldom as swapping finds.
/// </summary>
public static class ItemOrder
{
    private const int LongestKeyRun = 4;
    private const int LongestCompetencyRun = 2;

    /// <summary>The same seed gives the same order.</summary>
    /// <param name="items">In any order, but for items of one stimulus.</param>
    /// <param name="seed">Chance.</param>
    public static IReadOnlyList<PlacedItem> Of(IReadOnlyList<PlacedItem> items, ulong seed)
    {
        var chance = new SeededSequence(seed);
        var blocks = items.Where(i => i.Stimulus is not null).GroupBy(i => i.Stimulus!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var single = items.Where(i => i.Stimulus is null).OrderBy(i => i.Id, StringComparer.Ordinal).ToArray();
        var pretest = Strew(single.Length, single.Count(i => i.Pretest), chance);
        chance.Shuffle(single);
        if (blocks.Count > 0) chance.Shuffle(blocks);
        var next = single.GroupBy(i => i.Pretest).ToDictionary(g => g.Key, g => new Queue<PlacedItem>(g));
        var units = new List<IReadOnlyList<PlacedItem>>();
        var (block, slot) = (0, 0);
        foreach (var isBlock in Strew(single.Length + blocks.Count, blocks.Count, chance)) units.Add(isBlock ? blocks[block++] : [next[pretest[slot++]].Dequeue()]);
        do MendSingles(units);
        while (MoveBlock(units, blocks.Count));
        return [.. units.SelectMany(u => u)];
    }

    private static bool IsBlock(IReadOnlyList<PlacedItem> unit) => unit[0].Stimulus is not null;

    private static void MendSingles(List<IReadOnlyList<PlacedItem>> units)
    {
        PlacedItem[] order = [.. units.SelectMany(u => u)];
        while (Mend(order, [.. order.Select(i => i.Stimulus is not null)])) { }
        for (var (u, at) = (0, 0); u < units.Count; at += units[u].Count, u++)
            if (!IsBlock(units[u])) units[u] = [order[at]];
    }

    // Where stimuli make a run between them no item that stands alone can end it: two change places, or one moves on within its stretch of the form.
    private static bool MoveBlock(List<IReadOnlyList<PlacedItem>> units, int blocks)
    {
        var faults = Faults(units);
        if (faults == 0 || blocks == 0) return false;
        List<int> places = [.. Enumerable.Range(0, units.Count).Where(u => IsBlock(units[u]))];
        bool Fewer(int one, int other)
        {
            (units[one], units[other]) = (units[other], units[one]);
            if (Faults(units) < faults) return true;
            (units[one], units[other]) = (units[other], units[one]);
            return false;
        }
        foreach (var (k, place) in places.Index())
        {
            foreach (var other in places.Skip(k + 1)) if (Fewer(place, other)) return true;
            var (from, to) = (k * units.Count / blocks, (k + 1) * units.Count / blocks);
            foreach (var beside in new[] { place - 1, place + 1 })
                if (beside >= from && beside < to && !IsBlock(units[beside]) && Fewer(place, beside)) return true;
        }
        return false;
    }

    private static int Faults(List<IReadOnlyList<PlacedItem>> units)
    {
        PlacedItem[] order = [.. units.SelectMany(u => u)];
        return Enumerable.Range(0, order.Length).Sum(end => Faults(order, end));
    }

    // The form is cut into as many stretches as there are marks; each stretch gets one, anywhere in it.
    private static bool[] Strew(int slots, int marks, SeededSequence chance)
    {
        var marked = new bool[slots];
        for (var i = 0; i < marks; i++)
        {
            var (from, to) = (i * slots / marks, (i + 1) * slots / marks);
            marked[from + chance.Below(to - from)] = true;
        }
        return marked;
    }

    // One round of swaps between items of the same use that stand alone; false when none made the order better, so rounds come to an end.
    private static bool Mend(PlacedItem[] order, List<bool> fixedAt)
    {
        var better = false;
        for (var end = 0; end < order.Length; end++)
            // What ends a run may belong to a stimulus and have to stay: then one before it moves.
            for (var i = end; i >= Math.Max(0, end - LongestKeyRun) && Faults(order, end) > 0; i--)
                for (var j = 0; j < order.Length && !fixedAt[i] && Faults(order, end) > 0; j++)
                    if (!fixedAt[j] && order[i].Pretest == order[j].Pretest && FewerAfterSwap(order, i, j)) better = true;
        return better;
    }

    private static bool FewerAfterSwap(PlacedItem[] order, int i, int j)
    {
        var touched = Enumerable.Range(i, LongestKeyRun + 1).Union(Enumerable.Range(j, LongestKeyRun + 1)).Where(p => p < order.Length).ToList();
        var before = touched.Sum(p => Faults(order, p));
        (order[i], order[j]) = (order[j], order[i]);
        if (touched.Sum(p => Faults(order, p)) < before) return true;
        (order[i], order[j]) = (order[j], order[i]);
        return false;
    }

    // A run of keys helps those who guess and weighs most. A run of one subject only tires, but at the start it looks like the whole exam.
    private static int Faults(PlacedItem[] order, int end) =>
        (EndsRun(order, end, LongestKeyRun, i => i.Key) ? 4 : 0) + (EndsRun(order, end, LongestCompetencyRun, i => i.Competency) ? end == LongestCompetencyRun ? 2 : 1 : 0);

    private static bool EndsRun(PlacedItem[] order, int end, int longest, Func<PlacedItem, string?> of) =>
        end >= longest && of(order[end]) is { } last && Enumerable.Range(end - longest, longest).All(p => of(order[p]) == last);
}
