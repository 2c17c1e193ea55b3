namespace Cbhcr.Assembly.Search;

/// <summary>Points in up to four dimensions in boxes of one width, to find those near a place.</summary>
internal sealed class Grid
{
    private readonly int _dimensions;
    private readonly double _width;
    private readonly int _mask;
    private readonly int[] _start;
    private readonly int[] _points;

    /// <param name="points">Point after point.</param>
    /// <param name="stride">Numbers of a point.</param>
    /// <param name="dimensions">How many of them, from the first, are looked at.</param>
    /// <param name="width">Of a box.</param>
    public Grid(double[] points, int stride, int dimensions, double width)
    {
        (_dimensions, _width) = (dimensions, width);
        var count = points.Length / stride;
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count)) - 1;
        _start = new int[_mask + 2];
        _points = new int[count];
        var boxes = new int[count];
        Span<long> box = stackalloc long[4];
        for (var p = 0; p < count; p++)
        {
            for (var d = 0; d < dimensions; d++) box[d] = (long)Math.Floor(points[(p * stride) + d] / width);
            boxes[p] = Hash(box);
            _start[boxes[p] + 1]++;
        }
        for (var b = 0; b <= _mask; b++) _start[b + 1] += _start[b];
        var next = _start.AsSpan(0, _mask + 1).ToArray();
        for (var p = 0; p < count; p++) _points[next[boxes[p]]++] = p;
    }

    /// <summary>How many boxes have to be looked through: all that lie within half a width of a place.</summary>
    public int Corners => 1 << _dimensions;

    /// <summary>Points in one of them; others by chance too.</summary>
    public ReadOnlySpan<int> Near(ReadOnlySpan<double> place, int corner)
    {
        Span<long> box = stackalloc long[4];
        for (var d = 0; d < _dimensions; d++) box[d] = (long)Math.Floor((place[d] / _width) - 0.5) + ((corner >> d) & 1);
        var hash = Hash(box);
        return _points.AsSpan(_start[hash].._start[hash + 1]);
    }

    private int Hash(ReadOnlySpan<long> box)
    {
        var hash = 0UL;
        for (var d = 0; d < _dimensions; d++) hash = (hash ^ (ulong)box[d]) * 0x9E3779B97F4A7C15;
        return (int)((hash ^ (hash >> 29)) >> 8) & _mask;
    }
}
