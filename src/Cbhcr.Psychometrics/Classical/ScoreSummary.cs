namespace Cbhcr.Psychometrics.Classical;

/// <summary>Distribution of whole scores, where persons may be weighted. A statistic that is not defined is null.</summary>
public sealed class ScoreSummary
{
    private readonly double[] _frequencies;

    internal ScoreSummary(double[] frequencies)
    {
        _frequencies = frequencies;
        N = frequencies.Sum();
        var weighted = 0.0;
        for (var score = 0; score < frequencies.Length; score++) weighted += frequencies[score] * score;
        if (N > 0) Mean = weighted / N;
        if (Mean is not { } mean || !(N > 1)) return;
        double second = 0, third = 0, fourth = 0;
        for (var score = 0; score < frequencies.Length; score++)
        {
            var away = score - mean;
            var square = frequencies[score] * away * away;
            second += square;
            third += square * away;
            fourth += square * away * away;
        }
        Variance = second / (N - 1);
        if (!Spread.IsReal(second / N, mean)) return;
        Skewness = third / N / Math.Pow(Variance.Value, 1.5);
        Kurtosis = fourth / N / (Variance.Value * Variance.Value) - 3;
    }

    /// <summary>From frequencies.</summary>
    /// <param name="frequencies">Persons (or sums of their weights) with score 0, 1, 2 …; finite and 0 or more.</param>
    /// <exception cref="ArgumentException">A frequency is another number.</exception>
    public static ScoreSummary Of(ReadOnlySpan<double> frequencies)
    {
        foreach (var f in frequencies)
            if (!(f >= 0) || !double.IsFinite(f)) throw new ArgumentException($"A frequency of {f}.", nameof(frequencies));
        return new(frequencies.ToArray());
    }

    /// <summary>Persons (or the sum of their weights) with score 0, 1, 2 …</summary>
    public ReadOnlySpan<double> Frequencies => _frequencies;

    /// <summary>Number of persons, or the sum of their weights.</summary>
    public double N { get; }

    /// <summary>Mean in points; null without persons.</summary>
    public double? Mean { get; }

    /// <summary>Variance with n − 1 in the denominator, in squared points; null where n is not above 1.</summary>
    public double? Variance { get; }

    /// <summary>Root of the variance, in points.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>b₁ = m₃ / s³ with s of n − 1 (Joanes and Gill 1998, type 3); null where the score does not vary.</summary>
    public double? Skewness { get; }

    /// <summary>Excess b₂ = m₄ / s⁴ − 3 with s of n − 1 (Joanes and Gill 1998, type 3); null where the score does not vary.</summary>
    public double? Kurtosis { get; }

    /// <summary>Lowest score that occurred; null without persons.</summary>
    public int? Minimum => N > 0 ? Array.FindIndex(_frequencies, f => f > 0) : null;

    /// <summary>Highest score that occurred; null without persons.</summary>
    public int? Maximum => N > 0 ? Array.FindLastIndex(_frequencies, f => f > 0) : null;

    /// <summary>Middle score; null without persons.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>Quantile of definition 7 of Hyndman and Fan (1996), which interpolates between ranks 1 + (n − 1) p.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <returns>In points; null without persons.</returns>
    public double? Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (!(N > 0)) return null;
        var rank = Math.Max(N - 1, 0) * probability;
        // A rank that is whole but for rounding must not fall between two scores.
        if (Math.Abs(rank - Math.Round(rank)) < 1e-9 * Math.Max(1, rank)) rank = Math.Round(rank);
        var (below, above) = (Ranked(Math.Floor(rank)), Ranked(Math.Ceiling(rank)));
        return below + (rank - Math.Floor(rank)) * (above - below);
    }

    private int Ranked(double rank)
    {
        var (reached, last) = (0.0, 0);
        for (var score = 0; score < _frequencies.Length; score++)
        {
            if (!(_frequencies[score] > 0)) continue;
            (reached, last) = (reached + _frequencies[score], score);
            if (reached > rank) break;
        }
        return last;
    }
}
