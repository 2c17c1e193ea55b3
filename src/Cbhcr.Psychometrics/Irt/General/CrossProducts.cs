using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Σ r r′ of rows that only have some columns: rows with the same columns are gathered and multiplied together.</summary>
internal sealed class CrossProducts(int size)
{
    private const int Most = 64;
    private readonly double[] _sum = new double[size * size];
    private double[] _rows = [], _product = [];
    private int[] _places = [];
    private int _count, _width;

    /// <summary>Makes room for a row of these columns, which rise, and returns where to write it.</summary>
    public Span<double> Row(ReadOnlySpan<int> places)
    {
        if (_count == Most || !places.SequenceEqual(_places)) Flush();
        if (_count == 0 && !places.SequenceEqual(_places))
        {
            _places = places.ToArray();
            _width = (places.Length + 3) / 4 * 4;
            (_rows, _product) = (new double[Most * _width], new double[_width * _width]);
        }
        return _rows.AsSpan(_count++ * _width, places.Length);
    }

    /// <summary>The full square; nothing more can be added.</summary>
    public double[] Sum()
    {
        Flush();
        for (var a = 0; a < size; a++)
            for (var b = 0; b < a; b++) _sum[a * size + b] = _sum[b * size + a];
        return _sum;
    }

    private void Flush()
    {
        if (_count == 0) return;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var product = ref MemoryMarshal.GetArrayDataReference(_product);
        for (var r = 0; r < _count; r += 4)
        {
            // Rows past the last are empty.
            if (r + 4 > _count) _rows.AsSpan(_count * _width, (r + 4 - _count) * _width).Clear();
            for (var a = 0; a < _places.Length; a++)
            {
                var (p, q) = (Vector256.Create(_rows[r * _width + a]), Vector256.Create(_rows[(r + 1) * _width + a]));
                var (s, t) = (Vector256.Create(_rows[(r + 2) * _width + a]), Vector256.Create(_rows[(r + 3) * _width + a]));
                for (var b = a & ~3; b < _width; b += 4)
                {
                    var sum = Vector256.LoadUnsafe(ref product, (nuint)(a * _width + b));
                    sum = Vector256.MultiplyAddEstimate(p, Vector256.LoadUnsafe(ref rows, (nuint)(r * _width + b)), sum);
                    sum = Vector256.MultiplyAddEstimate(q, Vector256.LoadUnsafe(ref rows, (nuint)((r + 1) * _width + b)), sum);
                    sum = Vector256.MultiplyAddEstimate(s, Vector256.LoadUnsafe(ref rows, (nuint)((r + 2) * _width + b)), sum);
                    sum = Vector256.MultiplyAddEstimate(t, Vector256.LoadUnsafe(ref rows, (nuint)((r + 3) * _width + b)), sum);
                    sum.StoreUnsafe(ref product, (nuint)(a * _width + b));
                }
            }
        }
        for (var a = 0; a < _places.Length; a++)
            for (var b = a; b < _places.Length; b++)
                _sum[_places[a] * size + _places[b]] += _product[a * _width + b];
        Array.Clear(_product);
        _count = 0;
    }
}
