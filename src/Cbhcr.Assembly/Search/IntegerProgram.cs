namespace Cbhcr.Assembly.Search;

/// <summary>least ≤ coefficients · variables ≤ most, in whole numbers; each variable once.</summary>
internal sealed record IntegerRow(int[] Variables, long[] Coefficients, long Least, long Most)
{
    public const long None = long.MaxValue;
}

/// <summary>A sum of the goal, or its weighted distance from a target, in whole numbers: the true value times <see cref="IntegerProgram.Scale"/>, wrong by at most <paramref name="Error"/>.</summary>
internal sealed record IntegerTerm(int[] Variables, long[] Coefficients, long Target, double Error);

/// <summary>
/// A program in whole numbers, as CP-SAT wants it. Rows of whole numbers or decimal fractions stay what they are. Others are rounded towards their limit, upper and lower limit
/// apart, so that an answer meets the row as it was written; what has no answer then may still have one with the rows rounded outward.
/// </summary>
internal sealed class IntegerProgram
{
    // CP-SAT's presolve multiplies coefficients with each other and with limits: from about 2^34 on it loses answers (any_program finds it in seconds).
    private const double Widest = 1L << 30;

    private IntegerProgram(BinaryProgram source, IntegerRow[] rows, IntegerTerm[] terms, double scale, bool wide) =>
        (Source, Rows, Terms, Scale, Wide) = (source, rows, terms, scale, wide);

    public BinaryProgram Source { get; }

    public IntegerRow[] Rows { get; }

    public IntegerTerm[] Terms { get; }

    /// <summary>A power of two.</summary>
    public double Scale { get; }

    /// <summary>Rounded outward: what is infeasible so is infeasible.</summary>
    public bool Wide { get; }

    /// <summary>How far the goal in whole numbers, divided by the scale, can be from the goal as it is written.</summary>
    public double Error => Terms.Length == 0 ? 0 : (Source.Goal is Distance { Minimax: false } ? Terms.Sum(t => t.Error) : Terms.Max(t => t.Error)) / Scale;

    /// <param name="source">The program as it is written.</param>
    /// <param name="wide">Rounds rows outward instead: what is infeasible then is infeasible.</param>
    public static IntegerProgram Of(BinaryProgram source, bool wide = false)
    {
        var rows = source.Rows.SelectMany(r => Whole(r, wide)).ToArray();
        var terms = source.Goal switch
        {
            Extreme goal => [.. goal.Sums.Select(s => (Sum: Merged(s.Variables, s.Coefficients), Value: 0.0, Weight: 1.0))],
            Distance goal => [.. goal.Targets.Select(t => (Sum: Merged(t.Sum.Variables, t.Sum.Coefficients), t.Value, t.Weight))],
            _ => Array.Empty<((int[] Variables, double[] Coefficients) Sum, double Value, double Weight)>(),
        };
        // A single sum meets no limit: there each coefficient may be that wide.
        var alone = source.Goal is Extreme { Sums.Count: 1 };
        var widest = terms.Select(t => alone ? t.Sum.Coefficients.Select(Math.Abs).Append(0).Max() : t.Weight * (Math.Abs(t.Value) + t.Sum.Coefficients.Sum(Math.Abs))).Append(0).Max();
        var whole = terms.All(t => t.Weight == 1 && double.IsInteger(t.Value) && t.Sum.Coefficients.All(double.IsInteger)) && widest < Widest;
        var scale = whole || widest == 0 ? 1 : Math.ScaleB(1, Math.ILogB(Widest / widest));
        return new(source, rows, [.. terms.Select(t => Scaled(t.Sum.Variables, t.Sum.Coefficients, t.Value, t.Weight, scale))], scale, wide);
    }

    private static IntegerTerm Scaled(int[] variables, double[] coefficients, double target, double weight, double scale)
    {
        var exact = coefficients.Select(c => c * weight * scale).ToArray();
        var rounded = exact.Select(e => Math.Round(e)).ToArray();
        var (up, down) = Lost(exact, rounded);
        var aim = Math.Round(target * weight * scale);
        return new(variables, [.. rounded.Select(r => (long)r)], (long)aim, Math.Max(up, down) + Math.Abs(aim - (target * weight * scale)));
    }

    private static IEnumerable<IntegerRow> Whole(Row row, bool wide)
    {
        var (variables, coefficients) = Merged(row.Variables, row.Coefficients);
        if (DecimalScale(coefficients) is { } tens)
        {
            return
            [
                new(variables, [.. coefficients.Select(c => (long)((decimal)c * tens))],
                    double.IsInfinity(row.Least) ? -IntegerRow.None : (long)Math.Ceiling(Clamped(row.Least, tens)),
                    double.IsInfinity(row.Most) ? IntegerRow.None : (long)Math.Floor(Clamped(row.Most, tens))),
            ];
        }
        var scale = Math.ScaleB(1, Math.ILogB(Widest / coefficients.Sum(Math.Abs)));
        // An equation of such numbers has no room: it is met to one part in 10^9 or so.
        var safe = !wide && row.Least != row.Most;
        IntegerRow Side(bool up, double least, double most) => new(
            variables, [.. coefficients.Select(c => (long)(up ? Math.Ceiling(c * scale) : Math.Floor(c * scale)))], Limit(least, scale, up: safe), Limit(most, scale, up: !safe));
        return new[]
        {
            Side(up: !safe, row.Least, double.PositiveInfinity),
            Side(up: safe, double.NegativeInfinity, row.Most),
        }.Where(r => r.Least != -IntegerRow.None || r.Most != IntegerRow.None);
    }

    private static long Limit(double limit, double scale, bool up)
    {
        if (double.IsInfinity(limit)) return limit < 0 ? -IntegerRow.None : IntegerRow.None;
        var moved = Math.Clamp(limit * scale, -4 * Widest, 4 * Widest);
        return (long)(up ? Math.Ceiling(moved) : Math.Floor(moved));
    }

    private static decimal Clamped(double limit, decimal tens) => (decimal)Math.Clamp(limit, -4 * Widest, 4 * Widest) * tens;

    // 15 digits of a double are what somebody wrote: 0.1 means a tenth, and three of them are at most 0.3.
    private static decimal? DecimalScale(double[] coefficients)
    {
        var sum = coefficients.Sum(Math.Abs);
        var tens = 1m;
        for (var places = 0; places <= 10 && sum * (double)tens <= Widest; places++, tens *= 10)
        {
            if (coefficients.All(c => decimal.IsInteger((decimal)c * tens) && (c == 0 || (decimal)c != 0))) return tens;
        }
        return null;
    }

    // How much the true sum can lie above, and below, the rounded one.
    private static (double Up, double Down) Lost(double[] exact, double[] rounded)
    {
        var (up, down) = (0.0, 0.0);
        for (var i = 0; i < exact.Length; i++)
        {
            up += Math.Max(0, exact[i] - rounded[i]);
            down += Math.Max(0, rounded[i] - exact[i]);
        }
        return (up, down);
    }

    private static (int[] Variables, double[] Coefficients) Merged(int[] variables, double[] coefficients)
    {
        var seen = new HashSet<int>();
        if (variables.All(seen.Add) && !coefficients.Contains(0)) return (variables, coefficients);
        var sums = new SortedDictionary<int, double>();
        for (var i = 0; i < variables.Length; i++) sums[variables[i]] = sums.GetValueOrDefault(variables[i]) + coefficients[i];
        return ([.. sums.Where(s => s.Value != 0).Select(s => s.Key)], [.. sums.Where(s => s.Value != 0).Select(s => s.Value)]);
    }
}
