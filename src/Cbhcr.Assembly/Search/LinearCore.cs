using Google.OrTools.LinearSolver;

namespace Cbhcr.Assembly.Search;

/// <summary>
/// For one sum to be brought up or down. The linear relaxation gives a price to every row; at these prices most items are clearly in or out. CP-SAT seeks among the doubtful
/// ones, and whatever would cost more than what is then missing to the bound can stay where it is: reduced-cost fixing on a core (Balas and Zemel 1980 for the knapsack).
/// The bound holds for any prices, so errors of the relaxation make it worse but never wrong.
/// </summary>
internal sealed class LinearCore
{
    private readonly IntegerProgram _whole;
    private readonly Effort _effort;
    private readonly Incumbent _best;
    private readonly double[] _gain;
    private readonly bool[] _likely;
    private readonly int[] _doubtful;
    private readonly double _upper;
    private readonly int _sign;

    private LinearCore(IntegerProgram whole, Effort effort, Incumbent best, double[] prices)
    {
        (_whole, _effort, _best) = (whole, effort, best);
        _sign = GoalValue.Maximises(whole.Source.Goal) ? 1 : -1;
        _gain = Costs(whole);
        var size = 0.0;
        for (var r = 0; r < prices.Length; r++)
        {
            var (row, price) = (whole.Rows[r], prices[r]);
            var limit = price > 0 ? row.Most : row.Least;
            if (price == 0 || Math.Abs((double)limit) >= IntegerRow.None) continue;
            _upper += price * limit;
            size += Math.Abs(price * limit);
            for (var i = 0; i < row.Variables.Length; i++) _gain[row.Variables[i]] -= price * row.Coefficients[i];
        }
        foreach (var gain in _gain)
        {
            _upper += Math.Max(0, gain);
            size += Math.Abs(gain);
        }
        _upper += size * 1e-12;
        _likely = [.. _gain.Select(g => g > 0)];
        _doubtful = [.. Enumerable.Range(0, _gain.Length).OrderBy(v => Math.Abs(_gain[v]))];
    }

    /// <summary>Nothing when the program is too large or the relaxation does not come to an end.</summary>
    public static void Run(IntegerProgram whole, Effort effort, Incumbent best)
    {
        if (whole.Rows.Sum(r => (long)r.Variables.Length) > 2_000_000 || Prices(whole, effort) is not { } prices) return;
        var core = new LinearCore(whole, effort, best, prices);
        best.Limit(core._sign * core._upper);
        core.Run();
    }

    private void Run()
    {
        for (var count = Math.Min(60, _gain.Length); !_effort.Over && !_best.Settled;)
        {
            var free = _doubtful.Take(count).ToHashSet();
            var start = _likely;
            var answer = SatSearch.Run(_whole, new(_whole, start, free.Contains), _effort, _effort.Left / 4, 1, more: ",linearization_level:2,cp_model_probing_level:0");
            if (answer.Values is not null) _best.Offer(answer.Values);
            if (answer.Status is SearchStatus.Undecided or SearchStatus.Feasible) return;
            // Outside the core a change of heart costs at least this much.
            var outside = count == _gain.Length ? double.NegativeInfinity : _upper - Math.Abs(_gain[_doubtful[count]]);
            if (_best.Found && (count == _gain.Length || outside <= _sign * _best.Objective))
            {
                _best.Conclude(new(SearchStatus.Optimal, null, _sign * Math.Max(outside, _sign * _best.Objective + _best.Tolerance)));
                return;
            }
            if (count == _gain.Length || (!_best.Found && count > _gain.Length / 4)) return;
            var needed = _best.Found ? _gain.Count(g => _upper - Math.Abs(g) > _sign * _best.Objective) : 0;
            count = Math.Min(_gain.Length, Math.Max(_best.Found ? needed : count * 4, count + 1));
            if (needed > 5_000) return;
        }
    }

    private static double[] Costs(IntegerProgram whole)
    {
        var costs = new double[whole.Source.Variables];
        var goal = (Extreme)whole.Source.Goal;
        for (var i = 0; i < goal.Sums[0].Variables.Length; i++) costs[goal.Sums[0].Variables[i]] += (goal.Maximise ? 1 : -1) * goal.Sums[0].Coefficients[i];
        return costs;
    }

    private static double[]? Prices(IntegerProgram whole, Effort effort)
    {
        using var solver = Solver.CreateSolver("GLOP");
        if (solver is null) return null;
        var variables = Costs(whole).Select(c =>
        {
            var variable = solver.MakeNumVar(0, 1, "");
            solver.Objective().SetCoefficient(variable, c);
            return variable;
        }).ToArray();
        var rows = whole.Rows.Select(r =>
        {
            var scale = 1.0 / Math.Max(1, r.Coefficients.Select(Math.Abs).DefaultIfEmpty(1).Max());
            var row = solver.MakeConstraint(
                r.Least == -IntegerRow.None ? double.NegativeInfinity : r.Least * scale, r.Most == IntegerRow.None ? double.PositiveInfinity : r.Most * scale, "");
            for (var i = 0; i < r.Variables.Length; i++) row.SetCoefficient(variables[r.Variables[i]], r.Coefficients[i] * scale);
            return (Row: row, Scale: scale);
        }).ToArray();
        solver.Objective().SetMaximization();
        var limit = effort.Left * 0.3;
        solver.SetSolverSpecificParametersAsString(FormattableString.Invariant($"{(effort.Options.Deterministic is null ? "max_time_in_seconds" : "max_deterministic_time")}: {limit}"));
        var status = solver.Solve();
        effort.Steps(solver.Iterations() * 1000);
        return status == Solver.ResultStatus.OPTIMAL ? [.. rows.Select(r => r.Row.DualValue() * r.Scale)] : null;
    }
}
