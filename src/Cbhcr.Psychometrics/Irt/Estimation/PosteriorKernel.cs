using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>The inner loop of the expectation step: likelihoods by look-up, posteriors, and their sums by look-up (Bock and Aitkin 1981).</summary>
internal static class PosteriorKernel
{
    private const int Lanes = 8, LongestOnStack = 1024;

    /// <summary>Adds every pattern's posterior to its rows and returns Σ weight · log marginal likelihood.</summary>
    /// <param name="data">The patterns.</param>
    /// <param name="from">First pattern.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="table">Log-likelihoods, blocks × rows × stride.</param>
    /// <param name="logWeights">Of the abilities; its length is the stride, a multiple of 8.</param>
    /// <param name="sums">Blocks × rows × stride; added to.</param>
    /// <param name="posteriors">Takes patterns × stride, summing to the weight of each; or empty.</param>
    public static double Run(PackedResponses data, int from, int to, ReadOnlySpan<double> table, ReadOnlySpan<double> logWeights, Span<double> sums, Span<double> posteriors)
    {
        var stride = logWeights.Length;
        var row = stride <= LongestOnStack ? stackalloc double[stride] : new double[stride];
        var (sum, lost) = (0.0, 0.0);
        for (var p = from; p < to; p++)
        {
            var codes = data.Codes.AsSpan(p * data.Blocks, data.Blocks);
            var max = stride == 64 ? LogLikelihoods64(codes, data.Rows, table, logWeights, row) : LogLikelihoods(codes, data.Rows, table, logWeights, row);
            var total = Exponentials(row, max);
            // Neumaier's sum: the search compares values that differ in the last places.
            var term = data.Weights[p] * (max + Math.Log(total));
            var next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
            Scale(row, data.Weights[p] / total);
            if (!posteriors.IsEmpty) row.CopyTo(posteriors[(p * stride)..]);
            if (stride == 64) Accumulate64(codes, data.Rows, row, sums);
            else Accumulate(codes, data.Rows, row, sums);
        }
        return sum + lost;
    }

    /// <summary>Adds one pattern's row to its rows in the blocks from one on.</summary>
    public static void AddTo(ReadOnlySpan<byte> codes, int fromBlock, int rows, ReadOnlySpan<double> row, Span<double> sums)
    {
        var skipped = fromBlock * rows * row.Length;
        if (row.Length == 64) Accumulate64(codes[fromBlock..], rows, row, sums[skipped..]);
        else Accumulate(codes[fromBlock..], rows, row, sums[skipped..]);
    }

    private static double LogLikelihoods64(ReadOnlySpan<byte> codes, int rows, ReadOnlySpan<double> table, ReadOnlySpan<double> logWeights, Span<double> row)
    {
        ref var t = ref MemoryMarshal.GetReference(table);
        ref var w = ref MemoryMarshal.GetReference(logWeights);
        var (l0, l1, l2, l3) = (Vector512.LoadUnsafe(ref w), Vector512.LoadUnsafe(ref w, 8), Vector512.LoadUnsafe(ref w, 16), Vector512.LoadUnsafe(ref w, 24));
        var (l4, l5, l6, l7) = (Vector512.LoadUnsafe(ref w, 32), Vector512.LoadUnsafe(ref w, 40), Vector512.LoadUnsafe(ref w, 48), Vector512.LoadUnsafe(ref w, 56));
        nuint block = 0;
        foreach (var code in codes)
        {
            ref var at = ref Unsafe.Add(ref t, block + (nuint)code * 64);
            l0 += Vector512.LoadUnsafe(ref at);
            l1 += Vector512.LoadUnsafe(ref at, 8);
            l2 += Vector512.LoadUnsafe(ref at, 16);
            l3 += Vector512.LoadUnsafe(ref at, 24);
            l4 += Vector512.LoadUnsafe(ref at, 32);
            l5 += Vector512.LoadUnsafe(ref at, 40);
            l6 += Vector512.LoadUnsafe(ref at, 48);
            l7 += Vector512.LoadUnsafe(ref at, 56);
            block += (nuint)rows * 64;
        }
        ref var r = ref MemoryMarshal.GetReference(row);
        l0.StoreUnsafe(ref r);
        l1.StoreUnsafe(ref r, 8);
        l2.StoreUnsafe(ref r, 16);
        l3.StoreUnsafe(ref r, 24);
        l4.StoreUnsafe(ref r, 32);
        l5.StoreUnsafe(ref r, 40);
        l6.StoreUnsafe(ref r, 48);
        l7.StoreUnsafe(ref r, 56);
        return Largest(Vector512.Max(Vector512.Max(Vector512.Max(l0, l1), Vector512.Max(l2, l3)), Vector512.Max(Vector512.Max(l4, l5), Vector512.Max(l6, l7))));
    }

    private static double LogLikelihoods(ReadOnlySpan<byte> codes, int rows, ReadOnlySpan<double> table, ReadOnlySpan<double> logWeights, Span<double> row)
    {
        var stride = row.Length;
        logWeights.CopyTo(row);
        for (var b = 0; b < codes.Length; b++) BlockTables.Add(row, table.Slice((b * rows + codes[b]) * stride, stride), row);
        ref var r = ref MemoryMarshal.GetReference(row);
        var max = Vector512.LoadUnsafe(ref r);
        for (var i = Lanes; i < stride; i += Lanes) max = Vector512.Max(max, Vector512.LoadUnsafe(ref r, (nuint)i));
        return Largest(max);
    }

    private static double Exponentials(Span<double> row, double max)
    {
        ref var r = ref MemoryMarshal.GetReference(row);
        var (shift, sum) = (Vector512.Create(max), Vector512<double>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += Lanes)
        {
            var e = VectorMath.Exp(Vector512.LoadUnsafe(ref r, i) - shift);
            sum += e;
            e.StoreUnsafe(ref r, i);
        }
        return Vector512.Sum(sum);
    }

    private static void Scale(Span<double> row, double factor)
    {
        ref var r = ref MemoryMarshal.GetReference(row);
        var f = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)row.Length; i += Lanes) (Vector512.LoadUnsafe(ref r, i) * f).StoreUnsafe(ref r, i);
    }

    private static void Accumulate64(ReadOnlySpan<byte> codes, int rows, ReadOnlySpan<double> row, Span<double> sums)
    {
        ref var r = ref MemoryMarshal.GetReference(row);
        ref var s = ref MemoryMarshal.GetReference(sums);
        var (e0, e1, e2, e3) = (Vector512.LoadUnsafe(ref r), Vector512.LoadUnsafe(ref r, 8), Vector512.LoadUnsafe(ref r, 16), Vector512.LoadUnsafe(ref r, 24));
        var (e4, e5, e6, e7) = (Vector512.LoadUnsafe(ref r, 32), Vector512.LoadUnsafe(ref r, 40), Vector512.LoadUnsafe(ref r, 48), Vector512.LoadUnsafe(ref r, 56));
        nuint block = 0;
        foreach (var code in codes)
        {
            ref var at = ref Unsafe.Add(ref s, block + (nuint)code * 64);
            (Vector512.LoadUnsafe(ref at) + e0).StoreUnsafe(ref at);
            (Vector512.LoadUnsafe(ref at, 8) + e1).StoreUnsafe(ref at, 8);
            (Vector512.LoadUnsafe(ref at, 16) + e2).StoreUnsafe(ref at, 16);
            (Vector512.LoadUnsafe(ref at, 24) + e3).StoreUnsafe(ref at, 24);
            (Vector512.LoadUnsafe(ref at, 32) + e4).StoreUnsafe(ref at, 32);
            (Vector512.LoadUnsafe(ref at, 40) + e5).StoreUnsafe(ref at, 40);
            (Vector512.LoadUnsafe(ref at, 48) + e6).StoreUnsafe(ref at, 48);
            (Vector512.LoadUnsafe(ref at, 56) + e7).StoreUnsafe(ref at, 56);
            block += (nuint)rows * 64;
        }
    }

    private static void Accumulate(ReadOnlySpan<byte> codes, int rows, ReadOnlySpan<double> row, Span<double> sums)
    {
        for (var b = 0; b < codes.Length; b++)
        {
            var into = sums.Slice((b * rows + codes[b]) * row.Length, row.Length);
            BlockTables.Add(into, row, into);
        }
    }

    private static double Largest(Vector512<double> values)
    {
        var four = Vector256.Max(values.GetLower(), values.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }
}
