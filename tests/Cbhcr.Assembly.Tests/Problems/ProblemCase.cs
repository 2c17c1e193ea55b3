using Cbhcr.Assembly.Problem;
using FsCheck;
using FsCheck.Fluent;
using static System.FormattableString;

namespace Cbhcr.Assembly.Tests.Problems;

/// <summary>A problem small enough to try everything.</summary>
public sealed record ProblemCase(AssemblyProblem Problem, ulong Seed)
{
    public override string ToString()
    {
        var pool = Problem.Pool;
        var items = pool.Ids.Select((id, i) =>
            Invariant($"{id} c={pool.Categories["c"][i]} d={pool.Categories["d"][i]} n={pool.Numbers["n"][i]} stimulus={pool.Stimuli![i]} b={pool.Models![i]?.Parameters[0]}"));
        return $"{Problem.Forms} forms, {Goal}\n{string.Join('\n', items)}\n"
            + $"enemies {string.Join(" | ", pool.EnemySets!.Select(s => string.Join(' ', s)))}\n{string.Join('\n', Problem.Rules.Select(r => $"{r.Id} {r.GetType().Name} {RuleWords.Of(r)} on {string.Join(' ', r.Forms ?? [])}"))}";
    }

    private string Goal => Problem.Goal is NearTo near ? $"near {string.Join(' ', near.Aims)} {near.Minimax}" : $"{Problem.Goal}";
}

/// <summary>Rules of every kind, a few at a time. About half the problems have forms.</summary>
public static class SmallProblems
{
    public static Arbitrary<ProblemCase> Cases() => Cases(mostRules: 5).ToArbitrary();

    internal static Gen<ProblemCase> Cases(int mostRules) =>
        from shape in Gen.Elements<(int Forms, int Items)>((1, 7), (1, 5), (2, 4), (2, 5), (3, 3))
        from pool in Pool(shape.Items)
        from count in Gen.Choose(0, mostRules)
        from rules in Gen.CollectToList(Enumerable.Range(1, count), k => Rule($"r{k}", pool.Ids, shape.Forms))
        from length in Gen.Choose(1, 4)
        from goal in Goal()
        from seed in Gen.Choose(0, int.MaxValue)
        let exact = length > 3 ? [] : new Rule[] { new CountRule("length", new Every(), Span.Exactly(length)) }
        select new ProblemCase(new(pool, shape.Forms, [.. exact, .. rules], goal), (ulong)seed);

    private static Gen<ItemPool> Pool(int items) =>
        from c in Gen.ListOf(Gen.Elements("x", "x", "y", "y", "z", null), items)
        from d in Gen.ListOf(Gen.Elements("p", "q"), items)
        from n in Gen.ListOf(Gen.Choose(0, 20), items)
        from stimuli in Gen.ListOf(Gen.Elements(null, null, "s", "t"), items)
        from b in Gen.ListOf(Gen.Choose(-21, 20), items)
        from enemies in Gen.Elements<string[][]>([], [], [["i1", "i2"]], [["i1", "i2", "i3"], ["i3", "elsewhere"]])
        select new ItemPool(
            [.. Enumerable.Range(1, items).Select(i => $"i{i}")],
            new Dictionary<string, IReadOnlyList<double?>> { ["n"] = [.. n.Select(x => x == 0 ? (double?)null : (x - 8) / 10.0)] },
            new Dictionary<string, IReadOnlyList<string?>> { ["c"] = [.. c], ["d"] = [.. d] },
            [.. stimuli], enemies, [.. b.Select(x => x == -21 ? null : new ItemModel("1PL", [x / 10.0]))]);

    private static Gen<Condition> Condition(IReadOnlyList<string> ids) =>
        from kind in Gen.Choose(0, 9)
        from values in Gen.Elements<string[]>(["x"], ["y"], ["x", "z"])
        from some in Gen.SubListOf<string>(ids)
        from least in Gen.Choose(-5, 5)
        select kind switch
        {
            0 => new Every(),
            1 or 2 => new In("c", values),
            3 => new In("d", ["p"]),
            4 => new Within("n", new(least / 10.0, null)),
            5 => new These([.. some]),
            6 => new Both([new In("c", values), new In("d", ["q"])]),
            7 => new Either([new In("c", values), new Within("n", new(null, least / 10.0))]),
            8 => new Not(new In("c", values)),
            _ => (Condition)new These([ids[0], ids[^1]]),
        };

    private static Gen<Span> Whole(int highest) =>
        from one in Gen.Choose(0, highest)
        from other in Gen.Choose(0, highest)
        from open in Gen.Choose(0, 3)
        select open switch { 0 => new Span(Math.Min(one, other), null), 1 => new(null, Math.Max(one, other)), _ => new(Math.Min(one, other), Math.Max(one, other)) };

    private static Gen<Span> Tenths(int lowest, int highest) =>
        from one in Gen.Choose(lowest, highest)
        from other in Gen.Choose(lowest, highest)
        from open in Gen.Choose(0, 3)
        let least = Math.Min(one, other) / 10.0
        let most = Math.Max(one, other) / 10.0
        select open switch { 0 => new Span(least, null), 1 => new(null, most), _ => new(least, most) };

    private static Gen<Rule> Rule(string id, IReadOnlyList<string> ids, int forms) =>
        from kind in Gen.Choose(0, 15)
        from of in Condition(ids)
        from if1 in Condition(ids)
        from counts in Whole(3)
        from few in Whole(2)
        from tenths in Tenths(-6, 20)
        from mean in Tenths(-5, 9)
        from information in Tenths(1, 9)
        from only in Gen.Choose(0, 3 * forms)
        from then in Gen.Choose(0, 6)
        let forms1 = only >= 1 && only <= forms ? new[] { only } : null
        select kind switch
        {
            0 or 1 => new CountRule(id, of, counts, false, forms1),
            2 => new CountRule(id, of, counts, true),
            3 => new SumRule(id, "n", of, tenths, false, forms1),
            4 => new SumRule(id, "n", of, tenths, true),
            5 => new MeanRule(id, "n", of, mean, false, forms1),
            6 => new MeanRule(id, "n", of, mean, true),
            7 => new InformationRule(id, 0.5, information, forms1),
            8 => new WhenRule(id, if1, Then(then, id, of, counts, tenths, mean, few), forms1),
            9 => new WhenRule(id, if1, Then(then, id, of, counts, tenths, mean, few), forms1, Count: few),
            10 => new TogetherRule(id, of, forms1),
            11 => new EnemyRule(id, of, 1, forms1),
            12 => new StimulusRule(id, of, few, then < 3 ? null : new Span(1, then - 2), forms1),
            13 => new OverlapRule(id, few),
            14 => new UseRule(id, of, few),
            _ => then switch
            {
                < 3 => new IncludeRule(id, of, forms1), < 5 => new ExcludeRule(id, of, forms1), _ => (Rule)new EarlierFormRule(id, [ids[0], ids[1], "gone"], few, forms1),
            },
        };

    private static Rule Then(int kind, string id, Condition of, Span counts, Span tenths, Span mean, Span few) => kind switch
    {
        0 => new CountRule(id, of, counts),
        1 => new SumRule(id, "n", of, tenths),
        2 => new MeanRule(id, "n", of, mean),
        3 => new TogetherRule(id, of),
        4 => new StimulusRule(id, of, few, new Span(2, 2)),
        5 => new WhenRule(id, of, new CountRule(id, new In("d", ["p"]), counts)),
        _ => new IncludeRule(id, of),
    };

    private static Gen<Goal> Goal() =>
        from kind in Gen.Choose(0, 8)
        from target in Gen.Choose(-5, 20)
        from weight in Gen.Elements(1.0, 2.0)
        let aims = new Aim[] { new(new SumOf("n"), target / 10.0, weight), new(new InformationAt(-0.3), 0.6) }
        select kind switch
        {
            0 => new NoGoal(),
            1 => new MostOf(new SumOf("n")),
            2 => new MostOf(new SumOf("n"), Least: true),
            3 => new MostOf(new InformationAt(0.4)),
            4 => new NearTo(aims),
            5 => new NearTo([aims[0] with { Forms = [1] }, aims[1]]),
            6 => new WorstOf([new(new SumOf("n"), weight), new(new InformationAt(0.4), 3)]),
            7 => new WorstOf([new(new SumOf("n"), weight), new(new InformationAt(0.4))], Least: true),
            _ => (Goal)new NearTo(aims, Minimax: false),
        };
}
