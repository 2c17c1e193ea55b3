namespace Cbhcr.Assembly.Search;

/// <summary>
/// Large-neighbourhood search (Shaw 1998): most of the answer stays, CP-SAT seeks the best of what is let free: some items on two forms, or everything in some rows.
/// Unlike exchanges it moves stimuli as a whole and turns conditions on and off.
/// </summary>
internal sealed class Neighbourhood(IntegerProgram whole, Blocks blocks, SeededSequence chance)
{
    private const double Portion = 0.5;

    private int _size = 300;
    private int _turn;

    /// <returns>True when the walk found something better and stands there.</returns>
    public bool Improve(Walk walk, Effort effort, Incumbent best)
    {
        var (items, forms, variables) = (whole.Source.Items, whole.Source.Forms, whole.Source.Variables);
        var free = new bool[variables];
        var helpers = variables > items * forms;
        if (_turn++ % 3 == 2 || items == 0) Rows(free);
        else Items(free, walk, items, forms);
        if (helpers) for (var v = items * forms; v < variables; v++) free[v] = true;
        var before = GoalValue.Of(whole.Source.Goal, walk.Values);
        effort.Steps(whole.Rows.Length * 4L);
        var answer = SatSearch.Run(whole, new(whole, walk.Values, v => free[v]), effort, Portion, 1, more: ",linearization_level:2");
        // As much as CP-SAT can just finish: there it gains most.
        _size = answer.Status == SearchStatus.Optimal ? Math.Min(_size * 5 / 4, variables) : Math.Max(40, _size * 3 / 4);
        if (answer.Values is null || !best.Better(GoalValue.Of(whole.Source.Goal, answer.Values), before)) return false;
        walk.Load(answer.Values);
        return true;
    }

    private void Items(bool[] free, Walk walk, int items, int forms)
    {
        var first = blocks.Worst(walk).FirstOrDefault(0);
        int[] chosen = forms == 1 ? [0] : [first, (first + 1 + chance.Below(forms - 1)) % forms];
        var wanted = Math.Min(items, Math.Max(10, _size / chosen.Length));
        for (var k = 0; k < wanted; k++)
        {
            var item = chance.Below(items);
            foreach (var f in chosen) free[(f * items) + item] = true;
        }
        // Whatever stands on the forms is more likely to matter than what does not.
        foreach (var f in chosen)
        {
            foreach (var v in walk.On(f)) if (chance.Below(walk.On(f).Count) < wanted / 4) foreach (var g in chosen) free[(g * items) + (v % items)] = true;
        }
    }

    private void Rows(bool[] free)
    {
        var count = 0;
        for (var tries = 0; tries < 200 && count < _size; tries++)
        {
            var row = whole.Rows[chance.Below(whole.Rows.Length)];
            if (row.Variables.Length > 2 * _size) continue;
            foreach (var v in row.Variables)
            {
                if (free[v]) continue;
                free[v] = true;
                count++;
            }
        }
    }
}
