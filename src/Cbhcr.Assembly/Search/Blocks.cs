namespace Cbhcr.Assembly.Search;

/// <summary>Which terms of the goal the items of a form stand in, and how bad such terms are.</summary>
internal sealed class Blocks
{
    private readonly ProgramGoal _goal;
    private readonly int[][] _terms;

    public Blocks(Columns columns)
    {
        var (items, forms) = (columns.Program.Source.Items, columns.Program.Source.Forms);
        _goal = columns.Program.Source.Goal;
        _terms = [.. Enumerable.Range(0, forms).Select(f => new SortedSet<int>(Enumerable.Range(f * items, items).SelectMany(v => columns.Terms(v).ToArray())).ToArray())];
    }

    public int[] Terms(int form) => _terms[form];

    public bool Nears => _goal is Distance;

    public bool Sums => _goal is Distance { Minimax: false };

    /// <summary>Of one term: less is better.</summary>
    public double Badness(double deviation) => _goal switch
    {
        Distance => Math.Abs(deviation),
        Extreme { Maximise: true } => -deviation,
        _ => deviation,
    };

    /// <summary>Of a form's terms together.</summary>
    public double Badness(Walk walk, int form)
    {
        var total = Sums ? 0 : double.NegativeInfinity;
        foreach (var t in _terms[form]) total = Sums ? total + Badness(walk.Deviations[t]) : Math.Max(total, Badness(walk.Deviations[t]));
        return total;
    }

    /// <summary>The forms that have a goal, worst first.</summary>
    public IEnumerable<int> Worst(Walk walk) => Enumerable.Range(0, _terms.Length).Where(f => _terms[f].Length > 0).OrderByDescending(f => Badness(walk, f));
}
