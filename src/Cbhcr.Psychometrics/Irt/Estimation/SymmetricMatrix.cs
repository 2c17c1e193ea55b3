using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Cholesky's factors and the inverse of a positive definite matrix, row after row.</summary>
internal static class SymmetricMatrix
{
    /// <summary>A pivot below this share of its diagonal is rounding.</summary>
    private const double Lost = 1e-13;

    /// <summary>The inverse, or null where the matrix is not positive definite.</summary>
    /// <param name="matrix">Size × size; spoilt.</param>
    /// <param name="size">Number of rows.</param>
    public static double[]? Inverse(double[] matrix, int size)
    {
        if (!Factor(matrix, size)) return null;
        InvertLower(matrix, size);
        // A⁻¹ = L⁻ᵀ L⁻¹: each row of L⁻¹ adds its outer product.
        var inverse = new double[size * size];
        for (var k = 0; k < size; k++)
        {
            var row = matrix.AsSpan(k * size, k + 1);
            for (var i = 0; i <= k; i++) VectorMath.AddTimes(inverse.AsSpan(i * size, i + 1), row[i], row[..(i + 1)]);
        }
        for (var i = 0; i < size; i++)
            for (var j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j];
        return inverse;
    }

    private static bool Factor(double[] a, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var row = a.AsSpan(i * size, i + 1);
            var diagonal = row[i];
            for (var j = 0; j < i; j++)
            {
                var other = a.AsSpan(j * size, j + 1);
                row[j] = (row[j] - VectorMath.Dot(row[..j], other[..j])) / other[j];
            }
            var pivot = diagonal - VectorMath.Dot(row[..i], row[..i]);
            if (!(pivot > Lost * diagonal) || !double.IsFinite(pivot)) return false;
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    private static void InvertLower(double[] l, int size)
    {
        var row = new double[size];
        for (var i = 0; i < size; i++)
        {
            // Row i of L⁻¹ is that of −L₍ᵢ,₎ L⁻¹ divided by the diagonal, from rows already inverted.
            row.AsSpan(0, i).Clear();
            for (var j = 0; j < i; j++) VectorMath.AddTimes(row.AsSpan(0, j + 1), -l[i * size + j], l.AsSpan(j * size, j + 1));
            var diagonal = 1 / l[i * size + i];
            for (var j = 0; j < i; j++) l[i * size + j] = row[j] * diagonal;
            l[i * size + i] = diagonal;
        }
    }
}
