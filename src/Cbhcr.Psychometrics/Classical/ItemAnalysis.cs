using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>
/// Classical analysis of a form. Omitted and not reached count as wrong. A person's total is the number right among the scored items that
/// the person was given.
/// </summary>
/// <param name="ScoredItems">Number of items in the total, k.</param>
/// <param name="Scores">Distribution of the totals over all persons; comparable only where everybody was given every scored item.</param>
/// <param name="Alpha">Coefficient alpha of the scored items. Null below two scored items, without variance, or where a scored item was not given to somebody.</param>
/// <param name="Items">In the order of the marks.</param>
public sealed record ItemAnalysis(int ScoredItems, ScoreDistribution Scores, double? Alpha, IReadOnlyList<ItemStatistics> Items)
{
    /// <summary>Standard error of measurement in raw points; null where alpha is.</summary>
    public double? StandardErrorOfMeasurement =>
        Alpha is { } alpha && Scores.StandardDeviation is { } deviation ? CoefficientAlpha.StandardErrorOfMeasurement(deviation, alpha) : null;

    /// <summary>Feldt's interval of alpha; null where alpha is.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    public ConfidenceInterval? AlphaInterval(double confidence) => Alpha is { } alpha ? CoefficientAlpha.FeldtInterval(alpha, Scores.N, ScoredItems, confidence) : null;

    /// <summary>Analyses persons × items in one pass.</summary>
    /// <param name="responses">The marks.</param>
    /// <param name="uses">What each item is for.</param>
    /// <exception cref="ArgumentException">There are not as many uses as items.</exception>
    public static ItemAnalysis Of(ScoredResponses responses, ReadOnlySpan<ItemUse> uses)
    {
        var sums = new ItemSums(uses);
        sums.Add(responses);
        return sums.Analyse();
    }

    /// <summary>Analyses a form where every item counts.</summary>
    /// <param name="responses">The marks.</param>
    public static ItemAnalysis Of(ScoredResponses responses) => Of(responses, new ItemUse[responses.Items]);
}
