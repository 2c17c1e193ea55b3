namespace Cbhcr.Assembly;

/// <summary>Checks a form against its specification without the solver.</summary>
public static class FormCheck
{
    /// <summary>Every hard rule that the form breaks, in words; empty when it breaks none.</summary>
    /// <param name="slots">The form.</param>
    /// <param name="pool">The pool it was taken from; every code once.</param>
    /// <param name="specification">What it must be.</param>
    /// <returns>Sentences in a fixed order. What a slot says of its competency is held against the pool, and the pool is believed.</returns>
    public static IReadOnlyList<string> Violations(IReadOnlyList<FormSlot> slots, IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var items = pool.ToDictionary(i => i.Code);
        var known = slots.Where(s => items.ContainsKey(s.Code)).Select(s => (Slot: s, Item: items[s.Code])).ToList();
        var standing = known.Select(k => k.Item).DistinctBy(i => i.Code).ToList();
        return
        [
            .. slots.Where(s => !items.ContainsKey(s.Code)).Select(s => $"{s.Code} is not in the pool."),
            .. slots.CountBy(s => s.Code).Where(c => c.Value > 1).Select(c => $"{c.Key} stands {c.Value} times."),
            .. slots.Where((s, i) => s.Position != i + 1).Take(1).Select(_ => "Positions do not run from 1."),
            .. known.Where(k => k.Slot.Competency != k.Item.Competency).Select(k => $"{k.Item.Code} counts for {k.Item.Competency}, not {k.Slot.Competency}."),
            .. Counts(known, specification),
            .. EnemyPairs.Of(standing).Select(p => $"{standing[p.First].Code} and {standing[p.Second].Code} must not meet."),
        ];
    }

    private static IEnumerable<string> Counts(IReadOnlyList<(FormSlot Slot, PoolItem Item)> known, FormSpecification specification)
    {
        var scored = known.Where(k => k.Slot.Use == SlotUse.Scored).CountBy(k => k.Item.Competency).ToDictionary();
        foreach (var demand in specification.Competencies)
            if (scored.GetValueOrDefault(demand.Competency) is var count && count != demand.Scored)
                yield return $"{demand.Competency} has {count} scored items instead of {demand.Scored}.";

        var pretest = known.Count(k => k.Slot.Use == SlotUse.Pretest);
        if (pretest != specification.PretestItems) yield return $"There are {pretest} pretest items instead of {specification.PretestItems}.";

        var named = specification.Competencies.Select(c => c.Competency).ToHashSet();
        foreach (var (_, item) in known.Where(k => !named.Contains(k.Item.Competency)))
            yield return $"{item.Code} counts for {item.Competency}, which the specification does not name.";
    }
}
