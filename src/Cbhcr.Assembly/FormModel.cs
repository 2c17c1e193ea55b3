using Google.OrTools.Sat;

namespace Cbhcr.Assembly;

/// <summary>The 0–1 program: one variable for each item as scored, one as pretest.</summary>
internal sealed class FormModel
{
    private readonly IReadOnlyList<PoolItem> _pool;
    private readonly FormSpecification _specification;
    private readonly CpModel _model = new();
    private readonly BoolVar[] _scored;
    private readonly BoolVar[] _pretest;
    private readonly List<(LinearExpr Expression, long Weight)> _costs = [];

    public FormModel(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        (_pool, _specification) = (pool, specification);
        _scored = [.. pool.Select(i => _model.NewBoolVar($"s_{i.Code}"))];
        _pretest = [.. pool.Select(i => _model.NewBoolVar($"p_{i.Code}"))];
        for (var i = 0; i < pool.Count; i++) _model.AddAtMostOne([_scored[i], _pretest[i]]);
        foreach (var (a, b) in EnemyPairs.Of(pool)) _model.AddAtMostOne([_scored[a], _pretest[a], _scored[b], _pretest[b]]);
    }

    /// <summary>Every demand exactly; wishes as costs.</summary>
    public FormModel WithExactCounts()
    {
        foreach (var demand in _specification.Competencies) _model.Add(Sum(_scored, i => i.Competency == demand.Competency) == demand.Scored);
        _model.Add(LinearExpr.Sum(_pretest) == _specification.PretestItems);
        return this;
    }

    /// <summary>Demands that may fall short, to find the least shortage.</summary>
    public (FormModel Model, IReadOnlyList<IntVar> Shortages) WithShortages()
    {
        var shortages = _specification.Competencies.Select(demand =>
        {
            var shortage = _model.NewIntVar(0, demand.Scored, $"short_{demand.Competency}");
            _model.Add(Sum(_scored, i => i.Competency == demand.Competency) + shortage == demand.Scored);
            return shortage;
        }).ToList();
        var pretest = _model.NewIntVar(0, _specification.PretestItems, "short_pretest");
        _model.Add(LinearExpr.Sum(_pretest) + pretest == _specification.PretestItems);
        shortages.Add(pretest);
        _costs.Add((LinearExpr.Sum(shortages), 1));
        return (this, shortages);
    }

    /// <summary>Cognitive mix first, then spread of pretest items, then key balance, then exposure, then the seed's taste.</summary>
    public FormModel WithWishes(SeededSequence chance)
    {
        var total = _specification.Competencies.Sum(c => c.Scored);
        foreach (var share in _specification.CognitiveMix)
            _costs.Add((Deviation(Sum(_scored, i => i.CognitiveLevel == share.CognitiveLevel), (int)Math.Round(total * share.Percent / 100.0), $"mix_{share.CognitiveLevel}"), 100_000));
        foreach (var demand in _specification.Competencies)
        {
            var fair = total == 0 ? 0 : (int)Math.Ceiling((double)_specification.PretestItems * demand.Scored / total);
            var over = _model.NewIntVar(0, _specification.PretestItems, $"over_{demand.Competency}");
            _model.Add(over >= Sum(_pretest, i => i.Competency == demand.Competency) - fair);
            _costs.Add((over, 30_000));
        }
        var letters = _pool.Select(i => i.KeyPosition).Distinct().Order().ToList();
        foreach (var letter in letters)
            _costs.Add((Deviation(Sum(_scored, i => i.KeyPosition == letter), total / Math.Max(1, letters.Count), $"key_{letter}"), 10_000));
        for (var i = 0; i < _pool.Count; i++)
        {
            _costs.Add((_scored[i], 50L * _pool[i].Exposure + chance.Below(20)));
            _costs.Add((_pretest[i], 50L * _pool[i].Exposure + chance.Below(20)));
        }
        return this;
    }

    public (CpSolverStatus Status, CpSolver Solver) Solve(AssemblyOptions options)
    {
        _model.Minimize(LinearExpr.WeightedSum(_costs.Select(c => c.Expression), _costs.Select(c => c.Weight)));
        // One worker and deterministic time: the same search on every machine.
        var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant($"num_workers:1,random_seed:{(int)(options.Seed % int.MaxValue)},max_deterministic_time:{options.DeterministicBudget}"),
        };
        return (solver.Solve(_model), solver);
    }

    public IEnumerable<(PoolItem Item, SlotUse Use)> Chosen(CpSolver solver)
    {
        for (var i = 0; i < _pool.Count; i++)
        {
            if (solver.BooleanValue(_scored[i])) yield return (_pool[i], SlotUse.Scored);
            else if (solver.BooleanValue(_pretest[i])) yield return (_pool[i], SlotUse.Pretest);
        }
    }

    private LinearExpr Sum(BoolVar[] variables, Func<PoolItem, bool> where) => LinearExpr.Sum(variables.Where((_, i) => where(_pool[i])));

    private IntVar Deviation(LinearExpr sum, int wanted, string name)
    {
        var deviation = _model.NewIntVar(0, _pool.Count, name);
        _model.Add(deviation >= sum - wanted);
        _model.Add(deviation >= wanted - sum);
        return deviation;
    }
}
