using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>The two passes over the responses behind <see cref="MatchedCounts"/>: 32 answers at a time, bytes as counters.</summary>
internal static class MatchedCounting
{
    private const int Lanes = 32;

    /// <summary>Each person's sum over the anchors, missing adding nothing; −1 for who is left out.</summary>
    public static int[] Sums(CategoryResponses responses, PersonGroups groups, bool[] anchors, bool completeOnly)
    {
        var mask = new byte[anchors.Length];
        for (var i = 0; i < mask.Length; i++) mask[i] = anchors[i] ? (byte)255 : (byte)0;
        var sums = new int[responses.Persons];
        var codes = groups.Codes;
        for (var p = 0; p < sums.Length; p++)
        {
            var row = responses.Person(p);
            sums[p] = codes[p] < 0 || (completeOnly && row.Contains(CategoryResponses.Missing)) ? -1 : Sum(row, mask);
        }
        return sums;
    }

    /// <summary>[stratum][group][category][item]: persons with that answer.</summary>
    public static int[] Counts(CategoryResponses responses, PersonGroups groups, int[] strata, int stratumCount, int width)
    {
        var items = responses.Items;
        var order = ByCell(groups, strata, stratumCount * groups.Count, out var starts);
        var size = (long)stratumCount * groups.Count * width * items;
        if (size > Array.MaxLength) throw new ArgumentException($"{stratumCount} different scores to match on are too many for {items} items of up to {width} categories; round them.", nameof(strata));
        var counts = new int[size];
        for (var cell = 0; cell + 1 < starts.Length; cell++)
            // Byte counters hold 255 persons.
            for (var start = starts[cell]; start < starts[cell + 1]; start += 255)
            {
                var persons = order.AsSpan(start, Math.Min(255, starts[cell + 1] - start));
                for (var k = 0; k < width; k++) Add(responses.Codes, persons, items, (byte)k, counts.AsSpan((cell * width + k) * items, items));
            }
        return counts;
    }

    private static int Sum(ReadOnlySpan<byte> row, ReadOnlySpan<byte> mask)
    {
        int sum = 0, i = 0;
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var m = ref MemoryMarshal.GetReference(mask);
        var missing = Vector256.Create(CategoryResponses.Missing);
        // A lane of 16 bits takes 128 pairs of at most 254.
        for (; i + Lanes <= row.Length;)
        {
            var lanes = Vector256<ushort>.Zero;
            for (var n = 0; n < 128 && i + Lanes <= row.Length; n++, i += Lanes)
            {
                var codes = Vector256.LoadUnsafe(ref x, (nuint)i);
                var counted = Vector256.AndNot(codes & Vector256.LoadUnsafe(ref m, (nuint)i), Vector256.Equals(codes, missing));
                var (low, high) = Vector256.Widen(counted);
                lanes += low + high;
            }
            var (first, second) = Vector256.Widen(lanes);
            sum += (int)Vector256.Sum(first + second);
        }
        for (; i < row.Length; i++)
            if (row[i] != CategoryResponses.Missing) sum += row[i] & mask[i];
        return sum;
    }

    private static void Add(ReadOnlySpan<byte> codes, ReadOnlySpan<int> persons, int items, byte category, Span<int> counts)
    {
        if (items < Lanes)
        {
            foreach (var p in persons)
            {
                var row = codes.Slice(p * items, items);
                for (var i = 0; i < row.Length; i++)
                    if (row[i] == category) counts[i]++;
            }
            return;
        }
        ref var x = ref MemoryMarshal.GetReference(codes);
        var wanted = Vector256.Create(category);
        Span<byte> lanes = stackalloc byte[Lanes];
        for (var from = 0; from < items; from += Lanes)
        {
            // The last block reaches back over items that are counted already; those lanes are not used.
            var start = Math.Min(from, items - Lanes);
            var found = Vector256<byte>.Zero;
            foreach (var p in persons) found -= Vector256.Equals(Vector256.LoadUnsafe(ref x, (nuint)(p * items + start)), wanted);
            found.CopyTo(lanes);
            for (var lane = from - start; lane < Lanes; lane++) counts[start + lane] += lanes[lane];
        }
    }

    private static int[] ByCell(PersonGroups groups, int[] strata, int cells, out int[] starts)
    {
        var codes = groups.Codes;
        starts = new int[cells + 1];
        for (var p = 0; p < strata.Length; p++)
            if (strata[p] >= 0) starts[strata[p] * groups.Count + codes[p] + 1]++;
        for (var c = 0; c < cells; c++) starts[c + 1] += starts[c];
        var next = starts[..^1];
        var order = new int[starts[cells]];
        for (var p = 0; p < strata.Length; p++)
            if (strata[p] >= 0) order[next[strata[p] * groups.Count + codes[p]]++] = p;
        return order;
    }
}
