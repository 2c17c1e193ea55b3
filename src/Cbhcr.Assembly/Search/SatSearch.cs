using System.Diagnostics;
using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>How one run of CP-SAT ended. Bound: in the goal's own units, what no answer of the model is better than.</summary>
internal sealed record SatAnswer(SearchStatus Status, bool[]? Values, double Bound)
{
    public static SatAnswer Impossible { get; } = new(SearchStatus.Infeasible, null, double.NaN);
}

/// <summary>One run of CP-SAT.</summary>
internal static class SatSearch
{
    /// <summary>
    /// OR-Tools 9.15 can call a worse answer optimal: its presolve of at-most-one and linear constraints together loses answers (google/or-tools#5293, open). Every model of
    /// the project is solved without that step; a test holds the smallest case we met.
    /// </summary>
    public const string Sound = "presolve_inclusion_work_limit:0";

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <param name="program">What the model was made of.</param>
    /// <param name="model">All of it or a part.</param>
    /// <param name="effort">What is left of it is the limit.</param>
    /// <param name="most">A smaller limit, in seconds or units.</param>
    /// <param name="workers">Threads; one when the effort is counted in units, so that the answer does not hang on how many there are.</param>
    /// <param name="found">Told every answer.</param>
    /// <param name="bounded">Told every bound.</param>
    /// <param name="more">Parameters.</param>
    public static SatAnswer Run(
        IntegerProgram program, SatModel model, Effort effort, double most, int workers, Action<bool[]>? found = null, Action<double>? bounded = null, string more = "")
    {
        var nothing = new SatAnswer(SearchStatus.Undecided, null, GoalValue.Bound(program.Source.Goal));
        if (effort.Over) return nothing;
        var told = new Told(found, bounded);
        var run = Task.Factory.StartNew(
            () => Solve(program, model, effort, most, workers, told, more), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (var late = (Stopwatch?)null; Task.WaitAny([run], 20) < 0;)
        {
            if (effort.Over) late ??= Stopwatch.StartNew();
            if (late is null || late.Elapsed < Grace) continue;
            // Parts of its presolve do not look at the clock for seconds: then it is left to end by itself, unheard.
            told.End();
            return nothing;
        }
        return run.GetAwaiter().GetResult();
    }

    private static SatAnswer Solve(IntegerProgram program, SatModel model, Effort effort, double most, int workers, Told told, string more)
    {
        var counted = effort.Options.Deterministic is not null;
        var limit = Math.Min(most, effort.Left);
        var clock = counted ? "max_deterministic_time" : "max_time_in_seconds";
        var (threads, seed) = (counted ? 1 : Math.Max(1, workers), Seed(effort.Options.Seed));
        using var solver = new CpSolver
        {
            // Its own answer to Ctrl+C takes the place of the program's and ends it.
            StringParameters = FormattableString.Invariant($"{Sound},catch_sigint_signal:false,num_workers:{threads},random_seed:{seed},{clock}:{limit}{more}"),
        };
        using var stop = new Stop(solver, effort.Cancel);
        using var listener = new Listener(s => told.Found(model.Values(s)));
        if (told.HearsBounds) solver.SetBestBoundCallback(b => told.Bounded(True(program, model, b)));
        var status = !told.HearsAnswers ? solver.Solve(model.Model) : solver.Solve(model.Model, listener);
        var response = solver.Response!;
        if (counted) effort.Units(response.DeterministicTime);
        if (status == CpSolverStatus.ModelInvalid) throw new InvalidOperationException($"The solver refuses the model: {model.Model.Validate()}");
        var values = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? model.Values(response.Solution) : null;
        return new(Status(status), values, True(program, model, response.InnerObjectiveLowerBound));
    }

    // CP-SAT takes 31 bits. Greater seeds are others, not the same again.
    private static int Seed(ulong seed) => seed <= int.MaxValue ? (int)seed : (int)(new SeededSequence(seed).Next() >> 33);

    // CP-SAT brings a whole number down; rounding can have moved it.
    private static double True(IntegerProgram program, SatModel model, double inner)
    {
        var (goal, free) = (program.Source.Goal, GoalValue.Bound(program.Source.Goal));
        var value = (inner + model.Base) / program.Scale;
        if (goal is Nothing) return 0;
        return GoalValue.Maximises(goal) ? Math.Min(free, -value + program.Error) : Math.Max(free, value - program.Error);
    }

    private static SearchStatus Status(CpSolverStatus status) => status switch
    {
        CpSolverStatus.Optimal => SearchStatus.Optimal,
        CpSolverStatus.Feasible => SearchStatus.Feasible,
        CpSolverStatus.Infeasible => SearchStatus.Infeasible,
        _ => SearchStatus.Undecided,
    };

    /// <summary>Whoever is told of answers and bounds, until nobody listens any more.</summary>
    private sealed class Told(Action<bool[]>? found, Action<double>? bounded)
    {
        private readonly Lock _gate = new();
        private bool _over;

        public bool HearsAnswers => found is not null;

        public bool HearsBounds => bounded is not null;

        public void Found(bool[] values)
        {
            lock (_gate) if (!_over) found?.Invoke(values);
        }

        public void Bounded(double bound)
        {
            lock (_gate) if (!_over) bounded?.Invoke(bound);
        }

        public void End()
        {
            lock (_gate) _over = true;
        }
    }

    // Asked again and again: what is said to a solver that is still being set up is lost.
    private sealed class Stop : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly Timer _timer;
        private bool _over;

        public Stop(CpSolver solver, CancellationToken cancel) => _timer = new(
            _ =>
            {
                lock (_gate)
                {
                    if (!_over && cancel.IsCancellationRequested) solver.StopSearch();
                }
            },
            null, 20, 20);

        public void Dispose()
        {
            lock (_gate) _over = true;
            _timer.Dispose();
        }
    }

    private sealed class Listener(Action<IList<long>> found) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() => found(Response().Solution);
    }
}
