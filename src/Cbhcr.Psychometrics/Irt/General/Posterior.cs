using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>One pattern's distribution over the points, given the tables of ln P and of ln weights. Rows are <see cref="Stride"/> long, 0 and −∞ beyond the points.</summary>
internal static class Posterior
{
    public const int Block = 16;

    public static int Stride(int points) => (points + Block - 1) / Block * Block;

    /// <summary>Fills the distribution, summing to 1, and returns the logarithm of the pattern's marginal probability.</summary>
    public static double Fill(ReadOnlySpan<int> cells, ReadOnlySpan<double> logarithms, ReadOnlySpan<double> logWeights, Span<double> posterior)
    {
        var stride = posterior.Length;
        ref var table = ref MemoryMarshal.GetReference(logarithms);
        for (var at = 0; at < stride; at += Block)
        {
            var (a, b) = (Vector256.Create(logWeights[at..]), Vector256.Create(logWeights[(at + 4)..]));
            var (c, d) = (Vector256.Create(logWeights[(at + 8)..]), Vector256.Create(logWeights[(at + 12)..]));
            foreach (var cell in cells)
            {
                var from = (nuint)(cell * stride + at);
                a += Vector256.LoadUnsafe(ref table, from);
                b += Vector256.LoadUnsafe(ref table, from + 4);
                c += Vector256.LoadUnsafe(ref table, from + 8);
                d += Vector256.LoadUnsafe(ref table, from + 12);
            }
            a.CopyTo(posterior[at..]);
            b.CopyTo(posterior[(at + 4)..]);
            c.CopyTo(posterior[(at + 8)..]);
            d.CopyTo(posterior[(at + 12)..]);
        }
        var largest = double.NegativeInfinity;
        foreach (var value in posterior) largest = Math.Max(largest, value);
        var sum = 0.0;
        for (var q = 0; q < stride; q++) sum += posterior[q] = posterior[q] - largest < -745 ? 0 : Math.Exp(posterior[q] - largest);
        for (var q = 0; q < stride; q++) posterior[q] /= sum;
        return largest + Math.Log(sum);
    }

    /// <summary>to += factor · what, both of whole blocks.</summary>
    public static void Add(double factor, ReadOnlySpan<double> what, Span<double> to)
    {
        ref var from = ref MemoryMarshal.GetReference(what);
        ref var target = ref MemoryMarshal.GetReference(to[..what.Length]);
        for (nuint q = 0; q < (nuint)what.Length; q += 4)
            (Vector256.LoadUnsafe(ref target, q) + factor * Vector256.LoadUnsafe(ref from, q)).StoreUnsafe(ref target, q);
    }
}
