namespace Cbhcr.Psychometrics.Equating;

/// <summary>Small symmetric systems without exceptions.</summary>
internal static class SymmetricSolve
{
    /// <summary>Solves A x = b by Cholesky; false when A is not positive definite. A is overwritten.</summary>
    public static bool Solve(double[,] a, ReadOnlySpan<double> b, double[] x)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++) sum -= a[i, k] * a[j, k];
                if (i > j) a[i, j] = sum / a[j, j];
                else if (sum > 0 && double.IsFinite(sum)) a[i, i] = Math.Sqrt(sum);
                else return false;
            }
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++) sum -= a[i, k] * x[k];
            x[i] = sum / a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = i + 1; k < n; k++) sum -= a[k, i] * x[k];
            x[i] = sum / a[i, i];
        }
        return true;
    }
}
