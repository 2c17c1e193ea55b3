using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

/// <summary>One rule held against the items of one form, or of several counted as one.</summary>
internal static class OneFormCheck
{
    /// <summary>What is the case instead of what the rule asks; null when it is met.</summary>
    public static string? Fault(Rule rule, IReadOnlyList<int> items, PoolView pool)
    {
        List<int> Meant(Condition of) => [.. items.Where(i => pool.Means(of, i))];
        switch (rule)
        {
            case CountRule r:
                return Count(r.Items, Meant(r.Of).Count);
            case SumRule r:
                return Amount(r.Sum, Meant(r.Of).Sum(i => pool.Number(r.Column, i) ?? 0));
            case MeanRule r:
                var numbers = Meant(r.Of).Select(i => pool.Number(r.Column, i)).OfType<double>().ToList();
                return numbers.Count == 0 ? null : Amount(r.Mean, numbers.Average());
            case InformationRule r:
                return Amount(r.Information, items.Sum(i => pool.Information(i, r.Theta)));
            case WhenRule r:
                return RangeCheck.Holds(r.Items, Meant(r.IfAny).Count) ? Fault(r.Then, items, pool) : null;
            case EnemyRule r:
                return Meant(r.Of) is var met && met.Count <= r.Most ? null : $"there are {met.Count}: {Names(met, pool)}";
            case TogetherRule r:
                return Meant(r.Of).Count is var some && (some == 0 || some == Everywhere(r.Of, pool).Count) ? null : $"there are {some} of {Everywhere(r.Of, pool).Count}";
            case IncludeRule r:
                return Everywhere(r.Of, pool).Except(items).ToList() is { Count: > 0 } lacking ? $"{Names(lacking, pool)} not there" : null;
            case ExcludeRule r:
                return Meant(r.Of) is { Count: > 0 } there ? $"there is {Names(there, pool)}" : null;
            case EarlierFormRule r:
                return Count(r.Common, items.Count(i => r.Items.Contains(pool.Id(i), StringComparer.Ordinal)));
            case StimulusRule r:
                return Stimuli(r, Meant(r.Of), pool);
            default:
                throw new ArgumentException($"The rule {rule.GetType().Name} is not known.");
        }
    }

    private static string? Stimuli(StimulusRule rule, List<int> items, PoolView pool)
    {
        var sets = items.Where(i => pool.Stimulus(i) is not null).GroupBy(i => pool.Stimulus(i)!).ToList();
        if (Count(rule.Sets, sets.Count) is { } wrong) return wrong;
        foreach (var set in sets)
        {
            var each = rule.ItemsOfEach ?? Span.Exactly(Everywhere(rule.Of, pool).Count(i => pool.Stimulus(i) == set.Key));
            if (!RangeCheck.Holds(each, set.Count())) return $"{set.Key} has {set.Count()} items";
        }
        return null;
    }

    private static List<int> Everywhere(Condition of, PoolView pool) => [.. Enumerable.Range(0, pool.Count).Where(i => pool.Means(of, i))];

    private static string? Count(Span range, int value) => RangeCheck.Holds(range, value) ? null : value == 1 ? "there is 1" : $"there are {value}";

    private static string? Amount(Span range, double value) => RangeCheck.Holds(range, value) ? null : $"it is {RuleWords.Number(value)}";

    private static string Names(IEnumerable<int> items, PoolView pool) => string.Join(", ", items.Select(pool.Id));
}
