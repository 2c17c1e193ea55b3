namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>Logistic regression of group on score, and the score at which the chance of either group is one half.</summary>
internal static class LogisticMidpoint
{
    private const int Steps = 100;
    private const double Enough = 1e-12;

    /// <summary>The midpoint −b₀/b₁ by maximum likelihood, with its standard error by the delta method.</summary>
    /// <returns>Null where the groups do not overlap (no maximum), or the competent do not score higher.</returns>
    public static (double Cut, double StandardError)? Of(IReadOnlyList<double> competent, IReadOnlyList<double> others)
    {
        // With one predictor the maximum exists exactly when the groups overlap on both sides (Albert and Anderson 1984).
        if (others.Max() <= competent.Min() || competent.Max() <= others.Min()) return null;
        double[] all = [.. competent, .. others];
        var (mean, deviation) = (Numbers.Mean(all)!.Value, Numbers.StandardDeviation(all)!.Value);
        double b0 = 0, b1 = 0, v00 = 0, v01 = 0, v11 = 0;
        for (var step = 0; step < Steps; step++)
        {
            double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
            for (var i = 0; i < all.Length; i++)
            {
                var x = (all[i] - mean) / deviation;
                var p = 1 / (1 + Math.Exp(-(b0 + b1 * x)));
                var (residual, weight) = ((i < competent.Count ? 1 : 0) - p, p * (1 - p));
                g0 += residual;
                g1 += residual * x;
                h00 += weight;
                h01 += weight * x;
                h11 += weight * x * x;
            }
            var determinant = h00 * h11 - h01 * h01;
            if (!(determinant > 0)) return null;
            (v00, v01, v11) = (h11 / determinant, -h01 / determinant, h00 / determinant);
            var (d0, d1) = (v00 * g0 + v01 * g1, v01 * g0 + v11 * g1);
            // A step of Newton's is held back, so that well separated groups do not throw it off.
            var held = Math.Min(1, 5 / Math.Max(Math.Abs(d0), Math.Abs(d1)));
            (b0, b1) = (b0 + held * d0, b1 + held * d1);
            if (Math.Max(Math.Abs(d0), Math.Abs(d1)) <= Enough * (1 + Math.Abs(b1))) break;
        }
        if (!(b1 > 0)) return null;
        var cut = -b0 / b1;
        return (mean + deviation * cut, deviation * Math.Sqrt(v00 + 2 * cut * v01 + cut * cut * v11) / b1);
    }
}
