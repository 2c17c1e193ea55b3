namespace Cbhcr.Psychometrics.Numerics;

/// <summary>A = L Lᵀ of symmetric positive definite matrices, full, row after row; L stands in the lower triangle.</summary>
internal static class Cholesky
{
    /// <summary>A pivot below this share of its diagonal is rounding.</summary>
    public const double Rounding = 1e-13;

    /// <summary>A pivot below this share of its diagonal is one of a column that the others explain.</summary>
    public const double Dependent = 1e-12;

    /// <summary>Puts L in the place of the lower triangle; false where the matrix is not positive definite, and then it is spoilt.</summary>
    /// <param name="a">n × n; only the lower triangle is read.</param>
    /// <param name="n">Number of rows.</param>
    /// <param name="lost">The share of its diagonal that a pivot must exceed.</param>
    public static bool Factor(Span<double> a, int n, double lost = Rounding)
    {
        for (var i = 0; i < n; i++)
        {
            var row = a.Slice(i * n, i + 1);
            var diagonal = row[i];
            for (var j = 0; j < i; j++) row[j] = (row[j] - VectorMath.Dot(row[..j], a.Slice(j * n, j))) / a[j * n + j];
            var pivot = diagonal - VectorMath.Dot(row[..i], row[..i]);
            if (!(pivot > lost * diagonal) || !double.IsFinite(pivot)) return false;
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    /// <summary>L⁻¹b in the place of b.</summary>
    public static void Forward(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++) b[i] = (b[i] - VectorMath.Dot(l.Slice(i * n, i), b[..i])) / l[i * n + i];
    }

    /// <summary>A⁻¹b in the place of b.</summary>
    public static void Solve(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        Forward(l, n, b);
        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= l[i * n + i];
            VectorMath.AddTimes(b[..i], -b[i], l.Slice(i * n, i));
        }
    }

    /// <summary>A⁻¹, or null where A is not positive definite.</summary>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int n, double lost = Rounding)
    {
        var factor = matrix.ToArray();
        return Factor(factor, n, lost) ? InverseOf(factor, n) : null;
    }

    /// <summary>A⁻¹ from L, which is spoilt.</summary>
    public static double[] InverseOf(Span<double> l, int n)
    {
        InvertLower(l, n);
        // A⁻¹ = L⁻ᵀ L⁻¹: each row of L⁻¹ adds its outer product.
        var inverse = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            var row = l.Slice(k * n, k + 1);
            for (var i = 0; i <= k; i++) VectorMath.AddTimes(inverse.AsSpan(i * n, i + 1), row[i], row[..(i + 1)]);
        }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j];
        return inverse;
    }

    private static void InvertLower(Span<double> l, int n)
    {
        var row = new double[n];
        for (var i = 0; i < n; i++)
        {
            // Row i of L⁻¹ is that of −L₍ᵢ,₎ L⁻¹ divided by the diagonal, from rows already inverted.
            row.AsSpan(0, i).Clear();
            for (var j = 0; j < i; j++) VectorMath.AddTimes(row.AsSpan(0, j + 1), -l[i * n + j], l.Slice(j * n, j + 1));
            var diagonal = 1 / l[i * n + i];
            for (var j = 0; j < i; j++) l[i * n + j] = row[j] * diagonal;
            l[i * n + i] = diagonal;
        }
    }
}
