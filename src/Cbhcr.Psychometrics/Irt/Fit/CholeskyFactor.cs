namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>L with A = LLᵀ, in the place of a symmetric matrix, row after row.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[] _rows;
    private readonly int _size;

    private CholeskyFactor(double[] rows, int size) => (_rows, _size) = (rows, size);

    /// <summary>Null where the matrix is not positive definite to working precision. The array is overwritten.</summary>
    public static CholeskyFactor? Of(double[] matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var row = matrix.AsSpan(i * size, size);
            var diagonal = row[i];
            for (var j = 0; j < i; j++)
                row[j] = (row[j] - LimitedInformation.Dot(row[..j], matrix.AsSpan(j * size, j))) / matrix[j * size + j];
            var rest = diagonal - LimitedInformation.Dot(row[..i], row[..i]);
            if (!(rest > 1e-12 * diagonal)) return null;
            row[i] = Math.Sqrt(rest);
        }
        return new(matrix, size);
    }

    /// <summary>x becomes L⁻¹x.</summary>
    public void Solve(Span<double> x)
    {
        for (var i = 0; i < _size; i++) x[i] = (x[i] - LimitedInformation.Dot(_rows.AsSpan(i * _size, i), x[..i])) / _rows[i * _size + i];
    }
}
