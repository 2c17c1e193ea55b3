using System.Numerics;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// Responses as bits: a plane holds, for 64 persons a word, who reached at least category k of an item. Points are the sum of an item's planes, so that sums of
/// products of points are counts of common bits, whole numbers all.
/// </summary>
internal sealed class BitPlanes
{
    private readonly int _persons, _leftOut, _words;
    private readonly int[] _start;
    private readonly ulong[] _bits;

    private BitPlanes(int persons, int leftOut, int words, int[] start, ulong[] bits) => (_persons, _leftOut, _words, _start, _bits) = (persons, leftOut, words, start, bits);

    public static BitPlanes Of(CategoryResponses responses, int[] items)
    {
        var start = new int[items.Length + 1];
        for (var i = 0; i < items.Length; i++) start[i + 1] = start[i] + responses.Categories[items[i]] - 1;
        var (words, planes, persons) = ((responses.Persons + 63) / 64, start[^1], 0);
        var bits = new ulong[(long)planes * words];
        for (var person = 0; person < responses.Persons; person++)
        {
            var row = responses.Codes.Slice(person * responses.Items, responses.Items);
            if (IsIncomplete(row, items)) continue;
            var (word, place) = (persons >> 6, persons & 63);
            for (var i = 0; i < items.Length; i++)
                for (var k = 0; k < row[items[i]]; k++) bits[(start[i] + k) * words + word] |= 1UL << place;
            persons++;
        }
        return new(persons, responses.Persons - persons, words, start, bits);
    }

    public ItemCovariances Covariances(int threads)
    {
        var items = _start.Length - 1;
        var (sums, products) = (new long[items], new long[items * items]);
        for (var i = 0; i < items; i++)
            for (var k = _start[i]; k < _start[i + 1]; k++) sums[i] += Common(Plane(k), Plane(k));
        // Row i costs items − i, so rows are dealt out in turns.
        Parallel.For(0, Math.Clamp(threads, 1, 2), new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(threads, 1, 2) }, turn =>
        {
            for (var i = turn; i < items; i += Math.Clamp(threads, 1, 2))
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

    private static bool IsIncomplete(ReadOnlySpan<byte> row, int[] items)
    {
        if (row.IndexOf(CategoryResponses.Missing) < 0) return false;
        foreach (var i in items)
            if (row[i] == CategoryResponses.Missing) return true;
        return false;
    }

    private static long Common(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        long sum = 0;
        for (var w = 0; w < a.Length; w++) sum += BitOperations.PopCount(a[w] & b[w]);
        return sum;
    }
}
