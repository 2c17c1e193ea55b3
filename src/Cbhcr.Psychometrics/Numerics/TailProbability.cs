using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Numerics;

/// <summary>Upper tails that keep their digits far out, where one minus a distribution function has none left.</summary>
internal static class TailProbability
{
    /// <summary>P(χ² &gt; x), 1 degree of freedom or more: finite sums for whole degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5).</summary>
    public static double ChiSquare(double x, int degreesOfFreedom)
    {
        if (x <= 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        var y = x / 2;
        if (y > 600 && degreesOfFreedom > 2) return SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, y);
        var sum = degreesOfFreedom % 2 == 0 ? Math.Exp(-y) : SpecialFunctions.Erfc(Math.Sqrt(y));
        var term = degreesOfFreedom % 2 == 0 ? sum * y : Math.Exp(-y) * Math.Sqrt(y / Math.PI) * 2;
        for (var power = degreesOfFreedom % 2 == 0 ? 1 : 0.5; power < degreesOfFreedom / 2.0; power++)
        {
            sum += term;
            term *= y / (power + 1);
        }
        return Math.Min(1, sum);
    }

    /// <summary>P(χ² &gt; x), or null where x is.</summary>
    public static double? ChiSquare(double? x, int degreesOfFreedom) => x is { } value ? ChiSquare(value, degreesOfFreedom) : null;

    /// <summary>2 P(Z &gt; |z|) of a standard normal Z.</summary>
    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>P(Z &gt; z) of a standard normal Z.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;
}
