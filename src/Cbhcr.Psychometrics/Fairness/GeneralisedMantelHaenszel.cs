using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Generalised Mantel–Haenszel test of one item.</summary>
/// <param name="Item">From 0.</param>
/// <param name="ChiSquare">Null where no stratum can tell groups apart.</param>
/// <param name="DegreesOfFreedom">(groups − 1)(categories − 1), less what the answers leave undetermined.</param>
/// <param name="PValue">Of <paramref name="ChiSquare"/>.</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
public sealed record GeneralisedMantelHaenszelResult(int Item, double? ChiSquare, int DegreesOfFreedom, double? PValue, double? AdjustedPValue);

/// <summary>
/// Several groups at once: generalised Mantel–Haenszel (Mantel and Haenszel 1959; Somes 1986; for items Penfield 2001). Takes the categories
/// as unordered, so for more than two it also sees differences that leave the mean alone.
/// </summary>
public static class GeneralisedMantelHaenszel
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Any categories.</param>
    /// <param name="groups">Two or more.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    public static IReadOnlyList<GeneralisedMantelHaenszelResult> Of(
        CategoryResponses responses, PersonGroups groups, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        Of(MatchedCounts.Of(responses, groups), adjustment);

    /// <summary>All items, matched as they were counted.</summary>
    /// <param name="counts">Two or more groups.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    public static IReadOnlyList<GeneralisedMantelHaenszelResult> Of(MatchedCounts counts, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        MultipleComparison.Adjusted([.. Enumerable.Range(0, counts.Items).Select(i => Of(counts.Table(i)))], r => r.PValue, (r, p) => r with { AdjustedPValue = p }, adjustment);

    /// <summary>One item.</summary>
    /// <param name="table">Two or more groups.</param>
    public static GeneralisedMantelHaenszelResult Of(MatchedTable table)
    {
        int focal = table.Groups - 1, upper = Math.Max(0, table.Categories - 1), size = focal * upper;
        var (excess, covariance) = (new double[size], new double[size * size]);
        for (var s = 0; s < table.Strata; s++) Add(table, s, excess, covariance);
        var (value, rank) = QuadraticForm.Of(covariance, excess);
        double? chi = rank > 0 ? value : null;
        return new(table.Item, chi, rank, rank > 0 ? TailProbability.ChiSquare(chi, rank) : null, null);
    }

    // Cells of focal groups and upper categories, less their expectation; multivariate hypergeometric, margins kept.
    private static void Add(MatchedTable table, int stratum, double[] excess, double[] covariance)
    {
        int upper = table.Categories - 1, size = excess.Length;
        var margin = new double[table.Categories];
        var sizes = new double[table.Groups];
        for (var g = 0; g < sizes.Length; g++)
        {
            var cell = table.Cell(stratum, g);
            for (var k = 0; k < cell.Length; k++) margin[k] += cell[k];
            sizes[g] = table.Persons(stratum, g);
        }
        var n = sizes.Sum();
        if (n < 2) return;
        for (var at = 0; at < size; at++)
        {
            var (g, k) = (at / upper + 1, at % upper + 1);
            excess[at] += table.Cell(stratum, g)[k] - sizes[g] * margin[k] / n;
            for (var other = 0; other < size; other++)
            {
                var (h, l) = (other / upper + 1, other % upper + 1);
                covariance[at * size + other] += sizes[g] * ((g == h ? n : 0) - sizes[h]) * margin[k] * ((k == l ? n : 0) - margin[l]) / (n * n * (n - 1));
            }
        }
    }
}
