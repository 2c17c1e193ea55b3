using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>How two scales are linked through common items.</summary>
public enum LinkingMethod
{
    /// <summary>A from the means of the slopes, B from the means of the difficulties (Loyd and Hoover 1980).</summary>
    MeanMean,

    /// <summary>A from the geometric means of the slopes, B from the means of the difficulties (Mislevy and Bock 1990).</summary>
    MeanGeometricMean,

    /// <summary>A from the standard deviations of the difficulties, B from their means (Marco 1977).</summary>
    MeanSigma,

    /// <summary>Least squares between the curves of each item (Haebara 1980).</summary>
    Haebara,

    /// <summary>Least squares between the curves of the anchor as a test (Stocking and Lord 1983).</summary>
    StockingLord,
}

/// <summary>The criterion of the curve methods.</summary>
/// <param name="Onto">Weights on the scale linked to; the standard errors and minima of different weights differ, so they are part of the method.</param>
/// <param name="From">Weights on the scale linked from; null for a criterion on one side only.</param>
/// <param name="Iterations">Newton steps at most.</param>
public sealed record LinkingCriterion(AbilityWeights Onto, AbilityWeights? From = null, int Iterations = 100)
{
    /// <summary>161 points from −4 to 4, each counting 1, on the scale linked to.</summary>
    public static LinkingCriterion Default { get; } = new(AbilityWeights.Uniform);
}

/// <summary>A link and how near it is to the minimum of its criterion.</summary>
/// <param name="Transformation">Null when it is not defined: no items, no thresholds, or no spread where a spread is asked for.</param>
/// <param name="Criterion">Sum of weighted squares at the minimum; null for the moment methods.</param>
/// <param name="GradientNorm">Largest derivative of the criterion by A or B there.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="Converged">Whether the last step was below 1e-10.</param>
public sealed record LinkingResult(ScaleTransformation? Transformation, double? Criterion = null, double? GradientNorm = null, int Iterations = 0, bool Converged = true);

/// <summary>Links the scale of one calibration to that of another through the items they share.</summary>
public static class IrtLinking
{
    /// <summary>The transformation from the one scale to the other.</summary>
    /// <param name="method">How.</param>
    /// <param name="from">The common items on the scale to be left (the new form).</param>
    /// <param name="onto">The same items in the same order on the scale to be reached (the old form).</param>
    /// <param name="criterion">For the curve methods; null for <see cref="LinkingCriterion.Default"/>.</param>
    /// <exception cref="ArgumentException">Not the same number of items, or of categories of an item.</exception>
    public static LinkingResult Link(LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, LinkingCriterion? criterion = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(onto);
        if (from.Count != onto.Count) throw new ArgumentException($"{from.Count} items on the one scale and {onto.Count} on the other.", nameof(onto));
        for (var j = 0; j < from.Count; j++)
            if (from[j].Categories != onto[j].Categories) throw new ArgumentException($"Item {j} has {from[j].Categories} categories on the one scale and {onto[j].Categories} on the other.", nameof(onto));
        if (from.Count == 0) return new(null);
        if (method is not (LinkingMethod.Haebara or LinkingMethod.StockingLord)) return new(Moments(method, from, onto));
        return LinkingCurves.Minimise(method, from, onto, criterion ?? LinkingCriterion.Default, Moments(LinkingMethod.MeanSigma, from, onto) ?? Moments(LinkingMethod.MeanMean, from, onto));
    }

    /// <summary>Slope of an item; null for nominal items, which have one a category.</summary>
    internal static double? Slope(IrtItem item) => item switch { DichotomousItem d => d.Slope, GradedItem g => g.Slope, PartialCreditItem p => p.Slope, _ => null };

    /// <summary>Difficulty or thresholds of an item, in logits; none for nominal items.</summary>
    internal static IReadOnlyList<double> Thresholds(IrtItem item) => item switch { DichotomousItem d => [d.Difficulty], GradedItem g => g.Thresholds, PartialCreditItem p => p.Thresholds, _ => [] };

    /// <summary>All thresholds of all items count alike (as in plink), with n in the standard deviations: the ratio does not depend on it.</summary>
    private static ScaleTransformation? Moments(LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto)
    {
        if (from.Concat(onto).Any(i => Slope(i) is null)) return null;
        var (b, target) = (from.SelectMany(Thresholds).ToList(), onto.SelectMany(Thresholds).ToList());
        var (mean, targetMean) = (b.Average(), target.Average());
        var a = method switch
        {
            LinkingMethod.MeanMean => from.Average(i => Slope(i)!.Value) / onto.Average(i => Slope(i)!.Value),
            LinkingMethod.MeanGeometricMean => Math.Exp(from.Zip(onto, (f, o) => Math.Log(Slope(f)!.Value / Slope(o)!.Value)).Average()),
            _ => Math.Sqrt(target.Sum(t => (t - targetMean) * (t - targetMean)) / b.Sum(t => (t - mean) * (t - mean))),
        };
        return a > 0 && double.IsFinite(a) && double.IsFinite(targetMean - a * mean) ? new(a, targetMean - a * mean) : null;
    }
}
