using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Tables with a row of numbers, one an ability, for every value of every byte of <see cref="PackedResponses"/>.</summary>
internal static class BlockTables
{
    /// <summary>Sums over the items of a block of what each digit is worth; missing is worth 0.</summary>
    /// <param name="data">The blocks.</param>
    /// <param name="stride">Numbers a row, a multiple of 8.</param>
    /// <param name="wrong">Items × stride.</param>
    /// <param name="right">Items × stride.</param>
    /// <param name="table">Blocks × rows × stride.</param>
    public static void Sum(PackedResponses data, int stride, ReadOnlySpan<double> wrong, ReadOnlySpan<double> right, Span<double> table)
    {
        for (var b = 0; b < data.Blocks; b++)
        {
            var block = table.Slice(b * data.Rows * stride, data.Rows * stride);
            block[..stride].Clear();
            for (int i = 0, rows = 1; i < data.ItemsIn(b); i++, rows *= data.Radix)
            {
                var item = (b * data.ItemsPerBlock + i) * stride;
                for (var r = 0; r < rows; r++)
                {
                    var row = block.Slice(r * stride, stride);
                    if (data.Radix == 3) row.CopyTo(block[((2 * rows + r) * stride)..]);
                    Add(row, right.Slice(item, stride), block.Slice((rows + r) * stride, stride));
                    Add(row, wrong.Slice(item, stride), row);
                }
            }
        }
    }

    /// <summary>The way back: from what was added to each row, the sums for each item's right and missing answers. Spoils the table.</summary>
    /// <param name="data">The blocks.</param>
    /// <param name="stride">Numbers a row, a multiple of 8.</param>
    /// <param name="fromBlock">The first block wanted.</param>
    /// <param name="table">Blocks × rows × stride.</param>
    /// <param name="right">Items × stride.</param>
    /// <param name="missing">Items × stride; left alone where nothing is missing.</param>
    /// <param name="all">Takes one row: the sum over all patterns.</param>
    public static void Unpack(PackedResponses data, int stride, int fromBlock, Span<double> table, Span<double> right, Span<double> missing, Span<double> all)
    {
        for (var b = fromBlock; b < data.Blocks; b++)
        {
            var block = table.Slice(b * data.Rows * stride, data.Rows * stride);
            var rows = (int)Math.Pow(data.Radix, data.ItemsIn(b));
            for (var i = data.ItemsIn(b) - 1; i >= 0; i--)
            {
                rows /= data.Radix;
                var item = (b * data.ItemsPerBlock + i) * stride;
                Fold(block, stride, rows, 1, right.Slice(item, stride));
                if (data.Radix == 3) Fold(block, stride, rows, 2, missing.Slice(item, stride));
            }
            if (b == fromBlock) block[..stride].CopyTo(all);
        }
    }

    // The rows of one digit: summed, and added to those of digit 0, from where the next item goes on.
    private static void Fold(Span<double> block, int stride, int rows, int digit, Span<double> sum)
    {
        sum.Clear();
        for (var r = 0; r < rows; r++)
        {
            var row = block.Slice((digit * rows + r) * stride, stride);
            Add(sum, row, sum);
            var into = block.Slice(r * stride, stride);
            Add(into, row, into);
        }
    }

    internal static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sum)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        ref var c = ref MemoryMarshal.GetReference(sum);
        for (nuint i = 0; i < (nuint)sum.Length; i += 8) (Vector512.LoadUnsafe(ref a, i) + Vector512.LoadUnsafe(ref b, i)).StoreUnsafe(ref c, i);
    }
}
