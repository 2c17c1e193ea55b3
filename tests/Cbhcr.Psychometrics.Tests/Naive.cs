namespace Cbhcr.Psychometrics.Tests;

/// <summary>The formulas as textbooks write them, in two passes over doubles: slow, and written apart from the library.</summary>
internal static class Naive
{
    public static double Variance(IReadOnlyList<double> x)
    {
        var mean = x.Average();
        return x.Sum(v => (v - mean) * (v - mean)) / (x.Count - 1);
    }

    /// <summary>Null where the variance of one side is 0.</summary>
    public static double? Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < 2 || x.Distinct().Count() < 2 || y.Distinct().Count() < 2) return null;
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / (x.Count - 1) / Math.Sqrt(Variance(x) * Variance(y));
    }

    public static double? Alpha(ScoredResponses responses, IReadOnlyList<ItemUse> uses)
    {
        var items = Enumerable.Range(0, responses.Items).Where(i => uses[i] == ItemUse.Scored).Select(i => Column(responses, i)).ToList();
        var totals = Totals(responses, uses);
        if (items.Count < 2 || totals.Distinct().Count() < 2) return null;
        return items.Count / (items.Count - 1.0) * (1 - items.Sum(Variance) / Variance(totals));
    }

    public static double[] Column(ScoredResponses responses, int item) =>
        [.. Enumerable.Range(0, responses.Persons).Select(p => responses[p, item] == Mark.Right ? 1.0 : 0.0)];

    public static double[] Totals(ScoredResponses responses, IReadOnlyList<ItemUse> uses, int without = -1) =>
        [.. Enumerable.Range(0, responses.Persons).Select(p =>
            (double)Enumerable.Range(0, responses.Items).Count(i => i != without && uses[i] == ItemUse.Scored && responses[p, i] == Mark.Right))];
}
