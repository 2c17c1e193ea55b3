using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Numerics;

/// <summary>Functions of eight numbers at once. <see cref="Vector512"/> falls back on two halves where the machine is narrower.</summary>
internal static class VectorMath
{
    private const double LowestExponent = -708;

    /// <summary>eˣ for x from −708 to 700, to about one unit in the last place; what lies below −708 counts as −708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.Max(x, Vector512.Create(LowestExponent));
        // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the lowest bits.
        var shift = Vector512.Create(6755399441055744.0);
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.4426950408889634), shift);
        var n = shifted - shift;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693147180369123816490), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-1.90821492927058770002e-10), r);
        // Taylor's series to the thirteenth power: the rest is below 5e-18 for |r| ≤ ln 2 / 2.
        var sum = Vector512.Create(1.0 / 6227020800);
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 479001600));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 39916800));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 3628800));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 362880));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 40320));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 5040));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 720));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 120));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 24));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0 / 6));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.5));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512<double>.One);
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512<double>.One);
        return (sum.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }

    /// <summary>Σ xᵢ yᵢ.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var (sum, i) = (Vector512<double>.Zero, 0);
        for (; i <= x.Length - 8; i += 8) sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), sum);
        var total = Vector512.Sum(sum);
        for (; i < x.Length; i++) total += x[i] * y[i];
        return total;
    }

    /// <summary>Adds a multiple of a vector to another.</summary>
    public static void AddTimes(Span<double> to, double factor, ReadOnlySpan<double> what)
    {
        ref var a = ref MemoryMarshal.GetReference(to);
        ref var b = ref MemoryMarshal.GetReference(what);
        var (f, i) = (Vector512.Create(factor), 0);
        for (; i <= to.Length - 8; i += 8) Vector512.FusedMultiplyAdd(f, Vector512.LoadUnsafe(ref b, (nuint)i), Vector512.LoadUnsafe(ref a, (nuint)i)).StoreUnsafe(ref a, (nuint)i);
        for (; i < to.Length; i++) to[i] += factor * what[i];
    }

    /// <summary>The largest |xᵢ|; 0 of none.</summary>
    public static double Largest(ReadOnlySpan<double> x)
    {
        var largest = 0.0;
        foreach (var value in x) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
