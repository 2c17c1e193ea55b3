using Cbhcr.Assembly.Search;
using FsCheck;
using FsCheck.Fluent;

namespace Cbhcr.Assembly.Tests.Search;

/// <summary>A program small enough to try every answer.</summary>
public sealed class SmallProgram
{
    internal BinaryProgram Program { get; init; } = null!;

    /// <summary>The best value of the goal over all answers; null when there are none.</summary>
    public double? Best()
    {
        double? best = null;
        var values = new bool[Program.Variables];
        for (var mask = 0; mask < 1 << values.Length; mask++)
        {
            for (var v = 0; v < values.Length; v++) values[v] = (mask >> v & 1) == 1;
            if (Faults.Of(Program, values).Any()) continue;
            var value = Goals.Value(Program.Goal, values);
            if (best is null || (Program.Goal is Extreme { Maximise: true } ? value > best : value < best)) best = value;
        }
        return best;
    }

    public override string ToString() => string.Join('\n',
        Program.Rows.Select(r => $"{r.Least} ≤ {Told(r.Variables, r.Coefficients)} ≤ {r.Most}").Append(Program.Goal switch
        {
            Extreme e => $"{(e.Maximise ? "max min" : "min max")} {string.Join(" ; ", e.Sums.Select(s => Told(s.Variables, s.Coefficients)))}",
            Distance d => $"{(d.Minimax ? "greatest" : "sum")} {string.Join(" ; ", d.Targets.Select(t => $"{t.Weight} × |{Told(t.Sum.Variables, t.Sum.Coefficients)} - {t.Value}|"))}",
            _ => "nothing",
        }));

    private static string Told(int[] variables, double[] coefficients) => string.Join(" + ", variables.Zip(coefficients, (v, c) => $"{c:R} x{v}"));
}

internal static class Goals
{
    public static double Value(ProgramGoal goal, bool[] values)
    {
        double Sum(Sum s) => s.Variables.Select((v, i) => values[v] ? s.Coefficients[i] : 0).Sum();
        return goal switch
        {
            Extreme { Maximise: true } e => e.Sums.Min(Sum),
            Extreme e => e.Sums.Max(Sum),
            Distance { Minimax: true } d => d.Targets.Max(t => t.Weight * Math.Abs(Sum(t.Sum) - t.Value)),
            Distance d => d.Targets.Sum(t => t.Weight * Math.Abs(Sum(t.Sum) - t.Value)),
            _ => 0,
        };
    }
}

/// <summary>Rows that do not hold, added up in decimal fractions without rounding.</summary>
internal static class Faults
{
    public static IEnumerable<string> Of(BinaryProgram program, bool[] values) => program.Rows.Where(r =>
    {
        var sum = r.Variables.Select((v, i) => values[v] ? (decimal)r.Coefficients[i] : 0).Sum();
        return (!double.IsInfinity(r.Least) && sum < (decimal)r.Least) || (!double.IsInfinity(r.Most) && sum > (decimal)r.Most);
    }).Select(r => r.Rule);
}

public static class SmallPrograms
{
    public static Arbitrary<SmallProgram> Programs() => (
        from items in Gen.Choose(2, 5)
        from forms in Gen.Choose(1, 2)
        from helpers in Gen.Choose(0, 2)
        let variables = (items * forms) + helpers
        from rows in Gen.Choose(1, 5)
        from constraints in Gen.CollectToList(Enumerable.Range(0, rows), _ => Constraint(variables))
        from goal in Goal(variables)
        select new SmallProgram { Program = new(items, forms, variables, [.. constraints], goal) }).ToArbitrary();

    private static Gen<(int[] Variables, double[] Coefficients)> Weighted(int variables, Gen<double> coefficient) =>
        from members in Gen.CollectToList(Enumerable.Range(0, variables), v => from inside in Gen.Choose(0, 3) select inside > 0 ? v : -1)
        let of = members.Where(v => v >= 0).ToArray()
        from coefficients in Gen.CollectToList(of, _ => coefficient)
        select (of, coefficients.ToArray());

    private static Gen<Row> Constraint(int variables) =>
        from kind in Gen.Choose(0, 2)
        from row in Weighted(variables, Coefficient(kind))
        let sum = row.Coefficients.Sum()
        from start in Gen.Choose(0, 8)
        from width in Gen.Choose(0, 4)
        from open in Gen.Choose(0, 5)
        let least = Rounded(sum * start / 10, kind)
        let most = Rounded(sum * (start + width) / 10, kind)
        select new Row(
            $"rule {kind}", row.Variables, row.Coefficients, open == 0 ? double.NegativeInfinity : Math.Min(least, most), open == 1 ? double.PositiveInfinity : Math.Max(least, most));

    // Numbers with all their digits are kept off the sums that could just reach them.
    private static double Rounded(double limit, int kind) => kind switch { 0 => Math.Round(limit), 1 => Math.Round(limit, 2), _ => limit * 1.00037 };

    // Whole numbers, hundredths, and numbers with all their digits.
    private static Gen<double> Coefficient(int kind) => kind switch
    {
        0 => from c in Gen.Choose(0, 5) select c == 0 ? -1.0 : 1.0,
        1 => from c in Gen.Choose(-20, 150) select c / 100.0,
        _ => from c in Gen.Choose(1, 100_000) select Math.Sqrt(c) / 100,
    };

    private static Gen<ProgramGoal> Goal(int variables) =>
        from kind in Gen.Choose(0, 5)
        from count in Gen.Choose(2, 3)
        from whole in Gen.Choose(0, 2)
        from sums in Gen.CollectToList(Enumerable.Range(0, count), _ => Weighted(variables, Coefficient(whole)))
        from weights in Gen.CollectToList(Enumerable.Range(0, count), _ => Gen.Elements(1.0, 1.0, 0.3, 7.5))
        from target in Gen.Choose(0, 300)
        let written = sums.Select(s => new Sum(s.Variables, s.Coefficients)).ToList()
        select (ProgramGoal)(kind switch
        {
            0 => new Nothing(),
            1 => new Extreme([written[0]], target % 2 == 0),
            2 => new Extreme(written, target % 2 == 0),
            3 => new Distance([new(written[0], target / 100.0, weights[0])], Minimax: true),
            _ => new Distance([.. written.Zip(weights, (s, w) => new Target(s, target / 100.0, w))], kind == 4),
        });
}
