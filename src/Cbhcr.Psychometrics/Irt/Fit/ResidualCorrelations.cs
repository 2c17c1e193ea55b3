using System.Numerics;
using System.Runtime.InteropServices;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Correlations of columns, item after item in memory; NaN is missing, and a pair is taken from the persons who have both.</summary>
internal sealed class ResidualCorrelations(int items, int persons)
{
    // Persons at once: so many of one item stay in the nearest cache.
    private const int Chunk = 1024;
    private readonly double[] _values = new double[items * ((persons + 7) / 8 * 8)];
    private readonly int _stride = (persons + 7) / 8 * 8;

    /// <summary>One item's column, to be filled.</summary>
    public Span<double> Item(int item) => _values.AsSpan(item * _stride, persons);

    public double?[,] Correlate(int threads)
    {
        var result = new double?[items, items];
        var complete = !Array.Exists(_values, double.IsNaN);
        if (complete) Blocks.Run(items, 1, threads, (item, _) => Standardise(item));
        Blocks.Run(items, 1, threads, (first, _) =>
        {
            for (var second = first; second < items; second++)
                result[first, second] = result[second, first] = first == second ? 1 : complete ? Product(first, second) : Pairwise(first, second);
        });
        return result;
    }

    // To mean 0 and sum of squares 1; all NaN without variance.
    private void Standardise(int item)
    {
        var column = Item(item);
        double mean = 0, squares = 0;
        foreach (var x in column) mean += x / column.Length;
        foreach (var x in column) squares += (x - mean) * (x - mean);
        var scale = column.Length > 1 && squares > 0 ? 1 / Math.Sqrt(squares) : double.NaN;
        for (var p = 0; p < column.Length; p++) column[p] = (column[p] - mean) * scale;
    }

    private double? Product(int first, int second)
    {
        var sum = 0.0;
        for (var from = 0; from < _stride; from += Chunk)
        {
            var length = Math.Min(Chunk, _stride - from);
            var a = MemoryMarshal.Cast<double, Vector<double>>(_values.AsSpan(first * _stride + from, length));
            var b = MemoryMarshal.Cast<double, Vector<double>>(_values.AsSpan(second * _stride + from, length));
            var (one, two) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var v = 0; v + 1 < a.Length; v += 2)
            {
                one += a[v] * b[v];
                two += a[v + 1] * b[v + 1];
            }
            if (a.Length % 2 == 1) one += a[^1] * b[^1];
            sum += Vector.Sum(one + two);
        }
        return double.IsNaN(sum) ? null : sum;
    }

    private double? Pairwise(int first, int second)
    {
        var a = Item(first);
        var b = Item(second);
        double n = 0, sumA = 0, sumB = 0;
        for (var p = 0; p < a.Length; p++)
        {
            if (double.IsNaN(a[p]) || double.IsNaN(b[p])) continue;
            n++;
            sumA += a[p];
            sumB += b[p];
        }
        double squareA = 0, squareB = 0, product = 0;
        for (var p = 0; p < a.Length; p++)
        {
            if (double.IsNaN(a[p]) || double.IsNaN(b[p])) continue;
            var (x, y) = (a[p] - sumA / n, b[p] - sumB / n);
            squareA += x * x;
            squareB += y * y;
            product += x * y;
        }
        return n > 1 && squareA > 0 && squareB > 0 ? product / Math.Sqrt(squareA * squareB) : null;
    }
}
