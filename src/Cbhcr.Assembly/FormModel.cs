using Google.OrTools.Sat;

namespace Cbhcr.Assembly;

/// <summary>The 0–1 program: a variable for each item as scored and one as pretest, and for each demand how many items it lacks.</summary>
internal sealed class FormModel
{
    private readonly IReadOnlyList<PoolItem> _pool;
    private readonly BoolVar[] _scored;
    private readonly BoolVar[] _pretest;
    private readonly IntVar[] _missing;

    public FormModel(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        _pool = pool;
        _scored = [.. pool.Select(i => Program.NewBoolVar($"scored {i.Code}"))];
        _pretest = [.. pool.Select(i => Program.NewBoolVar($"pretest {i.Code}"))];
        for (var i = 0; i < pool.Count; i++) Program.AddAtMostOne([_scored[i], _pretest[i]]);
        foreach (var (a, b) in EnemyPairs.Of(pool)) Program.AddAtMostOne([_scored[a], _pretest[a], _scored[b], _pretest[b]]);
        _missing =
        [
            .. specification.Competencies.Select(c => Demand(Where(SlotUse.Scored, i => i.Competency == c.Competency), c.Scored)),
            Demand(_pretest, specification.PretestItems),
        ];
    }

    public CpModel Program { get; } = new();

    /// <summary>Items that all demands together lack; a form has none.</summary>
    public LinearExpr Missing => LinearExpr.Sum(_missing);

    /// <summary>Dearest for the competency named first, free for pretest items: says where a lack is laid that could lie in several places.</summary>
    public LinearExpr MissingByPlace => LinearExpr.WeightedSum(_missing, _missing.Select((_, i) => _missing.Length - 1 - i));

    /// <summary>How far wishes of one group are from being met.</summary>
    public LinearExpr Cost(IEnumerable<Wish> wishes) => LinearExpr.Sum(wishes.Select(Cost));

    /// <summary>A price for each item and use.</summary>
    public LinearExpr Cost(Func<PoolItem, SlotUse, int> cost) => LinearExpr.WeightedSum(
        [.. _scored, .. _pretest], [.. _pool.Select(i => cost(i, SlotUse.Scored)), .. _pool.Select(i => cost(i, SlotUse.Pretest))]);

    public IEnumerable<(PoolItem Item, SlotUse Use)> Chosen(Func<IntVar, long> value)
    {
        for (var i = 0; i < _pool.Count; i++)
        {
            if (value(_scored[i]) == 1) yield return (_pool[i], SlotUse.Scored);
            else if (value(_pretest[i]) == 1) yield return (_pool[i], SlotUse.Pretest);
        }
    }

    /// <summary>In the order of the specification, pretest items last.</summary>
    public IReadOnlyList<int> Lacks(Func<IntVar, long> value) => [.. _missing.Select(m => (int)value(m))];

    private IntVar Demand(BoolVar[] items, int wanted)
    {
        var missing = Program.NewIntVar(0, wanted, "missing");
        Program.Add(LinearExpr.Sum(items) + missing == wanted);
        return missing;
    }

    // A convex function lies above the lines through its neighbouring whole points and on one of them: exact, and without products.
    private IntVar Cost(Wish wish)
    {
        var items = Where(wish.Use, wish.Counts);
        var most = Math.Min(items.Length, wish.Most);
        var count = Program.NewIntVar(0, most, "count");
        Program.Add(count == LinearExpr.Sum(items));
        var cost = Program.NewIntVar(0, Math.Max(wish.Cost(0), wish.Cost(most)), "cost");
        if (most == 0) Program.Add(cost == wish.Cost(0));
        for (var k = 0; k < most; k++)
        {
            var step = wish.Cost(k + 1) - wish.Cost(k);
            Program.Add(cost >= step * count + (wish.Cost(k) - step * k));
        }
        return cost;
    }

    private BoolVar[] Where(SlotUse use, Func<PoolItem, bool> counts) =>
        [.. (use == SlotUse.Scored ? _scored : _pretest).Where((_, i) => counts(_pool[i]))];
}
