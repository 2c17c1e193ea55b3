namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>Mean, standard deviation and correlation, in two passes; null where not defined.</summary>
internal static class Numbers
{
    /// <summary>Efficiency of the median of a normal sample: its standard error is √(π/2) that of the mean (Kendall and Stuart 1977).</summary>
    public static readonly double MedianFactor = Math.Sqrt(Math.PI / 2);

    public static double? Mean(IReadOnlyCollection<double> x) => x.Count == 0 ? null : x.Sum() / x.Count;

    /// <summary>n − 1 in the denominator.</summary>
    public static double? StandardDeviation(IReadOnlyCollection<double> x) => SquaresAboutMean(x) is { } squares && x.Count > 1 ? Math.Sqrt(squares / (x.Count - 1)) : null;

    public static double? StandardError(IReadOnlyCollection<double> x) => StandardDeviation(x) / Math.Sqrt(x.Count);

    public static double? Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < 2 || IsConstant(x) || IsConstant(y)) return null;
        var (meanX, meanY) = (x.Sum() / x.Count, y.Sum() / y.Count);
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Count; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : null;
    }

    private static bool IsConstant(IReadOnlyList<double> x) => x.All(v => v.Equals(x[0]));

    private static double? SquaresAboutMean(IReadOnlyCollection<double> x)
    {
        if (Mean(x) is not { } mean) return null;
        var sum = 0.0;
        foreach (var v in x) sum += (v - mean) * (v - mean);
        return sum;
    }
}
