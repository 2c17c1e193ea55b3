using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>An integer program, or the part of it that may still change, as a CP-SAT model; always something to bring down.</summary>
internal sealed class SatModel
{
    private readonly IntegerProgram _program;
    private readonly bool[]? _start;
    private readonly int[] _place;
    private readonly List<int> _kept = [];
    private readonly CpModelProto _proto;

    /// <param name="program">What is sought.</param>
    /// <param name="start">Values to start from.</param>
    /// <param name="free">Variables that may differ from the start; the others are left out. Null: all.</param>
    public SatModel(IntegerProgram program, bool[]? start = null, Func<int, bool>? free = null)
    {
        (_program, _start, _proto) = (program, start, Model.Model);
        _place = new int[program.Source.Variables];
        for (var v = 0; v < _place.Length; v++)
        {
            _place[v] = start is null || free is null || free(v) ? _kept.Count : -1;
            if (_place[v] < 0) continue;
            _kept.Add(v);
            _proto.Variables.Add(Variable(0, 1));
        }
        foreach (var row in program.Rows) Add(row);
        _proto.Objective = Objective();
        if (start is not null) _proto.SolutionHint = Hint(start);
    }

    public CpModel Model { get; } = new();

    /// <summary>What the variables left out add to the goal.</summary>
    public long Base { get; private set; }

    public int Free => _kept.Count;

    /// <summary>Of all variables of the program.</summary>
    public bool[] Values(IList<long> solution)
    {
        var values = _start is null ? new bool[_place.Length] : (bool[])_start.Clone();
        for (var k = 0; k < _kept.Count; k++) values[_kept[k]] = solution[k] != 0;
        return values;
    }

    private void Add(IntegerRow row)
    {
        var (part, set) = Part(row.Variables, row.Coefficients);
        if (part.Vars.Count == 0 && row.Least <= set && set <= row.Most && _start is not null) return;
        Limit(part, row.Least == -IntegerRow.None ? row.Least : row.Least - set, row.Most == IntegerRow.None ? row.Most : row.Most - set);
    }

    private (LinearConstraintProto Part, long Set) Part(int[] variables, long[] coefficients)
    {
        var (part, set) = (new LinearConstraintProto(), 0L);
        for (var i = 0; i < variables.Length; i++)
        {
            if (_place[variables[i]] >= 0)
            {
                part.Vars.Add(_place[variables[i]]);
                part.Coeffs.Add(coefficients[i]);
            }
            else if (_start![variables[i]]) set += coefficients[i];
        }
        return (part, set);
    }

    private CpObjectiveProto Objective()
    {
        var objective = new CpObjectiveProto();
        var terms = _program.Terms;
        switch (_program.Source.Goal)
        {
            case Extreme { Sums.Count: 1 } goal:
                var (part, set) = Part(terms[0].Variables, terms[0].Coefficients);
                objective.Vars.Add(part.Vars);
                objective.Coeffs.Add(part.Coeffs.Select(c => goal.Maximise ? -c : c));
                Base = goal.Maximise ? -set : set;
                break;
            case Extreme goal:
                var extreme = Helper(objective, -Reach(terms), Reach(terms), goal.Maximise ? -1 : 1);
                foreach (var term in terms) Against(term, extreme, -1, goal.Maximise ? 0 : -IntegerRow.None, goal.Maximise ? IntegerRow.None : 0);
                break;
            case Distance { Minimax: true }:
                var greatest = Helper(objective, 0, Reach(terms), 1);
                foreach (var term in terms) Near(term, greatest);
                break;
            case Distance:
                foreach (var term in terms) Near(term, Helper(objective, 0, Reach([term]), 1));
                break;
        }
        return objective;
    }

    private void Near(IntegerTerm term, int distance)
    {
        Against(term, distance, -1, -IntegerRow.None, term.Target);
        Against(term, distance, 1, term.Target, IntegerRow.None);
    }

    private void Against(IntegerTerm term, int helper, long sign, long least, long most)
    {
        var (part, set) = Part(term.Variables, term.Coefficients);
        part.Vars.Add(helper);
        part.Coeffs.Add(sign);
        Limit(part, least == -IntegerRow.None ? least : least - set, most == IntegerRow.None ? most : most - set);
    }

    private void Limit(LinearConstraintProto part, long least, long most)
    {
        // CP-SAT takes no empty range: the sum of nothing is not one.
        if (least > most) (part, least, most) = (new(), 1, 1);
        part.Domain.Add([least == -IntegerRow.None ? long.MinValue : least, most]);
        _proto.Constraints.Add(new ConstraintProto { Linear = part });
    }

    private int Helper(CpObjectiveProto objective, long least, long most, long cost)
    {
        _proto.Variables.Add(Variable(least, most));
        objective.Vars.Add(_proto.Variables.Count - 1);
        objective.Coeffs.Add(cost);
        return _proto.Variables.Count - 1;
    }

    private PartialVariableAssignment Hint(bool[] values)
    {
        var hint = new PartialVariableAssignment { Vars = { Enumerable.Range(0, _kept.Count) }, Values = { _kept.Select(v => values[v] ? 1L : 0L) } };
        if (_program.Source.Goal is Nothing or Extreme { Sums.Count: 1 }) return hint;
        var deviations = _program.Terms.Select(t => Total(t, values) - t.Target).ToList();
        long[] helpers = _program.Source.Goal switch
        {
            Extreme { Maximise: true } => [deviations.Min()],
            Extreme => [deviations.Max()],
            Distance { Minimax: true } => [deviations.Max(Math.Abs)],
            _ => [.. deviations.Select(Math.Abs)],
        };
        hint.Vars.Add(Enumerable.Range(_kept.Count, helpers.Length));
        hint.Values.Add(helpers);
        return hint;
    }

    private static long Total(IntegerTerm term, bool[] values)
    {
        var total = 0L;
        for (var i = 0; i < term.Variables.Length; i++) if (values[term.Variables[i]]) total += term.Coefficients[i];
        return total;
    }

    private static long Reach(IEnumerable<IntegerTerm> terms) => terms.Max(t => Math.Abs(t.Target) + t.Coefficients.Sum(Math.Abs));

    private static IntegerVariableProto Variable(long least, long most) => new() { Domain = { least, most } };
}
