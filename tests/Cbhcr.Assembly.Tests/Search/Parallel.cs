using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Tests.Search;

/// <summary>Two forms of twenty from three hundred, five domains, enemies, no overlap, three targets: too many answers to try, and no perfect one.</summary>
internal static class Parallel
{
    public const int Items = 300, Forms = 2, Length = 20, Domains = 5;

    public static BinaryProgram Program(ulong seed, Func<SeededSequence, ProgramGoal>? goal = null)
    {
        var chance = new SeededSequence(seed);
        var rows = new List<Row>();
        int[] Places(int form, Func<int, bool> of) => [.. Enumerable.Range(0, Items).Where(of).Select(i => (form * Items) + i)];
        var times = Enumerable.Range(0, Items).Select(_ => 40.0 + chance.Below(80)).ToArray();
        for (var f = 0; f < Forms; f++)
        {
            for (var d = 0; d < Domains; d++) rows.Add(Row("domain", Places(f, i => i % Domains == d), _ => 1, Length / Domains, Length / Domains));
            rows.Add(Row("time", Places(f, _ => true), v => times[v % Items], 1500, 1620));
            for (var k = 0; k < 20; k++) rows.Add(Row("enemies", Places(f, i => i / 3 == k), _ => 1, double.NegativeInfinity, 1));
        }
        for (var i = 0; i < Items; i++) rows.Add(Row("overlap", [i, Items + i], _ => 1, double.NegativeInfinity, 1));
        return new(Items, Forms, Items * Forms, rows, goal?.Invoke(chance) ?? Near(chance));
    }

    public static Sum Sum(SeededSequence chance, int form) =>
        new([.. Enumerable.Range(form * Items, Items)], [.. Enumerable.Range(0, Items).Select(_ => 0.05 + (chance.Below(1_000_000) / 2_500_000.0 / 1.7))]);

    private static Distance Near(SeededSequence chance)
    {
        var sums = Enumerable.Range(0, 3).Select(_ => Sum(chance, 0)).ToList();
        return new([.. Enumerable.Range(0, Forms).SelectMany(f => sums.Select(s => new Target(new([.. s.Variables.Select(v => v + (f * Items))], s.Coefficients), 3.9, 1)))], Minimax: true);
    }

    private static Row Row(string rule, int[] variables, Func<int, double> coefficient, double least, double most) =>
        new(rule, variables, [.. variables.Select(coefficient)], least, most);
}
