namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Symmetric positive definite matrices, full, row after row.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Puts the lower triangle L with A = L L′ in the place of A; false where A is not positive definite, and then A is spoilt.</summary>
    public static bool Factor(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i * n + j] - Dot(a.Slice(i * n, j), a.Slice(j * n, j));
                if (i > j) a[i * n + j] = sum / a[j * n + j];
                else if (sum > 1e-14 * Math.Abs(a[i * n + i]) && double.IsFinite(sum)) a[i * n + i] = Math.Sqrt(sum);
                else return false;
            }
        return true;
    }

    /// <summary>Solves L L′ x = b in the place of b.</summary>
    public static void Solve(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++) b[i] = (b[i] - Dot(l.Slice(i * n, i), b[..i])) / l[i * n + i];
        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= l[i * n + i];
            for (var j = 0; j < i; j++) b[j] -= l[i * n + j] * b[i];
        }
    }

    /// <summary>The inverse; null where the matrix is not positive definite.</summary>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int n)
    {
        var factor = matrix.ToArray();
        if (!Factor(factor, n)) return null;
        var (inverse, column) = (new double[n * n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            Solve(factor, n, column);
            for (var j = 0; j <= i; j++) inverse[i * n + j] = inverse[j * n + i] = column[j];
        }
        return inverse;
    }

    /// <summary>Sum of products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double s = 0, t = 0, u = 0, v = 0;
        var i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            s += a[i] * b[i];
            t += a[i + 1] * b[i + 1];
            u += a[i + 2] * b[i + 2];
            v += a[i + 3] * b[i + 3];
        }
        for (; i < a.Length; i++) s += a[i] * b[i];
        return s + t + (u + v);
    }
}
