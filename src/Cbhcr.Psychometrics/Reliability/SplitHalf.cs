using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>Reliability from two halves of a form. Null where a half or the total does not vary.</summary>
/// <param name="Correlation">Of the two halves.</param>
/// <param name="SpearmanBrown">2r / (1 + r) (Spearman 1910; Brown 1910).</param>
/// <param name="GuttmanFlanagan">4 s_AB / s² (Flanagan 1937; Guttman 1945), which does not ask for equal variances.</param>
public sealed record SplitHalf(double? Correlation, double? SpearmanBrown, double? GuttmanFlanagan)
{
    /// <summary>Items 1, 3, 5 … against 2, 4, 6 …</summary>
    /// <param name="covariances">In the order of the form.</param>
    public static SplitHalf OddEven(ItemCovariances covariances) => Of(covariances, [.. Enumerable.Range(0, covariances.Items).Select(i => i % 2 == 0)]);

    /// <summary>Any two halves.</summary>
    /// <param name="covariances">Of the items.</param>
    /// <param name="inFirst">For each item, whether it belongs to the first half.</param>
    /// <exception cref="ArgumentException">There is not one for each item.</exception>
    public static SplitHalf Of(ItemCovariances covariances, IReadOnlyList<bool> inFirst)
    {
        if (inFirst.Count != covariances.Items) throw new ArgumentException($"{inFirst.Count} places for {covariances.Items} items.", nameof(inFirst));
        double first = 0, second = 0, between = 0;
        for (var i = 0; i < covariances.Items; i++)
            for (var j = 0; j < covariances.Items; j++)
            {
                if (inFirst[i] != inFirst[j]) between += covariances[i, j] / 2;
                else if (inFirst[i]) first += covariances[i, j];
                else second += covariances[i, j];
            }
        double? r = first > 0 && second > 0 ? Math.Clamp(between / Math.Sqrt(first * second), -1, 1) : null;
        var total = first + second + 2 * between;
        return new(r, r > -1 ? 2 * r / (1 + r) : null, total > 0 && r is not null ? 4 * between / total : null);
    }
}

/// <summary>Guttman–Flanagan reliability over random halves of equal length (one item more in one half of an odd number).</summary>
/// <param name="Splits">Number of halves drawn.</param>
/// <param name="Minimum">Lowest.</param>
/// <param name="Mean">Mean, which comes near alpha as splits grow (Cronbach 1951, even numbers of items).</param>
/// <param name="Maximum">Highest.</param>
public sealed record RandomSplits(int Splits, double Minimum, double Mean, double Maximum)
{
    /// <summary>Draws halves by shuffling the items.</summary>
    /// <param name="covariances">Of two items or more.</param>
    /// <param name="splits">1 or more.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>Null below two items, or where no half that was drawn has a reliability.</returns>
    public static RandomSplits? Of(ItemCovariances covariances, int splits = 500, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        var k = covariances.Items;
        if (k < 2 || !(covariances.TotalVariance > 0)) return null;
        var (chance, order) = (new SplitMix64(seed), Enumerable.Range(0, k).ToArray());
        var (total, sum, low, high) = (covariances.TotalVariance, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var split = 0; split < splits; split++)
        {
            for (var i = k - 1; i > 0; i--)
            {
                var j = (int)(chance.NextUniform() * (i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
            var between = 0.0;
            for (var i = 0; i < k / 2; i++)
                for (var j = k / 2; j < k; j++) between += covariances[order[i], order[j]];
            var reliability = 4 * between / total;
            (sum, low, high) = (sum + reliability, Math.Min(low, reliability), Math.Max(high, reliability));
        }
        return new(splits, low, sum / splits, high);
    }
}
