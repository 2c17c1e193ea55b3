using System.Diagnostics;
using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>One run of CP-SAT.</summary>
internal static class SatSearch
{
    /// <returns>Bound: in the goal's own units, what no answer is better than.</returns>
    public static (SearchStatus Status, bool[]? Values, double Bound) Run(
        IntegerProgram program, CpModel model, SearchOptions options, Stopwatch watch, Action<SearchProgress>? progress, CancellationToken cancel, string more = "")
    {
        // interleave_search: several workers take turns in fixed portions, so that they too end the same everywhere.
        var limit = options.Deterministic is { } effort
            ? FormattableString.Invariant($"max_deterministic_time:{effort},interleave_search:{(options.Workers > 1 ? "true" : "false")}")
            : FormattableString.Invariant($"max_time_in_seconds:{Math.Max(0.001, (options.Time ?? TimeSpan.MaxValue).TotalSeconds - watch.Elapsed.TotalSeconds)}");
        using var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant($"num_workers:{Math.Max(1, options.Workers)},random_seed:{(int)(options.Seed & 0x7fffffff)},{limit}{more}"),
        };
        using var listener = new Listener(program, watch, progress);
        solver.SetBestBoundCallback(listener.Bound);
        using var stop = cancel.Register(solver.StopSearch);
        if (cancel.IsCancellationRequested) return (SearchStatus.Undecided, null, GoalValue.Bound(program.Source.Goal));
        var status = solver.Solve(model, listener);
        var response = solver.Response!;
        var values = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? Values(program, response.Solution) : null;
        if (status == CpSolverStatus.ModelInvalid) throw new InvalidOperationException($"The solver refuses the model: {model.Validate()}");
        return (Status(status), values, listener.True(response.InnerObjectiveLowerBound));
    }

    private static bool[] Values(IntegerProgram program, IList<long> solution)
    {
        var values = new bool[program.Source.Variables];
        for (var v = 0; v < values.Length; v++) values[v] = solution[v] != 0;
        return values;
    }

    private static SearchStatus Status(CpSolverStatus status) => status switch
    {
        CpSolverStatus.Optimal => SearchStatus.Optimal,
        CpSolverStatus.Feasible => SearchStatus.Feasible,
        CpSolverStatus.Infeasible => SearchStatus.Infeasible,
        _ => SearchStatus.Undecided,
    };

    private sealed class Listener(IntegerProgram program, Stopwatch watch, Action<SearchProgress>? progress) : CpSolverSolutionCallback
    {
        private readonly Lock _gate = new();
        private double _objective = double.NaN;
        private double _bound = GoalValue.Bound(program.Source.Goal);

        public override void OnSolutionCallback()
        {
            if (progress is null) return;
            var values = Values(program, Response().Solution);
            lock (_gate)
            {
                _objective = GoalValue.Of(program.Source.Goal, values);
                progress(new(watch.Elapsed, _objective, _bound));
            }
        }

        public void Bound(double bound)
        {
            if (progress is null) return;
            lock (_gate)
            {
                _bound = True(bound);
                progress(new(watch.Elapsed, _objective, _bound));
            }
        }

        /// <summary>CP-SAT brings a whole number down; rounding can have moved it.</summary>
        public double True(double inner)
        {
            var free = GoalValue.Bound(program.Source.Goal);
            if (program.Source.Goal is Nothing) return 0;
            return GoalValue.Maximises(program.Source.Goal) ? Math.Min(free, (-inner / program.Scale) + program.Error) : Math.Max(free, (inner / program.Scale) - program.Error);
        }
    }
}
