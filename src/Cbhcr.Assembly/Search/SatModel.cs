using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>An integer program as a CP-SAT model; always something to bring down.</summary>
internal static class SatModel
{
    /// <param name="program">What is sought.</param>
    /// <param name="hint">Values to start from.</param>
    /// <param name="free">Variables that may differ from the hint; the others are set. Null: all.</param>
    public static CpModel Of(IntegerProgram program, bool[]? hint = null, Func<int, bool>? free = null)
    {
        var model = new CpModel();
        var proto = model.Model;
        for (var v = 0; v < program.Source.Variables; v++)
        {
            var set = hint is not null && free is not null && !free(v);
            proto.Variables.Add(Variable(set && hint![v] ? 1 : 0, set && !hint![v] ? 0 : 1));
        }
        foreach (var row in program.Rows) proto.Constraints.Add(Linear(row.Variables, row.Coefficients, row.Least, row.Most));
        proto.Objective = Objective(program, proto);
        if (hint is not null) proto.SolutionHint = Hint(program, hint);
        return model;
    }

    private static PartialVariableAssignment Hint(IntegerProgram program, bool[] values)
    {
        var hint = new PartialVariableAssignment { Vars = { Enumerable.Range(0, values.Length) }, Values = { values.Select(v => v ? 1L : 0L) } };
        if (program.Source.Goal is Nothing or Extreme { Sums.Count: 1 }) return hint;
        var deviations = program.Terms.Select(t => (Of: t, By: Total(t, values) - t.Target)).ToList();
        long[] helpers = program.Source.Goal switch
        {
            Extreme { Maximise: true } => [deviations.Min(d => d.By)],
            Extreme => [deviations.Max(d => d.By)],
            Distance { Minimax: true } => [deviations.Max(d => Math.Abs(d.By))],
            _ => [.. deviations.Select(d => Math.Abs(d.By))],
        };
        hint.Vars.Add(Enumerable.Range(values.Length, helpers.Length));
        hint.Values.Add(helpers);
        return hint;
    }

    private static long Total(IntegerTerm term, bool[] values)
    {
        var total = 0L;
        for (var i = 0; i < term.Variables.Length; i++) if (values[term.Variables[i]]) total += term.Coefficients[i];
        return total;
    }

    private static CpObjectiveProto Objective(IntegerProgram program, CpModelProto proto)
    {
        var objective = new CpObjectiveProto();
        switch (program.Source.Goal)
        {
            case Extreme { Sums.Count: 1 } goal:
                objective.Vars.Add(program.Terms[0].Variables);
                objective.Coeffs.Add(program.Terms[0].Coefficients.Select(c => goal.Maximise ? -c : c));
                break;
            case Extreme goal:
                var extreme = Helper(proto, -Reach(program.Terms), Reach(program.Terms));
                foreach (var term in program.Terms)
                    proto.Constraints.Add(Against(term, extreme, -1, goal.Maximise ? 0 : -IntegerRow.None, goal.Maximise ? IntegerRow.None : 0));
                objective.Vars.Add(extreme);
                objective.Coeffs.Add(goal.Maximise ? -1 : 1);
                break;
            case Distance { Minimax: true }:
                var greatest = Helper(proto, 0, Reach(program.Terms));
                foreach (var term in program.Terms) Near(proto, term, greatest);
                objective.Vars.Add(greatest);
                objective.Coeffs.Add(1);
                break;
            case Distance:
                foreach (var term in program.Terms)
                {
                    var distance = Helper(proto, 0, Reach([term]));
                    Near(proto, term, distance);
                    objective.Vars.Add(distance);
                    objective.Coeffs.Add(1);
                }
                break;
        }
        return objective;
    }

    private static void Near(CpModelProto proto, IntegerTerm term, int distance)
    {
        proto.Constraints.Add(Against(term, distance, -1, -IntegerRow.None, term.Target));
        proto.Constraints.Add(Against(term, distance, 1, term.Target, IntegerRow.None));
    }

    private static ConstraintProto Against(IntegerTerm term, int helper, long sign, long least, long most) =>
        Linear([.. term.Variables, helper], [.. term.Coefficients, sign], least, most);

    private static int Helper(CpModelProto proto, long least, long most)
    {
        proto.Variables.Add(Variable(least, most));
        return proto.Variables.Count - 1;
    }

    private static long Reach(IEnumerable<IntegerTerm> terms) => terms.Max(t => Math.Abs(t.Target) + t.Coefficients.Sum(Math.Abs));

    private static IntegerVariableProto Variable(long least, long most) => new() { Domain = { least, most } };

    private static ConstraintProto Linear(int[] variables, long[] coefficients, long least, long most) => new()
    {
        Linear = new() { Vars = { variables }, Coeffs = { coefficients }, Domain = { least == -IntegerRow.None ? long.MinValue : least, most } },
    };
}
