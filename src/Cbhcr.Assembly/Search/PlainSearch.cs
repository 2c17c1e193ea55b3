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
        if (!best.Infeasible) return best.Result();
        var wide = IntegerProgram.Of(program, wide: true);
        var second = new Incumbent(wide, effort, progress);
        Whole(wide, effort, second, options.Workers);
        return second.Result();
    }

    /// <summary>Everything CP-SAT can say within what is left of the effort, or a part of it.</summary>
    public static void Whole(IntegerProgram whole, Effort effort, Incumbent best, int workers, double most = double.MaxValue) =>
        best.Conclude(SatSearch.Run(whole, new(whole, best.Values), effort, most, workers, v => best.Offer(v), best.Limit));
}
