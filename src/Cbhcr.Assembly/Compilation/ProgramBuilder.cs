using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Compilation;

/// <summary>Collects rows and helper variables.</summary>
internal sealed class ProgramBuilder(int items, int forms)
{
    private readonly List<Row> _rows = [];
    private int _variables = items * forms;

    public int Items => items;

    public int On(int form, int item) => form * items + item;

    public int Helper() => _variables++;

    public BinaryProgram Build(ProgramGoal goal) => new(items, forms, _variables, _rows, goal);

    /// <param name="rule">Where the row comes from.</param>
    /// <param name="guards">Variables of conditions: the row holds when all are true and says nothing otherwise.</param>
    /// <param name="terms">A variable each once.</param>
    /// <param name="range">Of the sum.</param>
    public void Add(string rule, IReadOnlyList<int> guards, IEnumerable<(int Variable, double Coefficient)> terms, Span range)
    {
        var kept = terms.Where(t => t.Coefficient != 0).ToList();
        if (guards.Count == 0)
        {
            Put(rule, kept, range.Least ?? double.NegativeInfinity, range.Most ?? double.PositiveInfinity);
            return;
        }
        // Each guard that is false moves the limit to where no choice of items can reach it.
        var lowest = kept.Sum(t => Math.Min(0, t.Coefficient));
        var highest = kept.Sum(t => Math.Max(0, t.Coefficient));
        if (range.Least is { } least && least > lowest)
            Put(rule, [.. kept, .. guards.Select(g => (g, lowest - least))], least - (least - lowest) * guards.Count, double.PositiveInfinity);
        if (range.Most is { } most && most < highest)
            Put(rule, [.. kept, .. guards.Select(g => (g, highest - most))], double.NegativeInfinity, most + (highest - most) * guards.Count);
    }

    private void Put(string rule, IReadOnlyList<(int Variable, double Coefficient)> terms, double least, double most)
    {
        if (double.IsNegativeInfinity(least) && double.IsPositiveInfinity(most)) return;
        _rows.Add(new(rule, [.. terms.Select(t => t.Variable)], [.. terms.Select(t => t.Coefficient)], least, most));
    }
}
