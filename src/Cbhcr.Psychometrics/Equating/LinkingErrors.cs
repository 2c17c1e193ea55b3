using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Estimated parameters of common items with their covariances. <see cref="FreeParameter.Owner"/> is the place among the common items, −1 for a slope they share.</summary>
/// <param name="Parameters">In the order of the covariance. Populations' parameters have no place here.</param>
/// <param name="Covariance">As large as there are parameters.</param>
public sealed record ItemEstimates(IReadOnlyList<FreeParameter> Parameters, ParameterCovariance Covariance);

/// <summary>How sure a link is.</summary>
/// <param name="VarianceA">Of A.</param>
/// <param name="CovarianceAB">Of A and B.</param>
/// <param name="VarianceB">Of B.</param>
public readonly record struct LinkingCovariance(double VarianceA, double CovarianceAB, double VarianceB)
{
    /// <summary>Standard error of A.</summary>
    public double ErrorA => Math.Sqrt(VarianceA);

    /// <summary>Standard error of B.</summary>
    public double ErrorB => Math.Sqrt(VarianceB);

    /// <summary>Standard error of a linked ability Aθ + B because of the link alone.</summary>
    public double ErrorAt(double ability) => Math.Sqrt(Math.Max(0, VarianceB + 2 * ability * CovarianceAB + ability * ability * VarianceA));
}

/// <summary>Standard errors of a link.</summary>
public static class LinkingErrors
{
    /// <summary>
    /// Because the items were calibrated with samples of persons: delta method (Ogasawara 2000, 2001), the two calibrations independent. The derivatives are
    /// central differences of the link itself, which is exact enough to 1e-7 because each link is a converged minimum.
    /// </summary>
    /// <param name="method">As it was linked.</param>
    /// <param name="from">Common items on the scale to be left.</param>
    /// <param name="onto">The same items on the scale to be reached.</param>
    /// <param name="fromEstimates">Of the first.</param>
    /// <param name="ontoEstimates">Of the second.</param>
    /// <param name="criterion">As it was linked.</param>
    /// <returns>Null when a link is not defined.</returns>
    /// <exception cref="ArgumentException">A parameter belongs to no item, or the covariance has another size.</exception>
    public static LinkingCovariance? Delta(
        LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, ItemEstimates fromEstimates, ItemEstimates ontoEstimates, LinkingCriterion? criterion = null)
    {
        ArgumentNullException.ThrowIfNull(fromEstimates);
        ArgumentNullException.ThrowIfNull(ontoEstimates);
        double aa = 0, ab = 0, bb = 0;
        foreach (var (estimates, items, first) in ((ItemEstimates, IReadOnlyList<IrtItem>, bool)[])[(fromEstimates, from, true), (ontoEstimates, onto, false)])
        {
            var count = estimates.Parameters.Count;
            if (estimates.Covariance.Size != count) throw new ArgumentException($"{count} parameters with covariances of {estimates.Covariance.Size}.", nameof(fromEstimates));
            var (byA, byB) = (new double[count], new double[count]);
            for (var k = 0; k < count; k++)
            {
                var parameter = estimates.Parameters[k];
                var h = 1e-4 * Math.Max(1, Math.Abs(parameter.Value));
                var (up, down) = (Moved(items, parameter, h), Moved(items, parameter, -h));
                var above = IrtLinking.Link(method, first ? up : from, first ? onto : up, criterion).Transformation;
                var below = IrtLinking.Link(method, first ? down : from, first ? onto : down, criterion).Transformation;
                if (above is not { } u || below is not { } d) return null;
                (byA[k], byB[k]) = ((u.A - d.A) / (2 * h), (u.B - d.B) / (2 * h));
            }
            for (var i = 0; i < count; i++)
                for (var j = 0; j < count; j++)
                {
                    var covariance = estimates.Covariance[i, j];
                    (aa, ab, bb) = (aa + byA[i] * covariance * byA[j], ab + byA[i] * covariance * byB[j], bb + byB[i] * covariance * byB[j]);
                }
        }
        return new(aa, ab, bb);
    }

    /// <summary>Because these items and not others are common: links of items drawn with replacement.</summary>
    /// <param name="method">As it was linked.</param>
    /// <param name="from">Common items on the scale to be left.</param>
    /// <param name="onto">The same items on the scale to be reached.</param>
    /// <param name="replications">2 or more.</param>
    /// <param name="seed">The same seed gives the same errors.</param>
    /// <param name="criterion">As it was linked.</param>
    /// <returns>Null when fewer than two of the links are defined.</returns>
    public static LinkingCovariance? AnchorBootstrap(
        LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, int replications, ulong seed, LinkingCriterion? criterion = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(onto);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 2);
        var chance = new SplitMix64(seed);
        var links = new List<ScaleTransformation>();
        for (var r = 0; r < replications; r++)
        {
            int[] drawn = [.. Enumerable.Range(0, from.Count).Select(_ => (int)(chance.NextUniform() * from.Count))];
            if (IrtLinking.Link(method, [.. drawn.Select(j => from[j])], [.. drawn.Select(j => onto[j])], criterion).Transformation is { } link) links.Add(link);
        }
        if (links.Count < 2) return null;
        var (a, b, n) = (links.Average(l => l.A), links.Average(l => l.B), links.Count - 1);
        return new(links.Sum(l => (l.A - a) * (l.A - a)) / n, links.Sum(l => (l.A - a) * (l.B - b)) / n, links.Sum(l => (l.B - b) * (l.B - b)) / n);
    }

    private static List<IrtItem> Moved(IReadOnlyList<IrtItem> items, FreeParameter parameter, double by)
    {
        if (parameter.Owner < -1 || parameter.Owner >= items.Count || parameter.Kind is ParameterKind.Mean or ParameterKind.Variance)
            throw new ArgumentException($"{parameter.Kind} of {parameter.Owner} is no parameter of the {items.Count} common items.", nameof(parameter));
        return [.. items.Select((item, j) => parameter.Owner == -1 || parameter.Owner == j ? Moved(item, parameter, by) : item)];
    }

    private static IrtItem Moved(IrtItem item, FreeParameter parameter, double by)
    {
        var slope = parameter.Kind is ParameterKind.Slope ? by : 0;
        double[] intercepts = [.. Enumerable.Range(1, item.Categories - 1).Select(k => parameter.Kind is ParameterKind.Intercept && (parameter.Category == k || (parameter.Category == 0 && k == 1)) ? by : 0)];
        switch (item)
        {
            case DichotomousItem d:
                var logit = Math.Log(d.Guessing / (1 - d.Guessing)) + (parameter.Kind is ParameterKind.GuessingLogit ? by : 0);
                return new DichotomousItem(d.Slope + slope, d.Intercept + intercepts[0], 1 / (1 + Math.Exp(-logit)));
            case GradedItem g:
                return new GradedItem(g.Slope + slope, [.. g.Intercepts.Zip(intercepts, (d, move) => d + move)]);
            case PartialCreditItem p:
                return new PartialCreditItem(p.Slope + slope, [.. p.CategoryIntercepts.Skip(1).Zip(intercepts, (d, move) => d + move)]);
            case NominalItem n:
                return new NominalItem([.. n.CategorySlopes.Skip(1).Select((a, k) => a + (parameter.Category == k + 1 ? slope : 0))], [.. n.CategoryIntercepts.Skip(1).Zip(intercepts, (d, move) => d + move)]);
            default:
                throw new ArgumentException($"{item.GetType().Name} is not known here.", nameof(item));
        }
    }
}
