namespace Cbhcr.Assembly.Search;

/// <summary>
/// Large-neighbourhood search (Shaw 1998): most of the answer stays, CP-SAT seeks the best of what is let free: some items on two forms, or everything in some rows.
/// Unlike exchanges it moves stimuli as a whole and turns conditions on and off.
/// </summary>
internal sealed class Neighbourhood(IntegerProgram whole, Blocks blocks, SeededSequence chance)
{
    private const double Portion = 0.5;
    private const int Together = 60;

    private int _size = 300;
    private int _turn;

    /// <returns>True when the walk found something better and stands there.</returns>
    public bool Improve(Walk walk, Effort effort, Incumbent best)
    {
        var (items, forms, variables) = (whole.Source.Items, whole.Source.Forms, whole.Source.Variables);
        var free = new bool[variables];
        var helpers = variables > items * forms;
        var kind = _turn++ % 4;
        if (kind == 3 || items == 0) Rows(free);
        else Items(free, walk, items, forms, helpers && kind > 0);
        if (helpers) Beside(free, walk, items * forms);
        var before = GoalValue.Of(whole.Source.Goal, walk.Values);
        effort.Steps(whole.Rows.Length * 4L);
        var answer = SatSearch.Run(whole, new(whole, walk.Values, v => free[v]), effort, Portion, 1, more: ",linearization_level:2");
        // As much as CP-SAT can just finish: there it gains most.
        _size = answer.Status == SearchStatus.Optimal ? Math.Min(_size * 5 / 4, variables) : Math.Max(40, _size * 3 / 4);
        if (answer.Values is null || !best.Better(GoalValue.Of(whole.Source.Goal, answer.Values), before)) return false;
        walk.Load(answer.Values);
        return true;
    }

    private void Items(bool[] free, Walk walk, int items, int forms, bool sets)
    {
        var first = blocks.Worst(walk).FirstOrDefault(0);
        int[] chosen = forms == 1 || chance.Below(2) == 0 ? [first] : [first, (first + 1 + chance.Below(forms - 1)) % forms];
        var wanted = Math.Min(items, Math.Max(10, _size / chosen.Length / (sets ? 2 : 1)));
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
        if (sets) Sets(free, walk, items * forms, chosen);
    }

    // What hangs together by a helper, such as the items of a stimulus, on these forms; every second one such that the helper is on.
    private void Sets(bool[] free, Walk walk, int helpers, int[] forms)
    {
        var count = 0;
        for (var tries = 0; tries < 400 && count < _size / 2; tries++)
        {
            var helper = helpers + chance.Below(walk.Values.Length - helpers);
            if (tries % 2 == 0 && !walk.Values[helper]) continue;
            foreach (var r in walk.Columns.Rows(helper))
            {
                var of = whole.Rows[r].Variables;
                if (of.Length > Together || !forms.Contains(walk.Form(of[0]))) continue;
                foreach (var v in of)
                {
                    if (free[v]) continue;
                    free[v] = true;
                    count++;
                }
            }
        }
    }

    // Helpers follow what they stand beside in a short row.
    private void Beside(bool[] free, Walk walk, int helpers)
    {
        for (var h = helpers; h < free.Length; h++)
        {
            foreach (var r in walk.Columns.Rows(h))
            {
                var of = whole.Rows[r].Variables;
                for (var k = 0; k < of.Length && of.Length <= Together && !free[h]; k++) free[h] = of[k] < helpers && free[of[k]];
            }
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
