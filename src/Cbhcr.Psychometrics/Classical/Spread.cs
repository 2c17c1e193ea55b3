namespace Cbhcr.Psychometrics.Classical;

/// <summary>Whether a variance is more than what rounding leaves of a constant.</summary>
internal static class Spread
{
    public static bool IsReal(double variance, double mean) => variance > 1e-22 * (1 + mean * mean);

    /// <summary>Null where one side does not vary. Rounding may lead a perfect correlation past 1 by a unit in the last place.</summary>
    public static double? Correlation(double covariance, double variance, double mean, double otherVariance, double otherMean) =>
        IsReal(variance, mean) && IsReal(otherVariance, otherMean) ? Math.Clamp(covariance / (Math.Sqrt(variance) * Math.Sqrt(otherVariance)), -1, 1) : null;
}
