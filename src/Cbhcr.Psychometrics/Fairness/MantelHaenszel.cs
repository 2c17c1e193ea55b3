using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Mantel–Haenszel test of right-or-wrong items (Mantel and Haenszel 1959; Holland and Thayer 1988), stratified on the matching score.</summary>
public static class MantelHaenszel
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Items of two categories; the second is right.</param>
    /// <param name="groups">Two groups.</param>
    /// <param name="corrected">Whether χ² takes the correction for continuity.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static IReadOnlyList<MantelHaenszelResult> Of(
        CategoryResponses responses, PersonGroups groups, bool corrected = true, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        Of(MatchedCounts.Of(responses, groups), corrected, adjustment);

    /// <summary>All items, matched as they were counted.</summary>
    /// <param name="counts">Two groups; items of two categories.</param>
    /// <param name="corrected">Whether χ² takes the correction for continuity.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static IReadOnlyList<MantelHaenszelResult> Of(MatchedCounts counts, bool corrected = true, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg)
    {
        var results = new MantelHaenszelResult[counts.Items];
        for (var i = 0; i < results.Length; i++) results[i] = Of(counts.Table(i), corrected);
        return MultipleComparison.Adjusted(results, r => r.PValue, (r, p) => r with { AdjustedPValue = p }, adjustment);
    }

    /// <summary>One item.</summary>
    /// <param name="table">Two groups, two categories.</param>
    /// <param name="corrected">Whether χ² takes the correction for continuity.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static MantelHaenszelResult Of(MatchedTable table, bool corrected = true)
    {
        TwoByTwo.Check(table);
        double excess = 0, variance = 0, concordant = 0, discordant = 0;
        int reference = 0, focal = 0;
        foreach (var t in TwoByTwo.Strata(table))
        {
            reference += t.Reference;
            focal += t.Focal;
            if (t.Total < 2) continue;
            double total = t.Total;
            excess += t.A - (double)t.Reference * t.Right / total;
            variance += (double)t.Reference * t.Focal / total * (t.Right / total) * (t.Wrong / (total - 1));
            concordant += (double)t.A * t.D / total;
            discordant += (double)t.B * t.C / total;
        }
        double? plain = variance > 0 ? excess * excess / variance : null;
        double? withCorrection = variance > 0 ? (Math.Abs(excess) - 0.5) * (Math.Abs(excess) - 0.5) / variance : null;
        double? odds = discordant > 0 && concordant > 0 ? concordant / discordant : null;
        var chi = corrected ? withCorrection : plain;
        return new(table.Item, reference, focal, odds, odds is { } a ? StandardError(table, a, concordant) : null, withCorrection, plain, chi, TailProbability.ChiSquare(chi, 1), null);
    }

    private static double StandardError(MatchedTable table, double odds, double concordant)
    {
        var sum = 0.0;
        foreach (var t in TwoByTwo.Strata(table))
            if (t.Total > 1)
                sum += ((double)t.A * t.D + odds * t.B * t.C) * (t.A + t.D + odds * (t.B + t.C)) / ((double)t.Total * t.Total);
        return Math.Sqrt(sum / 2) / concordant;
    }
}
