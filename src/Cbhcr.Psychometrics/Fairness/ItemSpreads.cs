namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Sums over the anchors that alpha of the other anchors needs, one a group.</summary>
internal sealed class ItemSpreads
{
    private readonly double[][] _variances = [[], []];
    private readonly double[] _sums = new double[2];

    public ItemSpreads(MatchedCounts counts)
    {
        for (var g = 0; g < 2; g++) _variances[g] = new double[counts.Items];
        for (var i = 0; i < counts.Items; i++)
        {
            if (!counts.IsAnchor(i)) continue;
            Anchors++;
            var table = counts.RestTable(i);
            for (var g = 0; g < 2; g++) _sums[g] += _variances[g][i] = Moments.Of(table.Margin(g)).Variance;
        }
    }

    public int Anchors { get; }

    /// <summary>Sum of the item variances of the anchors but one.</summary>
    public double SumWithout(int item, int group) => _sums[group] - _variances[group][item];
}

/// <summary>Number, mean and variance (over n − 1) of a category count.</summary>
internal readonly record struct Moments(double N, double Mean, double Variance)
{
    public static Moments Of(ReadOnlySpan<int> cell)
    {
        double n = 0, sum = 0, square = 0;
        for (var k = 0; k < cell.Length; k++)
        {
            n += cell[k];
            sum += (double)k * cell[k];
            square += (double)k * k * cell[k];
        }
        return new(n, n > 0 ? sum / n : 0, n > 1 ? (square - sum * sum / n) / (n - 1) : 0);
    }
}
