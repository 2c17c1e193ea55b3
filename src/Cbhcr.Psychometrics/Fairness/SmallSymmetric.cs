namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Cholesky for the few parameters of one item; matrices row after row, full.</summary>
internal static class SmallSymmetric
{
    // A pivot that lost this share of its diagonal is one of a column that the others explain.
    private const double Dependent = 1e-12;

    /// <summary>Replaces the lower triangle by the factor; false where the matrix is not positive definite.</summary>
    public static bool Factor(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var diagonal = a[j * n + j];
            var pivot = diagonal;
            for (var k = 0; k < j; k++) pivot -= a[j * n + k] * a[j * n + k];
            if (!(pivot > Dependent * diagonal)) return false;
            var root = Math.Sqrt(pivot);
            a[j * n + j] = root;
            for (var i = j + 1; i < n; i++)
            {
                var sum = a[i * n + j];
                for (var k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
                a[i * n + j] = sum / root;
            }
        }
        return true;
    }

    /// <summary>Solves with the factor, in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) b[i] -= factor[i * n + k] * b[k];
            b[i] /= factor[i * n + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) b[i] -= factor[k * n + i] * b[k];
            b[i] /= factor[i * n + i];
        }
    }

    /// <summary>The inverse, from the factor.</summary>
    public static double[] Inverse(ReadOnlySpan<double> factor, int n)
    {
        var inverse = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            var column = inverse.AsSpan(j * n, n);
            column[j] = 1;
            Solve(factor, n, column);
        }
        return inverse;
    }

    /// <summary>
    /// x′A⁺x over the coordinates that are not explained by those before them, with their number: a χ² and its degrees of freedom where
    /// a covariance has lost rank.
    /// </summary>
    public static (double Value, int Rank) QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
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
            if (!(pivot > Dependent * a[i * n + i])) continue;
            factor[i * n + kept.Count] = Math.Sqrt(pivot);
            solved[kept.Count] = rest / Math.Sqrt(pivot);
            value += rest * rest / pivot;
            kept.Add(i);
        }
        return (value, kept.Count);
    }
}
