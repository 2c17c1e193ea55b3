using System.Numerics;
using System.Runtime.InteropServices;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>A number for each item, category and point of a grid of abilities, points side by side and padded so that vectors fit.</summary>
internal sealed class GridTables
{
    private readonly double[] _values;
    private readonly int[] _starts;

    private GridTables(IReadOnlyList<IrtItem> items, Quadrature grid)
    {
        Points = grid.Points.Length;
        Stride = (Points + 7) / 8 * 8;
        _starts = new int[items.Count + 1];
        for (var i = 0; i < items.Count; i++) _starts[i + 1] = _starts[i] + items[i].Categories * Stride;
        _values = new double[_starts[^1]];
    }

    public int Points { get; }

    /// <summary>Points rounded up to whole vectors; what lies past the points is 0.</summary>
    public int Stride { get; }

    public static GridTables Probabilities(IReadOnlyList<IrtItem> items, Quadrature grid) => Filled(items, grid, p => p);

    /// <summary>A chance that underflows is taken as the smallest number there is, so that sums stay finite.</summary>
    public static GridTables LogProbabilities(IReadOnlyList<IrtItem> items, Quadrature grid) => Filled(items, grid, p => Math.Log(Math.Max(p, double.Epsilon)));

    public ReadOnlySpan<double> Row(int item, int category) => _values.AsSpan(_starts[item] + category * Stride, Stride);

    /// <summary>Sums the rows of one person's categories.</summary>
    public void Sum(ReadOnlySpan<byte> codes, Span<double> into)
    {
        into.Clear();
        var sums = MemoryMarshal.Cast<double, Vector<double>>(into[..Stride]);
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == CategoryResponses.Missing) continue;
            var row = MemoryMarshal.Cast<double, Vector<double>>(_values.AsSpan(_starts[i] + codes[i] * Stride, Stride));
            for (var v = 0; v < sums.Length; v++) sums[v] += row[v];
        }
    }

    private static GridTables Filled(IReadOnlyList<IrtItem> items, Quadrature grid, Func<double, double> value)
    {
        var tables = new GridTables(items, grid);
        var p = new double[256];
        for (var i = 0; i < items.Count; i++)
            for (var q = 0; q < tables.Points; q++)
            {
                items[i].Probabilities(grid.Points[q], p);
                for (var k = 0; k < items[i].Categories; k++) tables._values[tables._starts[i] + k * tables.Stride + q] = value(p[k]);
            }
        return tables;
    }
}
