using Cbhcr.Psychometrics.Numerics;
using MathNet.Numerics.Integration;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// P(largest of C₁ … C_B ≥ h) for Cₜ = max(0, Cₜ₋₁ + zₜ − k), C₀ = 0, zₜ independent standard normal: the integral equation of Page (1954) by
/// Gauss–Legendre points (Crowder 1987), on chances of crossing, so that small ones keep their digits.
/// </summary>
public static class CusumTail
{
    private const int Points = 48;

    /// <summary>The chance.</summary>
    /// <param name="height">h; 0 or less is always reached.</param>
    /// <param name="reference">k, 0 or more.</param>
    /// <param name="steps">B, 0 or more.</param>
    public static double Of(double height, double reference, int steps)
    {
        if (!(reference >= 0) || !double.IsFinite(reference)) throw new ArgumentOutOfRangeException(nameof(reference), reference, "0 or more.");
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (double.IsNaN(height)) throw new ArgumentOutOfRangeException(nameof(height), height, "A number.");
        if (height <= 0) return 1;
        if (steps == 0 || double.IsPositiveInfinity(height)) return 0;
        var rule = new GaussLegendreRule(0, height, Points);
        // Place 0 is the state 0, which has a chance of its own.
        var at = new double[Points + 1];
        for (var i = 0; i < Points; i++) at[i + 1] = rule.GetAbscissa(i);
        var move = new double[(Points + 1) * (Points + 1)];
        for (var s = 0; s <= Points; s++)
        {
            move[s * (Points + 1)] = TailProbability.Normal(at[s] - reference);
            for (var y = 1; y <= Points; y++)
            {
                var z = at[y] - at[s] + reference;
                move[s * (Points + 1) + y] = rule.GetWeight(y - 1) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            }
        }
        var (crossed, next) = (new double[Points + 1], new double[Points + 1]);
        for (var t = 0; t < steps; t++)
        {
            for (var s = 0; s <= Points; s++)
            {
                var sum = TailProbability.Normal(height + reference - at[s]);
                for (var y = 0; y <= Points; y++) sum += move[s * (Points + 1) + y] * crossed[y];
                next[s] = sum;
            }
            (crossed, next) = (next, crossed);
        }
        return Math.Min(1, crossed[0]);
    }
}
