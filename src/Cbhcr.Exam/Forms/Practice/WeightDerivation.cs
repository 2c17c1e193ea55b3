using Cbhcr.Psychometrics.Practice;

namespace Cbhcr.Exam.Forms;

/// <summary>From mean ratings to percentages: task, competency, domain.</summary>
internal static class WeightDerivation
{
    /// <summary>Tasks that too few rated or perform are left out; a competency without tasks weighs nothing.</summary>
    /// <param name="domainOf">The domain of every competency of the framework.</param>
    public static (IReadOnlyList<DerivedWeight> Weights, IReadOnlyList<string> LeftOut) Of(WeightRule rule, IReadOnlyList<TaskFigures> tasks,
        IReadOnlyDictionary<string, string> domainOf)
    {
        var kept = tasks.Where(t => Counts(rule, t)).ToList();
        var values = kept.GroupBy(t => t.Task.Competency).ToDictionary(g => g.Key, g => g.Sum(t => Value(rule, t)));
        IReadOnlyList<string> leftOut = [.. tasks.Except(kept).Select(t => t.Task.Code)];
        if (values.Values.Sum() <= 0) return ([], leftOut);
        var competencies = domainOf.Keys.Order(StringComparer.Ordinal).ToList();
        var percent = TaskWeight.Percentages([.. competencies.Select(c => new WeightedPart(domainOf[c], c, (decimal)values.GetValueOrDefault(c)))]);
        return ([.. competencies.Select(c => new DerivedWeight(c, domainOf[c], values.GetValueOrDefault(c), percent[c]))], leftOut);
    }

    private static bool Counts(WeightRule rule, TaskFigures task) =>
        rule.Scales.All(s => Mean(task, s) is not null) && (rule.LeastPercentPerforming is not { } least || task.PercentPerforming >= least);

    private static double Value(WeightRule rule, TaskFigures task)
    {
        var means = rule.Scales.Select(s => Mean(task, s)!.Value).ToList();
        return rule.Name == WeightRule.Multiplicative ? TaskWeight.Multiplicative(means) : TaskWeight.Additive(means);
    }

    private static double? Mean(TaskFigures task, string scale) => task.Scales.Single(s => s.Scale == scale).Mean;
}
