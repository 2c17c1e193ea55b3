namespace Cbhcr.Psychometrics.Security;

/// <summary>Adjusted p values: a test belongs to the cases at a level where its adjusted p value is at most that level (Wright 1992).</summary>
public static class MultipleComparisons
{
    /// <summary>
    /// Adjusts p values, in their order. Where only the smallest of a larger number of p values are at hand, say how many tests there were:
    /// Bonferroni and Holm are then exact; Benjamini–Hochberg is exact wherever the result is not above the largest p value that was kept,
    /// because a test left out, with p above that, cannot bring m p₍ⱼ₎ / j below it.
    /// </summary>
    /// <param name="pValues">From 0 to 1.</param>
    /// <param name="adjustment">The method.</param>
    /// <param name="tests">Number of tests in all; not given, those at hand.</param>
    /// <exception cref="ArgumentException">A p value is not from 0 to 1, or fewer tests are named than are at hand.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, Adjustment adjustment, long? tests = null)
    {
        var m = tests ?? pValues.Length;
        if (m < pValues.Length) throw new ArgumentException($"{pValues.Length} p values of {m} tests.", nameof(tests));
        for (var i = 0; i < pValues.Length; i++)
            if (!(pValues[i] is >= 0 and <= 1)) throw new ArgumentException($"p value {i} is {pValues[i]}.", nameof(pValues));
        var adjusted = pValues.ToArray();
        switch (adjustment)
        {
            case Adjustment.Bonferroni:
                for (var i = 0; i < adjusted.Length; i++) adjusted[i] = Math.Min(1, m * adjusted[i]);
                break;
            case Adjustment.Holm:
                var (rising, order) = Sorted(adjusted);
                var largest = 0.0;
                for (var r = 0; r < order.Length; r++) adjusted[order[r]] = largest = Math.Max(largest, Math.Min(1, (m - r) * rising[r]));
                break;
            case Adjustment.BenjaminiHochberg:
                (rising, order) = Sorted(adjusted);
                var smallest = 1.0;
                for (var r = order.Length - 1; r >= 0; r--) adjusted[order[r]] = smallest = Math.Min(smallest, m * rising[r] / (r + 1));
                break;
            case Adjustment.None:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, null);
        }
        return adjusted;
    }

    private static (double[] Rising, int[] Order) Sorted(double[] values)
    {
        var rising = (double[])values.Clone();
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(rising, order);
        return (rising, order);
    }
}
