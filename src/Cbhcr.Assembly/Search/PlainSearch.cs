namespace Cbhcr.Assembly.Search;

/// <summary>OR-Tools CP-SAT on the whole program, with nothing of our own: the measure for <see cref="FormSearch"/>.</summary>
internal static class PlainSearch
{
    public static SearchResult Run(BinaryProgram program, SearchOptions options, Action<SearchProgress>? progress, CancellationToken cancel)
    {
        var effort = new Effort(options, cancel);
        var whole = IntegerProgram.Of(program);
        var best = new Incumbent(whole, effort, progress);
        Whole(whole, effort, best, options.Workers);
        return best.Result();
    }

    /// <summary>Everything CP-SAT can say within what is left of the effort, or a part of it.</summary>
    public static void Whole(IntegerProgram whole, Effort effort, Incumbent best, int workers, double most = double.MaxValue)
    {
        var answer = SatSearch.Run(whole, new(whole, best.Values), effort, most, workers, v => best.Offer(v), best.Limit);
        best.Conclude(answer);
        if (answer.Status != SearchStatus.Infeasible || !whole.Drawn) return;
        // Drawn-in rows prove nothing: only when the rows rounded outward have no answer either is there none.
        var wide = IntegerProgram.Of(whole.Source, wide: true);
        if (SatSearch.Run(wide, new(wide), effort, most, workers).Status == SearchStatus.Infeasible) best.Conclude(new(SearchStatus.Infeasible, null, best.Bound), proven: true);
    }
}
