namespace Cbhcr.Psychometrics.Classical;

/// <summary>The middle of numbers.</summary>
public static class Median
{
    /// <summary>The middle number, or the mean of the two in the middle; in the unit of the numbers.</summary>
    /// <param name="values">In any order; they are left as they are.</param>
    /// <returns>Null when there are none.</returns>
    public static double? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
