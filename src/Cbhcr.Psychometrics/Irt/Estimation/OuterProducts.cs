using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Σ s sᵀ over many rows s: a tile of the result at a time stays in registers.</summary>
internal static class OuterProducts
{
    private const int Tall = 4, Wide = 16;

    /// <summary>Rows handled together, so that they stay near.</summary>
    private const int Chunk = 256;

    /// <summary>Numbers a row must be filled up to.</summary>
    public static int Padded(int size) => (size + Wide - 1) / Wide * Wide;

    /// <summary>Adds the upper triangle of Σ s sᵀ.</summary>
    /// <param name="rows">Number of rows × width.</param>
    /// <param name="width">A multiple of 16.</param>
    /// <param name="to">Width × width; below the diagonal some is added and some not.</param>
    /// <param name="threads">1 or more; each tile is summed by one.</param>
    public static void Add(double[] rows, int width, double[] to, int threads)
    {
        if (threads > 1) Parallel.For(0, width / Wide, new ParallelOptions { MaxDegreeOfParallelism = threads }, Columns);
        else
            for (var c = 0; c < width / Wide; c++) Columns(c);

        void Columns(int c)
        {
            var count = rows.Length / width;
            for (var from = 0; from < count; from += Chunk)
                for (var r = 0; r < (c + 1) * Wide; r += Tall) Tile(rows, width, from, Math.Min(count, from + Chunk), r, c * Wide, to);
        }
    }

    private static void Tile(double[] rows, int width, int from, int until, int r, int c, double[] to)
    {
        Vector512<double> a0 = default, b0 = default, a1 = default, b1 = default, a2 = default, b2 = default, a3 = default, b3 = default;
        for (var p = from; p < until; p++)
        {
            var (a, b) = (Vector512.LoadUnsafe(ref rows[p * width + c]), Vector512.LoadUnsafe(ref rows[p * width + c + 8]));
            var row = rows.AsSpan(p * width + r, Tall);
            var s = Vector512.Create(row[0]);
            (a0, b0) = (Vector512.FusedMultiplyAdd(s, a, a0), Vector512.FusedMultiplyAdd(s, b, b0));
            s = Vector512.Create(row[1]);
            (a1, b1) = (Vector512.FusedMultiplyAdd(s, a, a1), Vector512.FusedMultiplyAdd(s, b, b1));
            s = Vector512.Create(row[2]);
            (a2, b2) = (Vector512.FusedMultiplyAdd(s, a, a2), Vector512.FusedMultiplyAdd(s, b, b2));
            s = Vector512.Create(row[3]);
            (a3, b3) = (Vector512.FusedMultiplyAdd(s, a, a3), Vector512.FusedMultiplyAdd(s, b, b3));
        }
        Store(a0, b0, to.AsSpan(r * width + c, Wide));
        Store(a1, b1, to.AsSpan((r + 1) * width + c, Wide));
        Store(a2, b2, to.AsSpan((r + 2) * width + c, Wide));
        Store(a3, b3, to.AsSpan((r + 3) * width + c, Wide));
    }

    private static void Store(Vector512<double> a, Vector512<double> b, Span<double> to)
    {
        (Vector512.LoadUnsafe(ref to[0]) + a).StoreUnsafe(ref to[0]);
        (Vector512.LoadUnsafe(ref to[8]) + b).StoreUnsafe(ref to[8]);
    }
}
