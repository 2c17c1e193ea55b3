using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

/// <summary>Refuses what makes no sense in itself, whatever the pool holds. Problems come from files and pages, so nothing is taken for given.</summary>
internal static class ProblemCheck
{
    // Item by form; beyond it no search would come to anything on a machine that runs an exam.
    private const long MostVariables = 20_000_000;

    public static void Check(AssemblyProblem problem, AssemblyEffort effort)
    {
        PoolCheck.Check(problem.Pool);
        if (problem.Forms < 1) throw Fault("The number of forms is at least 1.");
        if ((long)problem.Forms * problem.Pool.Ids.Count > MostVariables) throw Fault($"{problem.Pool.Ids.Count} items on {problem.Forms} forms are more than can be searched.");
        if (problem.Rules.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Id)) is not null) throw Fault("Every rule has an id.");
        if (problem.Rules.CountBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(c => c.Value > 1).Key is { } twice) throw Fault($"The rule {twice} stands twice.");
        foreach (var rule in problem.Rules) Check(rule, problem);
        Check(problem.Goal, problem.Pool, problem.Forms);
        if (effort.Deterministic is null && effort.Time is null) throw Fault("The effort is limited by a deterministic measure or by time.");
        if (effort.Deterministic is { } d && !(double.IsFinite(d) && d > 0)) throw Fault("A deterministic effort is above zero.");
        if (effort.Time is { } t && t <= TimeSpan.Zero) throw Fault("The time is above zero.");
    }

    private static void Check(Rule rule, AssemblyProblem problem)
    {
        if (rule.Id.StartsWith(PoolRules.Prefix, StringComparison.Ordinal)) throw Fault(rule, $"an id does not start with {PoolRules.Prefix}");
        if (rule.Forms is { } forms && (forms.Count == 0 || forms.Any(f => f < 1 || f > problem.Forms))) throw Fault(rule, $"forms are numbered from 1 to {problem.Forms}");
        if (rule is WhenRule { Then: var then })
        {
            if (then is UseRule or OverlapRule or CountRule { Together: true } or SumRule { Together: true } or MeanRule { Together: true })
                throw Fault(rule, "what follows from a condition is a rule for one form, not for several together");
            if (then.Forms is not null) throw Fault(rule, "the forms are named at the condition, not at what follows from it");
            Check(then with { Id = rule.Id }, problem);
        }
        foreach (var condition in Conditions(rule)) Check(rule.Id, condition, problem.Pool);
        foreach (var range in Ranges(rule)) if (Fault(range) is { } fault) throw Fault(rule, fault);
        if (rule is SumRule { Column: var sum } && !problem.Pool.Numbers.ContainsKey(sum)) throw NoNumber(rule.Id, sum);
        if (rule is MeanRule { Column: var mean } && !problem.Pool.Numbers.ContainsKey(mean)) throw NoNumber(rule.Id, mean);
        if (rule is InformationRule { Theta: var theta }) CheckTheta(rule.Id, theta, problem.Pool);
        if (rule is EnemyRule { Most: < 0 }) throw Fault(rule, "the most is not below zero");
        if (rule is StimulusRule && problem.Pool.Stimuli is null) throw Fault(rule, "the pool names no stimuli");
    }

    private static void Check(string rule, Condition condition, ItemPool pool)
    {
        switch (condition)
        {
            case In c when !pool.Categories.ContainsKey(c.Column): throw Fault($"Rule {rule}: the pool has no category column {c.Column}.");
            case Within c when !pool.Numbers.ContainsKey(c.Column): throw NoNumber(rule, c.Column);
            case Within c when Fault(c.Range) is { } fault: throw Fault($"Rule {rule}: {fault}.");
            case These c when c.Ids.Except(pool.Ids, StringComparer.Ordinal).FirstOrDefault() is { } id: throw Fault($"Rule {rule}: the item {id} is not in the pool.");
            case Both c: foreach (var inner in c.Conditions) Check(rule, inner, pool); break;
            case Either c: foreach (var inner in c.Conditions) Check(rule, inner, pool); break;
            case Not c: Check(rule, c.Condition, pool); break;
        }
    }

    private static void Check(Goal goal, ItemPool pool, int forms)
    {
        if (goal is MostOf most) Check(most.Of, pool);
        if (goal is WorstOf { Of.Count: 0 }) throw Fault("The goal names no number.");
        foreach (var part in (goal as WorstOf)?.Of ?? [])
        {
            Check(part.Of, pool);
            Weight(part.Weight);
        }
        if (goal is not NearTo near) return;
        if (near.Aims.Count == 0) throw Fault("The goal names no aim.");
        foreach (var aim in near.Aims)
        {
            Check(aim.Of, pool);
            if (!double.IsFinite(aim.Target)) throw Fault("The goal: a target is a number.");
            Weight(aim.Weight);
            if (aim.Forms is { } f && (f.Count == 0 || f.Any(k => k < 1 || k > forms))) throw Fault($"The goal: forms are numbered from 1 to {forms}.");
        }
    }

    private static void Weight(double weight)
    {
        if (!(double.IsFinite(weight) && weight > 0)) throw Fault("The goal: a weight is above zero.");
    }

    private static void Check(Quantity of, ItemPool pool)
    {
        if (of is SumOf { Column: var column } && !pool.Numbers.ContainsKey(column)) throw Fault($"The goal: the pool has no number column {column}.");
        if (of is InformationAt { Theta: var theta }) CheckTheta(null, theta, pool);
        if (of is InformationOver { Thetas: var thetas }) foreach (var t in thetas) CheckTheta(null, t, pool);
    }

    private static void CheckTheta(string? rule, double theta, ItemPool pool)
    {
        var what = rule is null ? "The goal" : $"Rule {rule}";
        if (!double.IsFinite(theta)) throw Fault($"{what}: theta is a number.");
        if (pool.Models?.Any(m => m is not null) != true) throw Fault($"{what}: information is asked for, but no item is calibrated.");
    }

    private static IEnumerable<Condition> Conditions(Rule rule) => rule switch
    {
        CountRule r => [r.Of],
        SumRule r => [r.Of],
        MeanRule r => [r.Of],
        WhenRule r => [r.IfAny],
        TogetherRule r => [r.Of],
        EnemyRule r => [r.Of],
        StimulusRule r => [r.Of],
        UseRule r => [r.Of],
        IncludeRule r => [r.Of],
        ExcludeRule r => [r.Of],
        _ => [],
    };

    private static IEnumerable<Span> Ranges(Rule rule) => rule switch
    {
        CountRule r => [r.Items],
        SumRule r => [r.Sum],
        MeanRule r => [r.Mean],
        InformationRule r => [r.Information],
        StimulusRule r => r.ItemsOfEach is { } each ? [r.Sets, each] : [r.Sets],
        OverlapRule r => [r.Common],
        UseRule r => [r.Times],
        EarlierFormRule r => [r.Common],
        WhenRule r => [r.Items],
        _ => [],
    };

    private static string? Fault(Span range) =>
        range is { Least: { } l } && !double.IsFinite(l) || range is { Most: { } m } && !double.IsFinite(m) ? "a limit is not a number"
        : range.Least > range.Most ? $"the least, {range.Least}, is above the most, {range.Most}" : null;

    private static ArgumentException NoNumber(string rule, string column) => Fault($"Rule {rule}: the pool has no number column {column}.");

    private static ArgumentException Fault(Rule rule, string what) => Fault($"Rule {rule.Id}: {what}.");

    private static ArgumentException Fault(string what) => new(what);
}
