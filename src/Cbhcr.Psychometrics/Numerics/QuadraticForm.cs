namespace Cbhcr.Psychometrics.Numerics;

/// <summary>x′A⁻¹x for a symmetric matrix that may have lost rank.</summary>
internal static class QuadraticForm
{
    /// <summary>
    /// x′A⁺x over the coordinates that are not explained by those before them, with their number: a χ² and its degrees of freedom where
    /// a covariance has lost rank.
    /// </summary>
    public static (double Value, int Rank) Of(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        var n = x.Length;
        var kept = new List<int>();
        var factor = new double[n * n];
        var solved = new double[n];
        var value = 0.0;
        for (var i = 0; i < n; i++)
        {
            var (pivot, rest) = (a[i * n + i], x[i]);
            for (var c = 0; c < kept.Count; c++)
            {
                var sum = a[i * n + kept[c]];
                for (var k = 0; k < c; k++) sum -= factor[i * n + k] * factor[kept[c] * n + k];
                factor[i * n + c] = sum / factor[kept[c] * n + c];
                pivot -= factor[i * n + c] * factor[i * n + c];
                rest -= factor[i * n + c] * solved[c];
            }
            if (!(pivot > Cholesky.Dependent * a[i * n + i])) continue;
            factor[i * n + kept.Count] = Math.Sqrt(pivot);
            solved[kept.Count] = rest / Math.Sqrt(pivot);
            value += rest * rest / pivot;
            kept.Add(i);
        }
        return (value, kept.Count);
    }
}
