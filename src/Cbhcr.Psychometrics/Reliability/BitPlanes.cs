using System.Numerics;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// Responses as bits: a plane holds, for 64 persons a word, who reached at least category k of an item. Points are the sum of an item's planes, so that sums of
/// products of points are counts of common bits, whole numbers all.
/// </summary>
internal sealed class BitPlanes
{
    private const int Word = 64;
    private readonly int _persons, _leftOut, _words;
    private readonly int[] _start;
    private readonly ulong[] _bits;

    private BitPlanes(int persons, int leftOut, int[] start)
    {
        (_persons, _leftOut, _start, _words) = (persons, leftOut, start, (persons + Word - 1) / Word);
        _bits = new ulong[checked(start[^1] * _words)];
    }

    /// <summary>Takes bytes as they are stored.</summary>
    /// <param name="codes">Persons × all items.</param>
    /// <param name="persons">Number of persons.</param>
    /// <param name="width">Number of all items.</param>
    /// <param name="items">Which of them.</param>
    /// <param name="most">Points that each of all items can give.</param>
    /// <param name="points">What each byte is worth; <see cref="CategoryResponses.Missing"/> where it says nothing.</param>
    /// <param name="threads">1 or 2.</param>
    public static BitPlanes Of(Codes codes, int persons, int width, int[] items, Func<int, int> most, byte[] points, int threads)
    {
        var start = new int[items.Length + 1];
        for (var i = 0; i < items.Length; i++) start[i + 1] = start[i] + most(items[i]);
        var complete = Complete(codes(), persons, width, items, points);
        var planes = new BitPlanes(complete.Length, persons - complete.Length, start);
        InTurns(threads, (turn, turns) =>
        {
            for (var i = turn; i < items.Length; i += turns) planes.Fill(i, codes(), width, items[i], complete, points);
        });
        return planes;
    }

    public ItemCovariances Covariances(int threads)
    {
        var items = _start.Length - 1;
        var (sums, products) = (new long[items], new long[items * items]);
        for (var i = 0; i < items; i++)
            for (var k = _start[i]; k < _start[i + 1]; k++) sums[i] += Common(Plane(k), Plane(k));
        // Row i costs items − i, so rows are dealt out in turns.
        InTurns(threads, (turn, turns) =>
        {
            for (var i = turn; i < items; i += turns)
                for (var j = i; j < items; j++)
                    for (var k = _start[i]; k < _start[i + 1]; k++)
                        for (var l = _start[j]; l < _start[j + 1]; l++) products[i * items + j] += Common(Plane(k), Plane(l));
        });
        var (n, means, values) = (_persons, new double[items], new double[items * items]);
        for (var i = 0; i < items; i++)
        {
            means[i] = n == 0 ? 0 : (double)sums[i] / n;
            for (var j = i; j < items && n > 1; j++)
                values[i * items + j] = values[j * items + i] = (double)((Int128)n * products[i * items + j] - (Int128)sums[i] * sums[j]) / ((double)n * (n - 1));
        }
        var maximums = new int[items];
        for (var i = 0; i < items; i++) maximums[i] = _start[i + 1] - _start[i];
        return new(n, _leftOut, means, values, maximums);
    }

    private ReadOnlySpan<ulong> Plane(int plane) => _bits.AsSpan(plane * _words, _words);

    private void Fill(int item, ReadOnlySpan<byte> codes, int width, int column, int[] persons, byte[] points)
    {
        var planes = _start[item + 1] - _start[item];
        for (var word = 0; word < _words; word++)
        {
            var block = persons.AsSpan(word * Word, Math.Min(Word, persons.Length - word * Word));
            for (var k = 1; k <= planes; k++)
            {
                var bits = 0UL;
                // No branch: whether somebody is right is not to be foretold.
                for (var p = 0; p < block.Length; p++) bits |= (points[codes[block[p] * width + column]] >= k ? 1UL : 0) << p;
                _bits[(_start[item] + k - 1) * _words + word] = bits;
            }
        }
    }

    private static int[] Complete(ReadOnlySpan<byte> codes, int persons, int width, int[] items, byte[] points)
    {
        var missing = new List<byte>();
        for (var b = 0; b < points.Length; b++)
            if (points[b] == CategoryResponses.Missing) missing.Add((byte)b);
        ReadOnlySpan<byte> none = missing.ToArray();
        var (complete, n) = (new int[persons], 0);
        var gaps = codes.IndexOfAny(none) >= 0;
        for (var person = 0; person < persons; person++)
        {
            var whole = true;
            var row = codes.Slice(person * width, width);
            if (gaps && row.IndexOfAny(none) >= 0)
                foreach (var i in items) whole &= points[row[i]] != CategoryResponses.Missing;
            if (whole) complete[n++] = person;
        }
        return complete[..n];
    }

    private static void InTurns(int threads, Action<int, int> work)
    {
        if (threads < 2) work(0, 1);
        else Parallel.Invoke(() => work(0, 2), () => work(1, 2));
    }

    private static long Common(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        long sum = 0;
        for (var w = 0; w < a.Length; w++) sum += BitOperations.PopCount(a[w] & b[w]);
        return sum;
    }
}
