namespace Cbhcr.Assembly;

/// <summary>The number of items used in one way that <paramref name="Counts"/> picks out should be near <paramref name="Wanted"/> / <paramref name="Parts"/>.</summary>
internal sealed record Wish(SlotUse Use, Func<PoolItem, bool> Counts, long Wanted, long Parts)
{
    /// <summary>Squared distance in whole numbers. Squares, so that a lack nobody can help is shared out instead of falling on one level or letter.</summary>
    public long Cost(long count) => (Parts * count - Wanted) * (Parts * count - Wanted);

    /// <summary>Squared distance in items.</summary>
    public double Distance(long count) => Cost(count) / (double)(Parts * Parts);

    /// <summary>Cognitive mix, then spread of pretest items, then balance of keys. Wishes of one group have the same parts, so their costs can be added.</summary>
    public static IReadOnlyList<IReadOnlyList<Wish>> Groups(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var total = specification.Competencies.Sum(c => c.Scored);
        var letters = pool.Select(i => i.KeyPosition).Distinct().Order().ToList();
        return
        [
            [.. specification.CognitiveMix.Select(s => new Wish(SlotUse.Scored, i => i.CognitiveLevel == s.CognitiveLevel, (long)total * s.Percent, 100))],
            [.. specification.Competencies.Select(c => total > 0
                ? new Wish(SlotUse.Pretest, i => i.Competency == c.Competency, (long)specification.PretestItems * c.Scored, total)
                : new Wish(SlotUse.Pretest, i => i.Competency == c.Competency, specification.PretestItems, specification.Competencies.Count))],
            [.. letters.Select(l => new Wish(SlotUse.Scored, i => i.KeyPosition == l, total, letters.Count))],
        ];
    }
}
