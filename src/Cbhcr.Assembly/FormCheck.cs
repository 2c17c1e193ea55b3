namespace Cbhcr.Assembly;

/// <summary>Checks a form against its specification without the solver.</summary>
public static class FormCheck
{
    /// <summary>Every hard rule that the form breaks, in words; empty when it breaks none.</summary>
    /// <param name="slots">The form.</param>
    /// <param name="pool">The pool it was taken from.</param>
    /// <param name="specification">What it must be.</param>
    public static IReadOnlyList<string> Violations(IReadOnlyList<FormSlot> slots, IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var items = pool.ToDictionary(i => i.Code);
        var found = new List<string>();
        found.AddRange(slots.Where(s => !items.ContainsKey(s.Code)).Select(s => $"{s.Code} is not in the pool."));
        found.AddRange(slots.GroupBy(s => s.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands {g.Count()} times."));
        if (!slots.Select(s => s.Position).SequenceEqual(Enumerable.Range(1, slots.Count))) found.Add("Positions do not run from 1.");
        foreach (var demand in specification.Competencies)
        {
            var count = slots.Count(s => s.Use == SlotUse.Scored && s.Competency == demand.Competency);
            if (count != demand.Scored) found.Add($"{demand.Competency} has {count} scored items instead of {demand.Scored}.");
        }
        var pretest = slots.Count(s => s.Use == SlotUse.Pretest);
        if (pretest != specification.PretestItems) found.Add($"There are {pretest} pretest items instead of {specification.PretestItems}.");
        var on = slots.Select(s => s.Code).ToHashSet();
        found.AddRange(slots.Where(s => items.ContainsKey(s.Code)).SelectMany(s => items[s.Code].Enemies.Where(e => e != s.Code && on.Contains(e)).Select(e => $"{s.Code} and {e} must not meet.")));
        return found;
    }
}
