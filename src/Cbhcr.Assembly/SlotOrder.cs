namespace Cbhcr.Assembly;

/// <summary>
/// The order of items on a form: chance, within three rules. Pretest items are strewn over the whole form, no key letter comes five times running,
/// and no competency three times; where a form's items cannot keep the last two, they are broken as seldom as swapping finds.
/// </summary>
internal static class SlotOrder
{
    private const int LongestKeyRun = 4;
    private const int LongestCompetencyRun = 2;

    public static IReadOnlyList<FormSlot> Of(IReadOnlyList<(PoolItem Item, SlotUse Use)> chosen, SeededSequence chance)
    {
        var uses = Strew(chosen.Count, chosen.Count(c => c.Use == SlotUse.Pretest), chance);
        var shuffled = chosen.ToArray();
        chance.Shuffle(shuffled);
        var next = shuffled.GroupBy(c => c.Use).ToDictionary(g => g.Key, g => new Queue<PoolItem>(g.Select(c => c.Item)));
        var order = uses.Select(u => next[u].Dequeue()).ToArray();
        while (Mend(order, uses)) { }
        return [.. order.Select((item, i) => new FormSlot(i + 1, item.Code, item.Competency, uses[i]))];
    }

    // The form is cut into as many stretches as there are pretest items; each stretch gets one, anywhere in it.
    private static SlotUse[] Strew(int slots, int pretest, SeededSequence chance)
    {
        var uses = new SlotUse[slots];
        for (var i = 0; i < pretest; i++)
        {
            var (from, to) = (i * slots / pretest, (i + 1) * slots / pretest);
            uses[from + chance.Below(to - from)] = SlotUse.Pretest;
        }
        return uses;
    }

    // One round of swaps between slots of the same use; false when none made the order better, so rounds come to an end.
    private static bool Mend(PoolItem[] order, SlotUse[] uses)
    {
        var better = false;
        for (var i = 0; i < order.Length; i++)
            for (var j = 0; j < order.Length && Faults(order, i) > 0; j++)
                if (uses[i] == uses[j] && FewerAfterSwap(order, i, j)) better = true;
        return better;
    }

    private static bool FewerAfterSwap(PoolItem[] order, int i, int j)
    {
        var touched = Enumerable.Range(i, LongestKeyRun + 1).Union(Enumerable.Range(j, LongestKeyRun + 1)).Where(p => p < order.Length).ToList();
        var before = touched.Sum(p => Faults(order, p));
        (order[i], order[j]) = (order[j], order[i]);
        if (touched.Sum(p => Faults(order, p)) < before) return true;
        (order[i], order[j]) = (order[j], order[i]);
        return false;
    }

    // A run of keys helps those who guess and weighs most. A run of one subject only tires, but at the start it looks like the whole exam.
    private static int Faults(PoolItem[] order, int end) =>
        (char.IsAsciiLetter(order[end].KeyPosition) && EndsRun(order, end, LongestKeyRun, i => i.KeyPosition) ? 4 : 0)
        + (EndsRun(order, end, LongestCompetencyRun, i => i.Competency) ? end == LongestCompetencyRun ? 2 : 1 : 0);

    private static bool EndsRun<T>(PoolItem[] order, int end, int longest, Func<PoolItem, T> of) =>
        end >= longest && Enumerable.Range(end - longest, longest).All(p => Equals(of(order[p]), of(order[end])));
}
