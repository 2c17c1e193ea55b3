using FsCheck;
using FsCheck.Fluent;

namespace Cbhcr.Assembly.Tests;

/// <summary>A pool and what is asked of it, at random.</summary>
public sealed record Case(IReadOnlyList<PoolItem> Pool, FormSpecification Specification, ulong Seed)
{
    public override string ToString() => $"""
        seed {Seed}, {string.Join(", ", Specification.Competencies.Select(c => $"{c.Scored} {c.Competency}"))}, {Specification.PretestItems} pretest,
        mix {string.Join(", ", Specification.CognitiveMix.Select(m => $"{m.Percent} % {m.CognitiveLevel}"))}
        {string.Join("\n", Pool.Select(i => $"{i.Code} {i.Competency} {i.CognitiveLevel} {i.KeyPosition} {i.Exposure} against {string.Join(' ', i.Enemies)}"))}
        """;
}

/// <summary>Few enough items to try everything; about two cases in five have a form.</summary>
public static class SmallCases
{
    public static Arbitrary<Case> Cases() => Cases(items: (3, 8), scored: 4, pretest: 2, enemies: 2);

    internal static Arbitrary<Case> Cases((int From, int To) items, int scored, int pretest, int enemies) => (
        from count in Gen.Choose(items.From, items.To)
        from pool in Gen.CollectToList(Enumerable.Range(1, count), i => Item(i, count, enemies))
        from competencies in Gen.Elements<string[]>(["A", "B"], ["A", "B"], ["A"], ["B", "A", "Z"])
        from counts in Gen.CollectToList(competencies, c => Gen.Choose(0, Math.Min(scored, pool.Count(i => i.Competency == c) + 1)))
        from trial in Gen.Choose(0, pretest)
        from mix in Gen.Elements(Mixes)
        from seed in Gen.Choose(0, int.MaxValue)
        let demands = competencies.Zip(counts, (c, n) => new CompetencyCount(c, n)).ToList()
        select new Case([.. pool], new(demands, counts.Sum() == 0 ? Math.Max(1, trial) : trial, mix), (ulong)seed)).ToArbitrary();

    private static readonly CognitiveShare[][] Mixes =
        [[], [new("recall", 50), new("judgment", 50)], [new("recall", 35), new("application", 45), new("judgment", 20)], [new("recall", 10)]];

    // One item in nine belongs to a competency nobody asks for; an enemy may be a stranger or the item itself.
    private static Gen<PoolItem> Item(int number, int count, int enemies) =>
        from competency in Gen.Elements("A", "A", "A", "A", "B", "B", "B", "Z", "X")
        from level in Gen.Elements("recall", "application", "judgment")
        from against in Gen.ListOf(Gen.Choose(1, count + 1), enemies)
        from any in Gen.Choose(0, 2)
        from key in Gen.Elements('A', 'A', 'A', 'B', 'C', 'D')
        from exposure in Gen.Choose(0, 3)
        select new PoolItem($"I{number:00}", competency, level, any == 0 ? [.. against.Select(e => $"I{e:00}")] : [], key, exposure);
}

/// <summary>Forms of the length of an exam, from pools that usually suffice.</summary>
public static class LargeCases
{
    public static Arbitrary<Case> Cases() => SmallCases.Cases(items: (60, 200), scored: 25, pretest: 10, enemies: 1);
}
