namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// A normal density at the points, normalised to sum 1 over them, with derivatives of the logarithm of its weights by mean and variance.
/// Normalising makes it an exponential family on the points, so the derivatives are those of the kernel less their mean.
/// </summary>
internal static class PopulationCurve
{
    public static void LogWeights(double mean, double variance, ReadOnlySpan<double> points, Span<double> logarithms)
    {
        logarithms.Fill(double.NegativeInfinity);
        var largest = double.NegativeInfinity;
        for (var q = 0; q < points.Length; q++) largest = Math.Max(largest, logarithms[q] = -(points[q] - mean) * (points[q] - mean) / (2 * variance));
        var sum = 0.0;
        for (var q = 0; q < points.Length; q++) sum += Math.Exp(logarithms[q] - largest);
        for (var q = 0; q < points.Length; q++) logarithms[q] -= largest + Math.Log(sum);
    }

    /// <summary>Derivatives by mean and by variance at every point.</summary>
    public static void Scores(double mean, double variance, ReadOnlySpan<double> points, ReadOnlySpan<double> logWeights, Span<double> byMean, Span<double> byVariance)
    {
        double mean1 = 0, mean2 = 0;
        for (var q = 0; q < points.Length; q++)
        {
            var away = points[q] - mean;
            byMean[q] = away / variance;
            byVariance[q] = away * away / (2 * variance * variance);
            mean1 += Math.Exp(logWeights[q]) * byMean[q];
            mean2 += Math.Exp(logWeights[q]) * byVariance[q];
        }
        for (var q = 0; q < points.Length; q++)
        {
            byMean[q] -= mean1;
            byVariance[q] -= mean2;
        }
    }

    /// <summary>Information of one person whose ability is known: the covariance of the scores over the weights.</summary>
    public static (double Mean, double Mixed, double Variance) Information(ReadOnlySpan<double> logWeights, int points, ReadOnlySpan<double> byMean, ReadOnlySpan<double> byVariance)
    {
        double a = 0, b = 0, c = 0;
        for (var q = 0; q < points; q++)
        {
            var weight = Math.Exp(logWeights[q]);
            a += weight * byMean[q] * byMean[q];
            b += weight * byMean[q] * byVariance[q];
            c += weight * byVariance[q] * byVariance[q];
        }
        return (a, b, c);
    }

    /// <summary>Σ nₑ ∂² ln w by mean, mixed, and by variance, for expected persons at the points.</summary>
    public static (double Mean, double Mixed, double Variance) Bend(
        double mean, double variance, ReadOnlySpan<double> points, ReadOnlySpan<double> logWeights, ReadOnlySpan<double> persons, (double Mean, double Mixed, double Variance) information)
    {
        double n = 0, mixed = 0, square = 0;
        for (var q = 0; q < points.Length; q++)
        {
            n += persons[q];
            var away = points[q] - mean;
            // Less the mean over the weights, which belongs to the logarithm of the sum.
            mixed -= away / (variance * variance) * persons[q];
            square -= away * away / (variance * variance * variance) * persons[q];
        }
        double mixedMean = 0, squareMean = 0;
        for (var q = 0; q < points.Length; q++)
        {
            var (weight, away) = (Math.Exp(logWeights[q]), points[q] - mean);
            mixedMean -= away / (variance * variance) * weight;
            squareMean -= away * away / (variance * variance * variance) * weight;
        }
        return (-n * information.Mean, mixed - n * mixedMean - n * information.Mixed, square - n * squareMean - n * information.Variance);
    }
}
