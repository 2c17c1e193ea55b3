namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Moments of an item's points and of the logarithm of the chance of its answer, at one ability.</summary>
internal readonly record struct CategoryMoments(double Mean, double Variance, double Fourth, double LogMean, double LogVariance)
{
    // Where the variance is so small that squared residuals over it say nothing; as R's mirt.
    private const double SmallestVariance = 0.0031622776601683794;

    /// <summary>The variance, not less than what squared residuals can be divided by.</summary>
    public double Bounded => Math.Max(Variance, SmallestVariance);

    public static CategoryMoments Of(ReadOnlySpan<double> p)
    {
        double mean = 0, variance = 0, fourth = 0, log = 0, logVariance = 0;
        for (var k = 0; k < p.Length; k++)
        {
            mean += k * p[k];
            if (p[k] > 0) log += p[k] * Math.Log(p[k]);
        }
        for (var k = 0; k < p.Length; k++)
        {
            var square = (k - mean) * (k - mean);
            variance += p[k] * square;
            fourth += p[k] * square * square;
            if (p[k] > 0) logVariance += p[k] * (Math.Log(p[k]) - log) * (Math.Log(p[k]) - log);
        }
        return new(mean, variance, fourth, log, logVariance);
    }
}

/// <summary>Mean squared residuals with their z.</summary>
/// <param name="Outfit">Mean of the squared standardised residuals: sensitive to surprising answers far from the ability.</param>
/// <param name="OutfitZ">Its cube root standardised (Wilson–Hilferty 1931).</param>
/// <param name="Infit">The same weighted by information.</param>
/// <param name="InfitZ">Its cube root standardised.</param>
public readonly record struct MeanSquare(double Outfit, double? OutfitZ, double Infit, double? InfitZ)
{
    // √2, to which R's mirt and Winsteps hold the model's standard deviation.
    private const double LargestDeviation = 1.4142;

    internal static MeanSquare Of(in MeanSquareSums s)
    {
        var outfit = s.Squares / s.Count;
        var infit = s.Residuals / s.Variances;
        return new(outfit, Standardised(outfit, s.Kurtosis / ((double)s.Count * s.Count) - 1.0 / s.Count), infit, Standardised(infit, s.Spread / (s.Variances * s.Variances)));
    }

    private static double? Standardised(double meanSquare, double variance)
    {
        var q = Math.Min(Math.Sqrt(Math.Abs(variance)), LargestDeviation);
        return q > 0 ? (Math.Cbrt(meanSquare) - 1) * 3 / q + q / 3 : null;
    }
}

/// <summary>What mean squares rest on.</summary>
internal struct MeanSquareSums
{
    public int Count;
    public double Squares, Residuals, Variances, Kurtosis, Spread;

    public void Add(int category, in CategoryMoments m)
    {
        var (residual, w) = (category - m.Mean, m.Bounded);
        Count++;
        Squares += residual * residual / w;
        Residuals += residual * residual;
        Variances += w;
        Kurtosis += m.Fourth / (w * w);
        Spread += m.Fourth - w * w;
    }
}
