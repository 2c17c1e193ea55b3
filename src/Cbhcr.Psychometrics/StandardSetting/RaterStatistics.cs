using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>How one rater judged in the last round. Null where not defined.</summary>
/// <param name="Rater">From 0.</param>
/// <param name="Rated">Items rated.</param>
/// <param name="Cut">The cut by this rater alone, in raw points; items not rated are filled in by item and severity. Null without ratings.</param>
/// <param name="Mean">Of the ratings given, in points of an item.</param>
/// <param name="Severity">Mean over the items rated of rating minus the panel's mean for the item: above 0 asks more of candidates than the panel.</param>
/// <param name="Consistency">Correlation of the ratings with the mean of the other raters on the same items.</param>
/// <param name="EmpiricalCorrelation">Correlation with the items' observed shares (or means) right.</param>
/// <param name="EmpiricalDifference">Root mean square difference from the observed shares (or means) right, in points of an item.</param>
/// <param name="Ability">
/// θ at which the expected score on the items rated is the sum of the ratings, in logits; null without item parameters, or where no θ gives
/// that sum.
/// </param>
/// <param name="IntrajudgeConsistency">
/// 1 − E/M: mean distance E of the ratings from the expected scores at that θ against the largest possible M (van der Linden 1982). 1 is a
/// rater who judges as the model.
/// </param>
public sealed record RaterStatistics(
    int Rater, int Rated, double? Cut, double? Mean, double? Severity, double? Consistency, double? EmpiricalCorrelation, double? EmpiricalDifference,
    double? Ability, double? IntrajudgeConsistency)
{
    internal static RaterStatistics Of(int rater, PanelRatings ratings, PanelRatings filled, double[] itemMeans, ReadOnlySpan<double> empirical, IReadOnlyList<IrtItem>? model)
    {
        var items = Enumerable.Range(0, ratings.Items).Where(i => ratings[rater, i] is not null).ToArray();
        if (items.Length == 0) return new(rater, 0, null, null, null, null, null, null, null, null);
        double[] own = [.. items.Select(i => ratings.Rater(rater)[i])];
        var cut = 0.0;
        foreach (var value in filled.Rater(rater)) cut += value;
        var (ability, consistency) = model is null ? (null, null) : Intrajudge(own, [.. items.Select(i => model[i])]);
        double? correlation = null, difference = null;
        if (!empirical.IsEmpty)
        {
            var observed = new double[items.Length];
            for (var k = 0; k < items.Length; k++) observed[k] = empirical[items[k]];
            var there = Enumerable.Range(0, items.Length).Where(k => !double.IsNaN(observed[k])).ToArray();
            correlation = Numbers.Correlation([.. there.Select(k => own[k])], [.. there.Select(k => observed[k])]);
            if (there.Length > 0) difference = Math.Sqrt(there.Sum(k => (own[k] - observed[k]) * (own[k] - observed[k])) / there.Length);
        }
        return new(rater, items.Length, cut, own.Sum() / own.Length, items.Select((i, k) => own[k] - itemMeans[i]).Sum() / items.Length,
            WithOthers(rater, ratings, items), correlation, difference, ability, consistency);
    }

    private static double? WithOthers(int rater, PanelRatings ratings, int[] items)
    {
        List<double> own = [], others = [];
        foreach (var i in items)
        {
            var (sum, n) = (0.0, 0);
            for (var r = 0; r < ratings.Raters; r++)
                if (r != rater && ratings[r, i] is { } value) (sum, n) = (sum + value, n + 1);
            if (n == 0) continue;
            own.Add(ratings.Rater(rater)[i]);
            others.Add(sum / n);
        }
        return Numbers.Correlation(own, others);
    }

    private static (double? Ability, double? Consistency) Intrajudge(double[] own, IrtItem[] items)
    {
        if (TestCurve.AbilityFor(items, own.Sum()) is not { } ability) return (null, null);
        double away = 0, most = 0;
        for (var k = 0; k < items.Length; k++)
        {
            var expected = items[k].ExpectedScore(ability);
            away += Math.Abs(own[k] - expected);
            most += Math.Max(expected, items[k].Categories - 1 - expected);
        }
        return (ability, most > 0 ? 1 - away / most : null);
    }
}
