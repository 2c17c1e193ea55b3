using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>Chances in the tails, without the loss of digits of 1 − F.</summary>
internal static class Tail
{
    public static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));

    public static double NormalTwoSided(double z) => Math.Min(1, SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)));

    public static double ChiSquare(double value, double degrees) =>
        value <= 0 ? 1 : double.IsPositiveInfinity(value) ? 0 : Math.Clamp(SpecialFunctions.GammaUpperRegularized(degrees / 2, value / 2), 0, 1);
}
