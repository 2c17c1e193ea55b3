namespace Cbhcr.Psychometrics.Numerics;

/// <summary>Products of symmetric matrices, full, row after row.</summary>
internal static class Sandwich
{
    /// <summary>A B A.</summary>
    public static double[] Of(double[] outer, double[] inner, int n)
    {
        var (half, result) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) half[i * n + j] = VectorMath.Dot(outer.AsSpan(i * n, n), inner.AsSpan(j * n, n));
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++) result[i * n + j] = result[j * n + i] = VectorMath.Dot(half.AsSpan(i * n, n), outer.AsSpan(j * n, n));
        return result;
    }
}
