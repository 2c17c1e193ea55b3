using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// Logistic regression for two or more groups: binary for right and wrong (Swaminathan and Rogers 1990), cumulative for more
/// categories (Zumbo 1999). Persons of the same score and group are one cell, so the work does not grow with their number.
/// </summary>
public static class LogisticDif
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Any categories.</param>
    /// <param name="groups">Two or more.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <param name="threads">1 or 2; does not change the figures.</param>
    public static IReadOnlyList<LogisticDifResult> Of(
        CategoryResponses responses, PersonGroups groups, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg, int threads = 2) =>
        Of(MatchedCounts.Of(responses, groups), adjustment, threads);

    /// <summary>All items, matched as they were counted; given abilities are matched on as they are (ordinal regression of Choi, Gibbons and Crane 2011).</summary>
    /// <param name="counts">Two or more groups.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <param name="threads">1 or 2; does not change the figures.</param>
    public static IReadOnlyList<LogisticDifResult> Of(MatchedCounts counts, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg, int threads = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var results = new LogisticDifResult[counts.Items];
        Parallel.For(0, results.Length, new() { MaxDegreeOfParallelism = threads }, i => results[i] = Of(counts.Table(i)));
        var adjusted = MultipleComparison.Adjusted(results, r => r.Uniform.PValue, (r, p) => r with { Uniform = r.Uniform with { AdjustedPValue = p } }, adjustment);
        adjusted = MultipleComparison.Adjusted(adjusted, r => r.NonUniform.PValue, (r, p) => r with { NonUniform = r.NonUniform with { AdjustedPValue = p } }, adjustment);
        return MultipleComparison.Adjusted(adjusted, r => r.Both.PValue, (r, p) => r with { Both = r.Both with { AdjustedPValue = p } }, adjustment);
    }

    /// <summary>One item. Categories nobody chose are closed up.</summary>
    /// <param name="table">Two or more groups.</param>
    public static LogisticDifResult Of(MatchedTable table)
    {
        var cells = LogisticCells.Of(table);
        var fits = new FittedLogit[3];
        for (var m = 0; m < fits.Length; m++) fits[m] = cells.Fit(m);
        return new(table.Item, fits[0].Fit, fits[1].Fit, fits[2].Fit, Test(cells, fits, 0, 1), Test(cells, fits, 1, 2), Test(cells, fits, 0, 2));
    }

    private static LogisticTest Test(LogisticCells cells, FittedLogit[] fits, int small, int large)
    {
        var (less, more) = (fits[small].Fit, fits[large].Fit);
        var df = (large - small) * Math.Max(0, cells.Groups - 1);
        if (df == 0) return new(null, 0, null, null, null, null, null);
        // Rounding can leave the larger model a hair below the smaller.
        double? chi = more.LogLikelihood is { } l1 && less.LogLikelihood is { } l0 ? Math.Max(0, 2 * (l1 - l0)) : null;
        var wald = Wald(fits[large], df);
        return new(chi, df, TailProbability.ChiSquare(chi, df), null, wald, TailProbability.ChiSquare(wald, df), more.NagelkerkeR2 - less.NagelkerkeR2);
    }

    // The coefficients tested are always the last ones of the larger model.
    private static double? Wald(FittedLogit fitted, int tested)
    {
        if (fitted.Fit.Coefficients is not { } coefficients || fitted.Covariance is not { } covariance) return null;
        int n = coefficients.Count, first = n - tested;
        var (block, x) = (new double[tested * tested], new double[tested]);
        for (var i = 0; i < tested; i++)
        {
            x[i] = coefficients[first + i];
            for (var j = 0; j < tested; j++) block[i * tested + j] = covariance[(first + i) * n + first + j];
        }
        if (!Cholesky.Factor(block, tested, Cholesky.Dependent)) return null;
        var solved = x.ToArray();
        Cholesky.Solve(block, tested, solved);
        return x.Zip(solved, (a, b) => a * b).Sum();
    }
}
