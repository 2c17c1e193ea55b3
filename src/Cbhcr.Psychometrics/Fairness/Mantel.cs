using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// Items with ordered categories: the test of Mantel (1963), the standardised mean difference and the cumulative odds ratio of Liu and Agresti
/// (1996). With two categories the test is Mantel–Haenszel without the correction for continuity, and the odds ratio is the same.
/// </summary>
/// <remarks>
/// The variance of ln Ψ is by the delta method, var(Σ T) / R² with T = Σ h(x, y) / N over the pairs of a reference person's category x and
/// a focal person's y, h = (x − y)⁺ − Ψ (y − x)⁺ and R the numerator of Ψ. Pairs without a person in common have a mean product of 0, so
/// Σ h h′ over pairs with one in common is an unbiased estimate; it holds for few large strata and for many small ones alike.
/// </remarks>
public static class Mantel
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Categories are worth their number.</param>
    /// <param name="groups">Two groups.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    public static IReadOnlyList<MantelResult> Of(CategoryResponses responses, PersonGroups groups, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        Of(MatchedCounts.Of(responses, groups), adjustment);

    /// <summary>All items, matched as they were counted.</summary>
    /// <param name="counts">Two groups.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    public static IReadOnlyList<MantelResult> Of(MatchedCounts counts, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        MultipleComparison.Adjusted([.. Enumerable.Range(0, counts.Items).Select(i => Of(counts.Table(i)))], r => r.PValue, (r, p) => r with { AdjustedPValue = p }, adjustment);

    /// <summary>One item.</summary>
    /// <param name="table">Two groups.</param>
    /// <exception cref="ArgumentException">There are more groups.</exception>
    public static MantelResult Of(MatchedTable table)
    {
        if (table.Groups != 2) throw new ArgumentException($"{table.Groups} groups; this statistic is for two (take a pair of them).", nameof(table));
        double excess = 0, variance = 0, concordant = 0, discordant = 0, difference = 0, weights = 0, differenceVariance = 0;
        int reference = 0, focal = 0;
        for (var s = 0; s < table.Strata; s++)
        {
            var (nr, nf) = (table.Persons(s, 0), table.Persons(s, 1));
            (reference, focal) = (reference + nr, focal + nf);
            if (nr == 0 || nf == 0) continue;
            double n = nr + nf, pointsR = Points(table.Cell(s, 0), 1), pointsF = Points(table.Cell(s, 1), 1), squares = Points(table.Cell(s, 0), 2) + Points(table.Cell(s, 1), 2);
            var sum = pointsR + pointsF;
            var v = nr * nf * (n * squares - sum * sum) / (n * n * (n - 1));
            excess += pointsF - nf * sum / n;
            variance += v;
            difference += nf * (pointsF / nf - pointsR / nr);
            weights += nf;
            // The focal sum alone is free when the margins are kept: the difference of means moves by (1/nF + 1/nR) with it.
            differenceVariance += nf * nf * (1.0 / nf + 1.0 / nr) * (1.0 / nf + 1.0 / nr) * v;
            var (r, d) = Pairs(table, s);
            concordant += r / n;
            discordant += d / n;
        }
        double? chi = variance > 0 ? excess * excess / variance : null;
        double? odds = concordant > 0 && discordant > 0 ? concordant / discordant : null;
        return new(
            table.Item, reference, focal, chi, TailProbability.ChiSquare(chi, 1), null, weights > 0 ? difference / weights : null,
            differenceVariance > 0 ? Math.Sqrt(differenceVariance) / weights : null, Deviation(table), odds,
            odds is { } psi && LogVariance(table, psi) is var v2 and > 0 ? Math.Sqrt(v2) / concordant : null);
    }

    private static double Points(ReadOnlySpan<int> cell, int power)
    {
        var sum = 0.0;
        for (var k = 1; k < cell.Length; k++) sum += (power == 1 ? k : (double)k * k) * cell[k];
        return sum;
    }

    // Σ (x − y)⁺ and Σ (y − x)⁺ over the pairs: what Liu and Agresti sum over the cuts between categories.
    private static (double Ahead, double Behind) Pairs(MatchedTable table, int stratum)
    {
        ReadOnlySpan<int> a = table.Cell(stratum, 0), c = table.Cell(stratum, 1);
        double ahead = 0, behind = 0;
        for (var x = 0; x < a.Length; x++)
            for (var y = 0; y < x; y++)
            {
                ahead += (double)a[x] * c[y] * (x - y);
                behind += (double)a[y] * c[x] * (x - y);
            }
        return (ahead, behind);
    }

    private static double LogVariance(MatchedTable table, double odds)
    {
        double H(int x, int y) => x >= y ? x - y : odds * (x - y);
        var sum = 0.0;
        for (var s = 0; s < table.Strata; s++)
        {
            ReadOnlySpan<int> a = table.Cell(s, 0), c = table.Cell(s, 1);
            double n = table.Persons(s, 0) + table.Persons(s, 1), here = 0;
            for (var x = 0; x < a.Length; x++)
            {
                double row = 0, column = 0;
                for (var y = 0; y < a.Length; y++)
                {
                    row += c[y] * H(x, y);
                    column += a[y] * H(y, x);
                    here -= (double)a[x] * c[y] * H(x, y) * H(x, y);
                }
                here += a[x] * row * row + c[x] * column * column;
            }
            if (n > 0) sum += here / (n * n);
        }
        return sum;
    }

    private static double? Deviation(MatchedTable table)
    {
        int[] margin = [.. table.Margin(0).Zip(table.Margin(1), (a, b) => a + b)];
        double n = margin.Sum(), mean = Points(margin, 1) / n;
        if (n < 2) return null;
        var variance = margin.Select((count, k) => count * (k - mean) * (k - mean)).Sum() / (n - 1);
        return variance > 0 ? Math.Sqrt(variance) : null;
    }
}
