namespace Cbhcr.Assembly.Search;

/// <summary>The best answer to a program that can be found within the effort allowed.</summary>
/// <remarks>
/// CP-SAT proves (bounds, optimality, infeasibility) and solves what is tightly bound; exchanges of items find what it finds late, sums that meet several targets to many digits.
/// With two threads or more and a clock both go on side by side; otherwise they take turns in portions counted in steps, which come out the same on every machine.
/// </remarks>
internal static class FormSearch
{
    public static SearchResult Run(BinaryProgram program, SearchOptions options, Action<SearchProgress>? progress, CancellationToken cancel)
    {
        var effort = new Effort(options, cancel);
        var best = Search(IntegerProgram.Of(program), effort, progress);
        // Rows rounded to be safe prove nothing: only when those rounded outward have no answer either is there none.
        return (best.Infeasible ? Search(IntegerProgram.Of(program, wide: true), effort, progress) : best).Result();
    }

    /// <summary>Loads the solver and has its paths compiled, some 100 ms; worth doing on another thread while a pool is read.</summary>
    public static void Prepare()
    {
        double[] ones = [1, 1, 1, 1];
        var sum = new Sum([0, 1, 2, 3], [0.5, 1.5, 2.5, 3.5]);
        Run(new(4, 1, 4, [new("", sum.Variables, ones, 1, 2)], new Extreme([sum], Maximise: true)), new(1, 1, null, 1), null, CancellationToken.None);
    }

    private static Incumbent Search(IntegerProgram whole, Effort effort, Action<SearchProgress>? progress)
    {
        var best = new Incumbent(whole, effort, progress);
        if (whole.Source.Goal is Extreme { Sums.Count: 1 }) LinearCore.Run(whole, effort, best);
        if (effort.Over || best.Settled) return best;
        if (effort.Options.Deterministic is null && effort.Options.Workers > 1) SideBySide(whole, effort, best);
        else InTurns(whole, effort, best);
        return best;
    }

    private static void SideBySide(IntegerProgram whole, Effort effort, Incumbent best)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(effort.Cancel);
        var shared = effort.Until(stop.Token);
        void Do(Action part)
        {
            part();
            if (best.Settled) stop.Cancel();
        }
        Parallel.Invoke(
            () => Do(() =>
            {
                if (PooledForms.AreImpossible(whole.Source, shared)) best.Conclude(SatAnswer.Impossible);
                else PlainSearch.Whole(whole, shared, best, effort.Options.Workers - 1);
            }),
            () => Do(() => new OwnSearch(whole, best, effort.Options.Seed).Run(shared, double.MaxValue)));
    }

    private static void InTurns(IntegerProgram whole, Effort effort, Incumbent best)
    {
        if (PooledForms.AreImpossible(whole.Source, effort))
        {
            best.Conclude(SatAnswer.Impossible);
            return;
        }
        var (all, begun) = (effort.Left, effort.Spent);
        // What is easy CP-SAT proves at once.
        PlainSearch.Whole(whole, effort, best, 1, all * 0.05);
        if (best.Settled) return;
        var own = new OwnSearch(whole, best, effort.Options.Seed);
        own.Run(effort, begun + (all * 0.4));
        if (!best.Settled) PlainSearch.Whole(whole, effort, best, 1, all * (best.Found ? 0.2 : 0.5));
        own.Run(effort, double.MaxValue);
    }
}
