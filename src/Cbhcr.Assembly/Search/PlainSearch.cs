using System.Diagnostics;
using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>OR-Tools CP-SAT on the whole program, with nothing of our own: the measure for <see cref="FormSearch"/>, and what it falls back on.</summary>
internal static class PlainSearch
{
    public static SearchResult Run(BinaryProgram program, SearchOptions options, Action<SearchProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var whole = IntegerProgram.Of(program);
        var (status, values, bound) = SatSearch.Run(whole, SatModel.Of(whole), options, watch, progress, cancel);
        if (status == SearchStatus.Infeasible && whole.Drawn)
        {
            // Drawn-in rows prove nothing: only when the rows rounded outward have no answer either is there none.
            var wide = IntegerProgram.Of(program, wide: true);
            if (SatSearch.Run(wide, SatModel.Of(wide), options, watch, null, cancel).Status != SearchStatus.Infeasible) status = SearchStatus.Undecided;
        }
        return new(status, values, values is null ? double.NaN : GoalValue.Of(program.Goal, values), bound, watch.Elapsed);
    }
}
