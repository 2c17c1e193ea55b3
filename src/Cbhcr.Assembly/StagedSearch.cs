using Google.OrTools.Sat;

namespace Cbhcr.Assembly;

/// <summary>Reaches one aim after another and holds each while the next is sought, so that no number of lesser wishes outweighs a greater.</summary>
internal sealed class StagedSearch(CpModel program, double budget)
{
    private double _left = budget;
    private CpSolverResponse? _best;

    /// <summary>True as long as every aim was shown to be reached as nearly as it can be.</summary>
    public bool Proven { get; private set; } = true;

    public bool Found => _best is not null;

    public long Value(IntVar variable) => _best!.Solution[variable.Index];

    /// <summary>Brings the cost down as far as this share of the remaining budget allows.</summary>
    public void Minimize(LinearExpr cost, double share = 1)
    {
        program.Minimize(cost);
        // One worker and deterministic time: the same search on every machine. The linear relaxation of these models is nearly whole,
        // so using it in full (level 2) shows in a tenth of a second what search alone does not show in ten.
        var limit = FormattableString.Invariant($"max_deterministic_time:{Math.Max(0, _left * share)}");
        using var solver = new CpSolver { StringParameters = $"{Search.SatSearch.Sound},num_workers:1,linearization_level:2,{limit}" };
        var status = solver.Solve(program);
        var response = solver.Response!;
        _left -= response.DeterministicTime;
        Proven &= status == CpSolverStatus.Optimal;
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible) Hold(cost, response);
        else if (status != CpSolverStatus.Unknown)
            throw new InvalidOperationException($"The solver answered {status} to a model that always has a solution. {program.Validate()}");
    }

    private void Hold(LinearExpr cost, CpSolverResponse response)
    {
        _best = response;
        program.Add(cost <= (long)Math.Round(response.ObjectiveValue));
        program.Model.SolutionHint = new() { Vars = { Enumerable.Range(0, response.Solution.Count) }, Values = { response.Solution } };
    }
}
