namespace Cbhcr.Psychometrics.Classical;

/// <summary>One item's share right, drawn towards the others.</summary>
/// <param name="Raw">Right / n; null without persons.</param>
/// <param name="Value">Mean of the item's posterior distribution, (right + α) / (n + α + β).</param>
/// <param name="Interval">Central interval of that distribution; Wilson's of the pooled share where items do not differ beyond chance.</param>
/// <param name="OwnWeight">Weight of the raw share, n / (n + α + β); the mean of the items has the rest.</param>
public sealed record ShrunkenProportion(double? Raw, double Value, ConfidenceInterval Interval, double OwnWeight);

/// <summary>
/// Shares right of the items of a form, shrunk by empirical Bayes: true shares are taken to follow a beta distribution, fitted to all items by maximum likelihood
/// (Griffiths 1973). With few persons the shrunken shares are nearer the truth on the whole than the raw ones (Robbins 1956; Morris 1983).
/// </summary>
/// <param name="Alpha">α of the distribution; null where items do not differ beyond chance (Tarone 1979), so that all take the pooled share.</param>
/// <param name="Beta">β.</param>
/// <param name="Mean">Mean of the true shares; null without persons.</param>
/// <param name="Items">In the order given.</param>
public sealed record ShrunkenProportions(double? Alpha, double? Beta, double? Mean, IReadOnlyList<ShrunkenProportion> Items)
{
    /// <summary>Shrinks shares.</summary>
    /// <param name="right">Persons right on each item.</param>
    /// <param name="n">Persons who were given each item, 0 or more.</param>
    /// <param name="confidence">Of the intervals, between 0 and 1.</param>
    /// <returns>No items, and no mean, where nobody was given any.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a count does not lie within 0 … n.</exception>
    public static ShrunkenProportions Of(IReadOnlyList<int> right, IReadOnlyList<int> n, double confidence = 0.95)
    {
        if (right.Count != n.Count) throw new ArgumentException($"{n.Count} numbers of persons for {right.Count} items.", nameof(n));
        if (!(confidence > 0 && confidence < 1)) throw new ArgumentOutOfRangeException(nameof(confidence));
        for (var i = 0; i < n.Count; i++)
            if (right[i] < 0 || right[i] > n[i]) throw new ArgumentException($"Item {i}: {right[i]} of {n[i]} right.", nameof(right));
        double all = 0, good = 0;
        for (var i = 0; i < n.Count; i++) (all, good) = (all + n[i], good + right[i]);
        if (all == 0) return new(null, null, null, []);
        double? Raw(int i) => n[i] == 0 ? null : (double)right[i] / n[i];
        var pooled = good / all;
        var interval = SmallSampleIntervals.Wilson(good, all, confidence);
        if (!DifferBeyondChance(right, n, pooled)) return new(null, null, pooled, [.. n.Select((_, i) => new ShrunkenProportion(Raw(i), pooled, interval, 0))]);
        var (alpha, beta) = BetaBinomialFit.Of(right, n, pooled);
        var (tail, sum) = ((1 - confidence) / 2, alpha + beta);
        return new(alpha, beta, alpha / sum, [.. n.Select((persons, i) => new ShrunkenProportion(Raw(i), (right[i] + alpha) / (persons + sum),
            new(SmallSampleIntervals.BetaQuantile(tail, right[i] + alpha, persons - right[i] + beta), SmallSampleIntervals.BetaQuantile(1 - tail, right[i] + alpha, persons - right[i] + beta)),
            persons / (persons + sum)))]);
    }

    // The likelihood rises away from equal shares exactly where the squared deviations pass those of a binomial (Tarone 1979).
    private static bool DifferBeyondChance(IReadOnlyList<int> right, IReadOnlyList<int> n, double pooled)
    {
        double squares = 0, expected = 0;
        for (var i = 0; i < n.Count; i++)
        {
            var away = right[i] - n[i] * pooled;
            (squares, expected) = (squares + away * away, expected + n[i] * pooled * (1 - pooled));
        }
        // A few parts in a million above are a beta so narrow that it is the pooled share.
        return pooled is > 0 and < 1 && squares > expected * (1 + 1e-6);
    }
}
