namespace Cbhcr.Assembly.Search;

/// <summary>
/// Rules on what every two forms have in common, for all forms together: an item on y forms is shared by y (y − 1) / 2 pairs of them. A program has a helper for each item and
/// pair; here there is one number for each item.
/// </summary>
internal sealed class SharedItems
{
    private readonly int _forms;
    private readonly int[] _place;
    private readonly bool[] _atLeast, _atMost;

    /// <param name="program">With helpers as the compiler writes them: at least 1 when the item stands on both forms, and at most 1 only then.</param>
    public SharedItems(BinaryProgram program)
    {
        var items = program.Items * program.Forms;
        _forms = program.Forms;
        var (below, both) = (new List<int>[program.Variables], new bool[program.Variables]);
        _place = new int[program.Variables];
        Array.Fill(_place, -1);
        foreach (var row in program.Rows)
        {
            switch (row.Variables)
            {
                case [var one, var other, var helper] when helper >= items && one < items && other < items && one % program.Items == other % program.Items
                    && row is { Coefficients: [1, 1, -1], Most: 1 }:
                    (both[helper], _place[helper]) = (true, one % program.Items);
                    break;
                case [var helper, var one] when helper >= items && one < items && row is { Coefficients: [1, -1], Most: 0 }:
                    (below[helper] ??= []).Add(one);
                    break;
            }
        }
        _atLeast = both;
        _atMost = [.. below.Select(b => b is [var one, var other] && one % program.Items == other % program.Items && one != other)];
        for (var h = items; h < _place.Length; h++) if (_place[h] < 0 && _atMost[h]) _place[h] = below[h][0] % program.Items;
    }

    private int Pairs => _forms * (_forms - 1) / 2;

    /// <summary>Rows of the numbers of pairs, which are new variables.</summary>
    /// <param name="program">The same.</param>
    /// <param name="most">How often each variable can be true; the new ones are added.</param>
    public IEnumerable<Row> Rows(BinaryProgram program, List<int> most)
    {
        var sums = program.Rows.Where(r => r.Variables.Length > 0 && r.Variables.All(v => _place[v] >= 0) && r.Coefficients.All(c => c == 1)
            && r.Variables.Select(v => _place[v]).Distinct().Count() == r.Variables.Length);
        foreach (var rule in sums.GroupBy(r => (r.Rule, Items: string.Join(',', r.Variables.Select(v => _place[v])))).Where(g => g.Count() == Pairs))
        {
            var helpers = rule.SelectMany(r => r.Variables).ToList();
            var (least, limit) = (rule.Sum(r => r.Least), rule.Sum(r => r.Most));
            var (under, over) = (limit < double.PositiveInfinity && helpers.All(h => _atLeast[h]), least > 0 && helpers.All(h => _atMost[h]));
            if (!under && !over) continue;
            int[] items = [.. rule.First().Variables.Select(v => _place[v])];
            int[] shared = [.. Enumerable.Range(most.Count, items.Length)];
            most.AddRange(items.Select(_ => Pairs));
            foreach (var (item, pairs) in items.Zip(shared))
            {
                // The pairs grow ever faster with the forms: no less than every tangent, no more than the chord.
                for (var k = 1; under && k < _forms; k++) yield return new(rule.Key.Rule, [item, pairs], [k, -1], double.NegativeInfinity, k * (k + 1) / 2);
                if (over) yield return new(rule.Key.Rule, [item, pairs], [-(most[item] - 1), 2], double.NegativeInfinity, 0);
            }
            yield return new(rule.Key.Rule, shared, [.. shared.Select(_ => 1.0)], over ? least : double.NegativeInfinity, under ? limit : double.PositiveInfinity);
        }
    }
}
