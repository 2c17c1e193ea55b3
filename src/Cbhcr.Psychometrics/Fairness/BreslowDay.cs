using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Whether the odds ratio of an item is the same at all scores; null where it is not defined.</summary>
/// <param name="Item">From 0.</param>
/// <param name="ChiSquare">Sum over the strata, with <paramref name="DegreesOfFreedom"/>.</param>
/// <param name="TaroneChiSquare">The same less Tarone's (1985) correction for the Mantel–Haenszel odds ratio not being the maximum of the likelihood.</param>
/// <param name="DegreesOfFreedom">Strata that count, less 1.</param>
/// <param name="PValue">Of <paramref name="ChiSquare"/>.</param>
/// <param name="TrendChiSquare">Whether the odds ratio rises or falls with the score, 1 degree of freedom (Breslow and Day 1980, 4.31).</param>
/// <param name="TrendPValue">Of <paramref name="TrendChiSquare"/>.</param>
public sealed record BreslowDayResult(
    int Item, double? ChiSquare, double? TaroneChiSquare, int DegreesOfFreedom, double? PValue, double? TrendChiSquare, double? TrendPValue);

/// <summary>Homogeneity of the odds ratio over the strata (Breslow and Day 1980; for items Penfield 2003): shows differences that cross, which Mantel–Haenszel does not see.</summary>
public static class BreslowDay
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Items of two categories; the second is right.</param>
    /// <param name="groups">Two groups.</param>
    public static IReadOnlyList<BreslowDayResult> Of(CategoryResponses responses, PersonGroups groups) => Of(MatchedCounts.Of(responses, groups));

    /// <summary>All items, matched as they were counted.</summary>
    /// <param name="counts">Two groups; items of two categories.</param>
    public static IReadOnlyList<BreslowDayResult> Of(MatchedCounts counts) => [.. Enumerable.Range(0, counts.Items).Select(i => Of(counts.Table(i)))];

    /// <summary>One item. Strata in which one group, or right or wrong, does not occur say nothing and are left out.</summary>
    /// <param name="table">Two groups, two categories.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static BreslowDayResult Of(MatchedTable table)
    {
        TwoByTwo.Check(table);
        List<TwoByTwo> strata = [.. TwoByTwo.Strata(table).Where(t => t.Reference > 0 && t.Focal > 0 && t.Right > 0 && t.Wrong > 0)];
        var concordant = strata.Sum(t => (double)t.A * t.D / t.Total);
        var discordant = strata.Sum(t => (double)t.B * t.C / t.Total);
        if (strata.Count < 2 || !(concordant > 0) || !(discordant > 0)) return new(table.Item, null, null, Math.Max(0, strata.Count - 1), null, null, null);
        var odds = concordant / discordant;
        double chi = 0, excess = 0, variances = 0, scoreExcess = 0, scoreVariance = 0, squareVariance = 0;
        foreach (var t in strata)
        {
            var expected = Expected(t, odds);
            var variance = 1 / (1 / expected + 1 / (t.Reference - expected) + 1 / (t.Right - expected) + 1 / (t.Focal - t.Right + expected));
            var miss = t.A - expected;
            chi += miss * miss / variance;
            excess += miss;
            variances += variance;
            scoreExcess += t.Score * miss;
            scoreVariance += t.Score * variance;
            squareVariance += t.Score * t.Score * variance;
        }
        var trend = scoreExcess * scoreExcess / (squareVariance - scoreVariance * scoreVariance / variances);
        return new(table.Item, chi, chi - excess * excess / variances, strata.Count - 1, TailProbability.ChiSquare(chi, strata.Count - 1), trend, TailProbability.ChiSquare(trend, 1));
    }

    // The count of the reference group's right answers that gives the stratum the odds ratio, its margins kept: the root of
    // (1 − α) x² + (α (n + m) + N − n − m) x − α n m inside the margins, in the form that does not cancel.
    private static double Expected(TwoByTwo t, double odds)
    {
        double n = t.Reference, m = t.Right, linear = odds * (n + m) + t.Focal - m;
        var root = Math.Sqrt(linear * linear - 4 * odds * (odds - 1) * n * m);
        return linear >= 0 ? 2 * odds * n * m / (linear + root) : (linear - root) / (2 * (odds - 1));
    }
}
