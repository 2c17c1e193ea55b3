namespace Cbhcr.Psychometrics.Numerics;

/// <summary>Adjusted p-values: a test is flagged at a level where its adjusted p-value is at most that level (Wright 1992).</summary>
public static class MultipleComparison
{
    /// <summary>
    /// Adjusts p-values, in their order. Where only the smallest of a larger number of p-values are at hand, say how many tests there were:
    /// Bonferroni and Holm are then exact; Benjamini–Hochberg is exact wherever the result is not above the largest p-value that was kept,
    /// because a test left out, with p above that, cannot bring m p₍ⱼ₎ / j below it.
    /// </summary>
    /// <param name="pValues">From 0 to 1.</param>
    /// <param name="adjustment">The method.</param>
    /// <param name="tests">Number of tests in all; not given, those at hand.</param>
    /// <exception cref="ArgumentException">A p-value is not from 0 to 1, or fewer tests are named than are at hand.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, PValueAdjustment adjustment, long? tests = null)
    {
        var m = tests ?? pValues.Length;
        if (m < pValues.Length) throw new ArgumentException($"{pValues.Length} p-values of {m} tests.", nameof(tests));
        for (var i = 0; i < pValues.Length; i++)
            if (!(pValues[i] is >= 0 and <= 1)) throw new ArgumentException($"p-value {i} is {pValues[i]}.", nameof(pValues));
        var adjusted = pValues.ToArray();
        switch (adjustment)
        {
            case PValueAdjustment.Bonferroni:
                for (var i = 0; i < adjusted.Length; i++) adjusted[i] = Math.Min(1, m * adjusted[i]);
                break;
            case PValueAdjustment.Holm:
                var (rising, order) = Sorted(adjusted);
                var largest = 0.0;
                for (var r = 0; r < order.Length; r++) adjusted[order[r]] = largest = Math.Max(largest, Math.Min(1, (m - r) * rising[r]));
                break;
            case PValueAdjustment.BenjaminiHochberg:
                (rising, order) = Sorted(adjusted);
                var smallest = 1.0;
                // The ratio first: it is never below 1, so that rounding brings no p-value below itself.
                for (var r = order.Length - 1; r >= 0; r--) adjusted[order[r]] = smallest = Math.Min(smallest, (double)m / (r + 1) * rising[r]);
                break;
            case PValueAdjustment.None:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, null);
        }
        return adjusted;
    }

    /// <summary>Adjusts; nulls stay null and do not count as tests.</summary>
    /// <param name="pValues">From 0 to 1, or null.</param>
    /// <param name="adjustment">The method.</param>
    /// <exception cref="ArgumentException">A p-value is not from 0 to 1.</exception>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> pValues, PValueAdjustment adjustment)
    {
        var defined = Adjust([.. pValues.OfType<double>()], adjustment, tests: null);
        var next = 0;
        return [.. pValues.Select(p => p is null ? p : defined[next++])];
    }

    /// <summary>The results with the adjusted p-value put into each.</summary>
    internal static IReadOnlyList<T> Adjusted<T>(IReadOnlyList<T> results, Func<T, double?> pValue, Func<T, double?, T> with, PValueAdjustment adjustment) =>
        [.. results.Zip(Adjust([.. results.Select(pValue)], adjustment), with)];

    private static (double[] Rising, int[] Order) Sorted(double[] values)
    {
        var rising = (double[])values.Clone();
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(rising, order);
        return (rising, order);
    }
}
