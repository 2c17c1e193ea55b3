using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

/// <summary>A rule that forms do not meet.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Form">From 1; null when it is about several.</param>
/// <param name="Words">What the rule says and what is the case.</param>
public sealed record BrokenRule(string Rule, int? Form, string Words);

/// <summary>
/// Holds forms against the rules of a problem, item by item. It shares nothing with the search and with what prepares it, so that a fault there shows here.
/// </summary>
public static class FormsCheck
{
    /// <summary>Every rule that is broken; empty when all are met.</summary>
    /// <param name="problem">Rules and pool.</param>
    /// <param name="forms">Per form its item ids in any order.</param>
    public static IReadOnlyList<BrokenRule> Broken(AssemblyProblem problem, IReadOnlyList<IReadOnlyList<string>> forms)
    {
        var broken = Shape(problem, forms).ToList();
        if (broken.Count > 0) return broken;
        var pool = new PoolView(problem.Pool);
        var standing = forms.Select(f => f.Select(pool.Place).ToHashSet()).ToList();
        return [.. problem.Rules.SelectMany(r => Of(r, standing, pool)), .. Enemies(problem.Pool, standing, pool)];
    }

    private static IEnumerable<BrokenRule> Shape(AssemblyProblem problem, IReadOnlyList<IReadOnlyList<string>> forms)
    {
        if (forms.Count != problem.Forms) yield return new(PoolRules.Items, null, $"There are {forms.Count} forms instead of {problem.Forms}.");
        var known = problem.Pool.Ids.ToHashSet(StringComparer.Ordinal);
        foreach (var (f, form) in forms.Index())
        {
            foreach (var id in form.Where(id => !known.Contains(id))) yield return new(PoolRules.Items, f + 1, $"{id} is not in the pool.");
            foreach (var twice in form.CountBy(id => id, StringComparer.Ordinal).Where(c => c.Value > 1))
                yield return new(PoolRules.Items, f + 1, $"{twice.Key} stands {twice.Value} times.");
        }
    }

    private static IEnumerable<BrokenRule> Enemies(ItemPool items, List<HashSet<int>> forms, PoolView pool)
    {
        foreach (var (k, set) in (items.EnemySets ?? []).Index())
            foreach (var (f, form) in forms.Index())
                if (set.Distinct(StringComparer.Ordinal).Where(id => pool.Knows(id) && form.Contains(pool.Place(id))).ToList() is { Count: > 1 } met)
                    yield return new(PoolRules.EnemySet(k), f + 1, $"Enemies meet: {string.Join(", ", met)}.");
    }

    private static IEnumerable<BrokenRule> Of(Rule rule, List<HashSet<int>> all, PoolView pool)
    {
        var numbers = (rule.Forms ?? [.. Enumerable.Range(1, all.Count)]).Distinct().ToList();
        if (rule is CountRule { Together: true } or SumRule { Together: true } or MeanRule { Together: true })
            return Say(rule, null, OneFormCheck.Fault(rule, [.. numbers.SelectMany(f => all[f - 1])], pool));
        return rule switch
        {
            UseRule r => Enumerable.Range(0, pool.Count).Where(i => pool.Means(r.Of, i)).Select(i => (Item: i, Times: numbers.Count(f => all[f - 1].Contains(i))))
                .Where(x => !RangeCheck.Holds(r.Times, x.Times)).Select(x => new BrokenRule(r.Id, null, $"{RuleWords.Of(r)}; {pool.Id(x.Item)} stands on {x.Times}.")),
            OverlapRule r =>
                from f in numbers
                from g in numbers
                where f < g && !RangeCheck.Holds(r.Common, all[f - 1].Intersect(all[g - 1]).Count())
                select new BrokenRule(r.Id, null, $"{RuleWords.Of(r)}; forms {f} and {g} have {all[f - 1].Intersect(all[g - 1]).Count()}."),
            _ => numbers.SelectMany(f => Say(rule, f, OneFormCheck.Fault(rule, [.. all[f - 1]], pool))),
        };
    }

    private static IEnumerable<BrokenRule> Say(Rule rule, int? form, string? fault) => fault is null ? [] : [new(rule.Id, form, $"{RuleWords.Of(rule)}; {fault}.")];
}
