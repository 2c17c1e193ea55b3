using Cbhcr.Psychometrics.Numerics;
using MathNet.Numerics.Interpolation;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// Postsmoothing of an equipercentile conversion by cubic splines (Kolen 1984; Kolen and Brennan 2014, section 3.3.2): the curve with the least
/// bend whose mean squared distance from the conversion is S in units of its squared standard errors (Reinsch 1967), between the percentile ranks
/// 0.5 and 99.5 of X; straight lines to the ends of the scales beyond. Made symmetric by the mean of X to Y and the inverse of Y to X.
/// </summary>
public static class CubicSplineSmoothing
{
    // A score whose equivalent is given by a rule has no error of its own; it is not to hold the curve alone.
    private const double LeastError = 1e-4;

    /// <summary>Smoothed equivalents of all scores on X.</summary>
    /// <param name="x">With at least one person.</param>
    /// <param name="y">With at least one person, in the same population.</param>
    /// <param name="s">Kolen's S: 0 puts each curve through its conversion; 1 lets a curve lie one standard error away on the average.</param>
    /// <exception cref="ArgumentException">S is negative or not finite, or no percentile rank lies between 0.5 and 99.5.</exception>
    public static double[] Smooth(ScoreFrequencies x, ScoreFrequencies y, double s)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (!(s >= 0) || !double.IsFinite(s)) throw new ArgumentException($"S is {s}.", nameof(s));
        var (there, back) = (OneWay(x, y, s), OneWay(y, x, s));
        return [.. Enumerable.Range(x.Lowest, x.Counts.Length).Select(score => (there.Interpolate(score) + Inverse(back, score, y)) / 2)];
    }

    /// <summary>The curve of one direction through the smoothed equivalents, from ½ below to ½ above the scale.</summary>
    private static Curve OneWay(ScoreFrequencies x, ScoreFrequencies y, double s)
    {
        var (yx, errors) = (Equipercentile.Convert(x, y), Equipercentile.StandardErrors(x, y));
        int[] within = [.. Enumerable.Range(0, yx.Length).Where(i => x.PercentileRank(x.Lowest + i) is >= 0.005 and <= 0.995)];
        if (within.Length < 2) throw new ArgumentException("Fewer than two scores lie between the percentile ranks 0.5 and 99.5: there is nothing to smooth.", nameof(x));
        var (first, last) = (within[0], within[^1]);
        var smoothed = Reinsch(yx[first..(last + 1)], [.. errors[first..(last + 1)].Select(e => Math.Max(e, LeastError))], s);
        double[] places = [.. Enumerable.Range(x.Lowest + first, smoothed.Length)];
        return new(smoothed.Length > 2 ? CubicSpline.InterpolateNaturalSorted(places, smoothed) : LinearSpline.InterpolateSorted(places, smoothed),
            places[0], smoothed[0], places[^1], smoothed[^1], x.Lowest - 0.5, y.Lowest - 0.5, x.Highest + 0.5, y.Highest + 0.5);
    }

    private sealed record Curve(IInterpolation Spline, double From, double AtFrom, double To, double AtTo, double Low, double AtLow, double High, double AtHigh)
    {
        public double Interpolate(double score) =>
            score < From ? AtLow + (AtFrom - AtLow) * (score - Low) / (From - Low) : score > To ? AtTo + (AtHigh - AtTo) * (score - To) / (High - To) : Spline.Interpolate(score);
    }

    private static double Inverse(Curve curve, double value, ScoreFrequencies scale)
    {
        double low = scale.Lowest - 0.5, high = scale.Highest + 0.5;
        for (var i = 0; i < 100 && high > low; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle == low || middle == high) break;
            if (curve.Interpolate(middle) < value) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }

    /// <summary>Values at equally spaced places with Σ((a − y) / e)² = S n, or the straight line when that is nearer.</summary>
    private static double[] Reinsch(double[] y, double[] errors, double s)
    {
        var n = y.Length;
        if (n < 3 || s == 0) return y;
        // The bend is held back less and less as p grows; the distance falls from that of the straight line to 0.
        double low = -40, high = 40;
        if (Distance(y, errors, 0, out var smoothed) <= s * n) return smoothed;
        for (var i = 0; i < 200 && high - low > 1e-12; i++)
        {
            var middle = (low + high) / 2;
            if (Distance(y, errors, Math.Exp(middle), out smoothed) > s * n) low = middle;
            else high = middle;
        }
        return smoothed;
    }

    /// <summary>Solves (QᵀD²Q + pT) u = Qᵀy, a = y − D²Qu (Reinsch 1967); gives Σ((a − y) / e)².</summary>
    private static double Distance(double[] y, double[] errors, double p, out double[] smoothed)
    {
        var n = y.Length;
        var matrix = new double[(n - 2) * (n - 2)];
        var u = new double[n - 2];
        for (var i = 0; i < n - 2; i++)
        {
            u[i] = y[i] - 2 * y[i + 1] + y[i + 2];
            for (var j = Math.Max(0, i - 2); j <= i; j++)
            {
                var sum = i == j ? p * 2 / 3 : i - j == 1 ? p / 6 : 0;
                for (var k = i; k <= j + 2; k++) sum += Second(k - i) * Second(k - j) * errors[k] * errors[k];
                matrix[i * (n - 2) + j] = sum;
            }
        }
        if (Cholesky.Factor(matrix, n - 2, lost: 0)) Cholesky.Solve(matrix, n - 2, u);
        else Array.Clear(u);
        smoothed = new double[n];
        var distance = 0.0;
        for (var k = 0; k < n; k++)
        {
            var bend = 0.0;
            for (var i = Math.Max(0, k - 2); i <= Math.Min(n - 3, k); i++) bend += Second(k - i) * u[i];
            smoothed[k] = y[k] - errors[k] * errors[k] * bend;
            distance += errors[k] * errors[k] * bend * bend;
        }
        return distance;
    }

    private static double Second(int place) => place == 1 ? -2 : 1;
}
