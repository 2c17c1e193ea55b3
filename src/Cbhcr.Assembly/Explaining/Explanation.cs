using Cbhcr.Assembly.Compilation;
using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Explaining;

/// <summary>Why a problem has no forms, in words an item writer understands.</summary>
internal static class Explanation
{
    private const int MostTold = 5;

    /// <summary>Of a problem that is known to have no forms; null when nobody waits for it any more.</summary>
    public static Conflict? Of(AssemblyProblem problem, AssemblyEffort effort, CancellationToken cancel)
    {
        var program = Compiler.CompileWhole(problem).Program;
        var (rules, irreducible) = new ConflictSearch(program, new(effort, cancel)).Run();
        if (cancel.IsCancellationRequested) return null;
        var shortages = Shortages(problem, new(problem, program, rules), new(effort, cancel));
        return new(rules, shortages?.Select(s => s.Told).ToList() ?? [], Words(problem, rules, shortages), irreducible);
    }

    // Null: no number of new items would help, or it was not decided.
    private static List<(RuleShortage Told, Needs Needs)>? Shortages(AssemblyProblem problem, NewItems items, ExplainingBudget budget)
    {
        if (!items.CanHelp) return null;
        var found = budget.Search(items.Program);
        var uses = items.MostUses();
        if (found.Status == SearchStatus.Infeasible) return null;
        var written = found is { Status: SearchStatus.Optimal, Values: { } values }
            ? items.Read(values)
            : problem.Rules.OfType<CountRule>().Select(r => (Rule: r, Items: Needs.Of(r, problem, uses).Lacking)).Where(r => r.Items > 0);
        return [.. written.Select(w => (Rule: w.Rule, w.Items, Needs: Needs.Of(w.Rule, problem, uses))).Select(w => (
            new RuleShortage(w.Rule.Id, Cell(w.Rule), w.Needs.Needed, w.Needs.Available, w.Items), w.Needs))];
    }

    private static string Words(AssemblyProblem problem, IReadOnlyList<string> rules, List<(RuleShortage Told, Needs Needs)>? shortages)
    {
        var clash = rules.Count == 1
            ? $"The bank cannot meet this rule: {Words(problem, rules[0])}."
            : $"The bank cannot meet these rules together: {string.Join("; ", rules.Take(MostTold).Select(r => Words(problem, r)))}"
                + (rules.Count > MostTold ? $"; and {rules.Count - MostTold} more." : ".");
        if (shortages is null) return $"{clash} New items would not help: a rule has to give way.";
        if (shortages.Count == 0) return clash;
        var more = shortages.Count > MostTold ? $" {shortages.Count - MostTold} more rules are short." : "";
        var besides = rules.Count > 1 || shortages.All(s => s.Told.Rule != rules[0]) ? $" {clash}" : "";
        return $"{string.Join(" ", shortages.Take(MostTold).Select(s => Words(s.Told, s.Needs)))}{more}{besides}";
    }

    private static string Cell(CountRule rule) => rule.Words ?? (rule.Of is Every ? "items of any kind" : RuleWords.Of(rule.Of));

    private static string Words(RuleShortage s, Needs needs)
    {
        var wanted = needs.Forms == 1 ? $"{s.Needed} needed" : $"{needs.Each} needed on each of {needs.Forms} forms, {s.Needed} in all";
        var there = s.Available + s.Short <= s.Needed ? $"the bank has {s.Available} usable" : $"the bank has {s.Available}, but not enough that can stand together";
        return $"{s.Cell}: {wanted}; {there}: {s.Short} short.";
    }

    // A rule's own words may be a whole sentence; here they are part of one.
    private static string Words(AssemblyProblem problem, string rule)
    {
        if (problem.Rules.FirstOrDefault(r => r.Id == rule) is { } named) return RuleWords.Of(named).TrimEnd('.');
        var set = (problem.Pool.EnemySets ?? []).Where((_, k) => PoolRules.EnemySet(k) == rule).FirstOrDefault();
        return set is null ? rule : $"{string.Join(", ", set)} must not meet";
    }
}
