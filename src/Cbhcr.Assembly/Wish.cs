namespace Cbhcr.Assembly;

/// <summary>
/// Of the <paramref name="Most"/> slots of one use, those whose items <paramref name="Counts"/> picks out should number
/// <paramref name="Wanted"/> / <paramref name="Parts"/>, or nearly.
/// </summary>
internal sealed record Wish(SlotUse Use, int Most, Func<PoolItem, bool> Counts, long Wanted, long Parts)
{
    /// <summary>Squared distance in whole numbers. Squares share out a lack that cannot be helped instead of letting it fall on one level or letter.</summary>
    public long Cost(long count) => (Parts * count - Wanted) * (Parts * count - Wanted);

    /// <summary>Squared distance in items.</summary>
    public double Distance(long count) => Cost(count) / (double)(Parts * Parts);

    /// <summary>Cognitive mix, spread of pretest items, balance of keys. Wishes of one group have the same parts, so their costs can be added.</summary>
    public static IReadOnlyList<IReadOnlyList<Wish>> Groups(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var (total, pretest) = (specification.Competencies.Sum(c => c.Scored), specification.PretestItems);
        var letters = pool.Select(i => i.KeyPosition).Where(char.IsAsciiLetter).Distinct().Order().ToList();
        Wish Scored(Func<PoolItem, bool> counts, long wanted, long parts) => new(SlotUse.Scored, total, counts, wanted, parts);
        Wish Pretest(Func<PoolItem, bool> counts, long wanted, long parts) => new(SlotUse.Pretest, pretest, counts, wanted, parts);
        return
        [
            [.. specification.CognitiveMix.Select(s => Scored(i => i.CognitiveLevel == s.CognitiveLevel, (long)total * s.Percent, 100))],
            [.. specification.Competencies.Select(c => total > 0
                ? Pretest(i => i.Competency == c.Competency, (long)pretest * c.Scored, total)
                : Pretest(i => i.Competency == c.Competency, pretest, specification.Competencies.Count))],
            [.. letters.Select(l => Scored(i => i.KeyPosition == l, total, letters.Count))],
        ];
    }
}
