using MathNet.Numerics.Distributions;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Angoff's delta plot. The line is null where the deltas of the groups do not vary together.</summary>
/// <param name="Intercept">Of the major axis, delta of the focal group by delta of the reference group.</param>
/// <param name="Slope">Of the major axis.</param>
/// <param name="Items">One an item.</param>
public sealed record DeltaPlot(double? Intercept, double? Slope, IReadOnlyList<DeltaPlotItem> Items)
{
    /// <summary>
    /// Deltas 13 + 4 Φ⁻¹(1 − p) of both groups, and each item's distance from their major axis (Angoff and Ford 1973). No test and no matching:
    /// a first look at small groups. Items that all or none of a group have right have no delta and are left out of the axis.
    /// </summary>
    /// <param name="responses">Items of two categories; the second is right.</param>
    /// <param name="groups">Two groups.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static DeltaPlot Of(CategoryResponses responses, PersonGroups groups)
    {
        var counts = MatchedCounts.Of(responses, groups);
        var deltas = new (double? R, double? F)[counts.Items];
        for (var i = 0; i < deltas.Length; i++)
        {
            var table = counts.Table(i);
            TwoByTwo.Check(table);
            deltas[i] = (Delta(table.Margin(0)), Delta(table.Margin(1)));
        }
        List<(double R, double F)> both = [.. deltas.Where(d => d is (not null, not null)).Select(d => (d.R!.Value, d.F!.Value))];
        double? slope = null, intercept = null;
        if (both.Count > 1)
        {
            double meanR = both.Average(d => d.R), meanF = both.Average(d => d.F);
            double rr = both.Sum(d => (d.R - meanR) * (d.R - meanR)), ff = both.Sum(d => (d.F - meanF) * (d.F - meanF)), rf = both.Sum(d => (d.R - meanR) * (d.F - meanF));
            if (rf != 0)
            {
                slope = (ff - rr + Math.Sqrt((ff - rr) * (ff - rr) + 4 * rf * rf)) / (2 * rf);
                intercept = meanF - slope * meanR;
            }
        }
        return new(intercept, slope, [.. deltas.Select((d, i) => new DeltaPlotItem(i, d.R, d.F, (slope * d.R + intercept - d.F) / Math.Sqrt((slope * slope + 1) ?? 1)))]);
    }

    private static double? Delta(int[] margin)
    {
        double right = margin.Length > 1 ? margin[1] : 0, n = margin.Sum();
        return right > 0 && right < n ? 13 - 4 * Normal.InvCDF(0, 1, right / n) : null;
    }
}

/// <summary>One item of a delta plot.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Reference">Delta in the reference group.</param>
/// <param name="Focal">Delta in the focal group.</param>
/// <param name="Distance">From the axis, across it; below 0 where the item is harder for the focal group. Beyond ±1.5 is the usual flag.</param>
public sealed record DeltaPlotItem(int Item, double? Reference, double? Focal, double? Distance);
