using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>Quantiles of the F distribution.</summary>
internal static class FQuantile
{
    /// <summary>
    /// The x with P(F ≤ x) = probability. MathNet's own inverse looks between 0 and 1000 with an absolute tolerance and gives up on few
    /// degrees of freedom; on the logarithm of x the tolerance is relative and the bracket can grow.
    /// </summary>
    public static double Of(double probability, double numerator, double denominator)
    {
        double Miss(double logarithm) => FisherSnedecor.CDF(numerator, denominator, Math.Exp(logarithm)) - probability;
        var (low, high) = (-1.0, 1.0);
        while (Miss(low) > 0) low *= 2;
        while (Miss(high) < 0) high *= 2;
        return Math.Exp(Brent.FindRoot(Miss, low, high, accuracy: 1e-14, maxIterations: 200));
    }
}
