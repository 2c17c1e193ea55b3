namespace Cbhcr.Assembly.Search;

/// <summary>A program by variable: the rows and the terms of the goal that each stands in.</summary>
internal sealed class Columns
{
    private readonly int[] _rowStart, _rows, _termStart, _terms;
    private readonly long[] _rowCoefficients;
    private readonly double[] _termCoefficients;

    public Columns(IntegerProgram program)
    {
        Program = program;
        var goal = Terms(program.Source.Goal);
        Targets = [.. goal.Select(t => t.Target)];
        var variables = program.Source.Variables;
        (_rowStart, _rows, _rowCoefficients) = Turned(variables, [.. program.Rows.Select(r => (r.Variables, r.Coefficients))]);
        (_termStart, _terms, _termCoefficients) = Turned(variables, [.. goal.Select(t => (t.Variables, t.Coefficients))]);
    }

    public IntegerProgram Program { get; }

    /// <summary>Weighted.</summary>
    public double[] Targets { get; }

    public ReadOnlySpan<int> Rows(int variable) => _rows.AsSpan(_rowStart[variable].._rowStart[variable + 1]);

    public ReadOnlySpan<long> RowCoefficients(int variable) => _rowCoefficients.AsSpan(_rowStart[variable].._rowStart[variable + 1]);

    public ReadOnlySpan<int> Terms(int variable) => _terms.AsSpan(_termStart[variable].._termStart[variable + 1]);

    /// <summary>Weighted.</summary>
    public ReadOnlySpan<double> TermCoefficients(int variable) => _termCoefficients.AsSpan(_termStart[variable].._termStart[variable + 1]);

    private static List<(int[] Variables, double[] Coefficients, double Target)> Terms(ProgramGoal goal) => goal switch
    {
        Extreme e => [.. e.Sums.Select(s => (s.Variables, s.Coefficients, 0.0))],
        Distance d => [.. d.Targets.Select(t => (t.Sum.Variables, t.Sum.Coefficients.Select(c => c * t.Weight).ToArray(), t.Value * t.Weight))],
        _ => [],
    };

    private static (int[] Start, int[] Lines, T[] Coefficients) Turned<T>(int variables, List<(int[] Variables, T[] Coefficients)> lines)
    {
        var start = new int[variables + 1];
        foreach (var (of, _) in lines) foreach (var v in of) start[v + 1]++;
        for (var v = 0; v < variables; v++) start[v + 1] += start[v];
        var next = start.AsSpan(0, variables).ToArray();
        var (where, what) = (new int[start[^1]], new T[start[^1]]);
        for (var line = 0; line < lines.Count; line++)
        {
            var (of, coefficients) = lines[line];
            for (var i = 0; i < of.Length; i++)
            {
                where[next[of[i]]] = line;
                what[next[of[i]]++] = coefficients[i];
            }
        }
        return (start, where, what);
    }
}
