using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Explaining;

/// <summary>What explaining may cost: as much as the search was given, but no more than a person waits for.</summary>
internal sealed class ExplainingBudget(AssemblyEffort effort, CancellationToken cancel)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    // Per search: there are some dozens of them.
    private const double MostUnits = 2;

    private TimeSpan _left = effort.Time is { } t ? t > Longest ? Longest : t < Shortest ? Shortest : t : Longest;

    public SearchResult Search(BinaryProgram program)
    {
        if (cancel.IsCancellationRequested || _left <= TimeSpan.Zero) return new(SearchStatus.Undecided, null, double.NaN, double.NaN, TimeSpan.Zero);
        // By the clock no single search may use up what the others need; counted in units it must not depend on the clock at all.
        var options = effort.Deterministic is { } units
            ? new SearchOptions(effort.Seed, Math.Min(units, MostUnits), null, 1)
            : new SearchOptions(effort.Seed, null, _left / 3 + TimeSpan.FromMilliseconds(100), Assembler.Workers);
        var result = FormSearch.Run(program, options, null, cancel);
        if (effort.Deterministic is null) _left -= result.Took;
        return result;
    }
}
