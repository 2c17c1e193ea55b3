using System.Collections.Immutable;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// How many persons have each whole score, on a scale that is known beforehand: scores nobody has are part of it. Counts need not be whole
/// (smoothed or synthetic distributions). Immutable.
/// </summary>
public sealed class ScoreFrequencies
{
    // Two percentile ranks nearer than this, as a share of themselves, are the same: both are sums of up to a few hundred quotients. Relative,
    // because on a long test the ranks of low scores may be as small as 1e-30 and still differ.
    private const double Same = 1e-12;

    private readonly ImmutableArray<double> _counts;
    private readonly double[] _cumulative;

    /// <param name="lowest">The lowest possible score.</param>
    /// <param name="counts">Persons with the lowest score, the next, and so on to the highest possible.</param>
    /// <exception cref="ArgumentException">Fewer than two scores, or a count that is negative or not finite.</exception>
    public ScoreFrequencies(int lowest, ReadOnlySpan<double> counts)
    {
        if (counts.Length < 2) throw new ArgumentException($"A scale has two scores or more, not {counts.Length}.", nameof(counts));
        for (var i = 0; i < counts.Length; i++)
            if (!(counts[i] >= 0) || !double.IsFinite(counts[i])) throw new ArgumentException($"The count {counts[i]} of score {lowest + i} is not a number of persons.", nameof(counts));
        (Lowest, _counts) = (lowest, [.. counts]);
        _cumulative = new double[counts.Length];
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++) _cumulative[i] = sum += counts[i];
        Total = sum;
        for (var i = 0; i < counts.Length; i++) _cumulative[i] /= sum;
    }

    /// <summary>Counts whole scores.</summary>
    /// <param name="scores">One a person.</param>
    /// <param name="lowest">The lowest possible score.</param>
    /// <param name="highest">The highest possible score.</param>
    /// <exception cref="ArgumentException">A score lies outside.</exception>
    public static ScoreFrequencies Of(ReadOnlySpan<int> scores, int lowest, int highest)
    {
        if (highest <= lowest) throw new ArgumentException($"No scale: {lowest} to {highest}.", nameof(highest));
        var counts = new double[highest - lowest + 1];
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] < lowest || scores[i] > highest) throw new ArgumentException($"Score {scores[i]} of person {i} is not on the scale from {lowest} to {highest}.", nameof(scores));
            counts[scores[i] - lowest]++;
        }
        return new(lowest, counts);
    }

    /// <summary>The lowest possible score.</summary>
    public int Lowest { get; }

    /// <summary>The highest possible score.</summary>
    public int Highest => Lowest + _counts.Length - 1;

    /// <summary>Persons with each score, from the lowest possible.</summary>
    public ReadOnlySpan<double> Counts => _counts.AsSpan();

    /// <summary>Persons.</summary>
    public double Total { get; }

    /// <summary>Mean; not a number when there are no persons.</summary>
    public double Mean => Moment(1, 0) / Total;

    /// <summary>Variance with n − 1; not a number below two persons.</summary>
    public double Variance => Total > 1 ? Moment(2, Mean) / (Total - 1) : double.NaN;

    /// <summary>√ of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Σ(x − mean)³ / (n s³), s with n − 1; not a number when all scores are the same.</summary>
    public double Skewness => Moment(3, Mean) / (Total * Math.Pow(Variance, 1.5));

    /// <summary>Σ(x − mean)⁴ / (n s⁴), s with n − 1: 3 for a normal distribution; not a number when all scores are the same.</summary>
    public double Kurtosis => Moment(4, Mean) / (Total * Variance * Variance);

    /// <summary>Share of persons with this score or a lower one, 0 … 1.</summary>
    /// <param name="index">Score minus the lowest.</param>
    internal double Cumulative(int index) => index < 0 ? 0 : _cumulative[index];

    /// <summary>Share of persons with this score.</summary>
    /// <param name="index">Score minus the lowest.</param>
    internal double Share(int index) => _counts[index] / Total;

    /// <summary>
    /// Percentile rank as a share, 0 … 1: a whole score k stands for the interval k ± ½, over which its persons are spread evenly
    /// (Kolen and Brennan 2014, equation 2.14).
    /// </summary>
    /// <param name="score">Any number; 0 below the lowest − ½, 1 above the highest + ½.</param>
    public double PercentileRank(double score)
    {
        var index = (int)Math.Clamp(Math.Floor(score + 0.5) - Lowest, -1, _counts.Length);
        if (index < 0) return 0;
        if (index == _counts.Length) return 1;
        return Cumulative(index - 1) + (score + 0.5 - Lowest - index) * Share(index);
    }

    /// <summary>
    /// The score with a percentile rank (Kolen and Brennan 2014, equations 2.15 to 2.19). Where a run of scores nobody has leaves it open,
    /// the middle of that run. Rank 0 is the lowest possible score − ½ and rank 1 the highest possible + ½, whether or not anybody is
    /// there (as R's equate does).
    /// </summary>
    /// <param name="rank">As a share, 0 … 1.</param>
    public double ScoreAt(double rank)
    {
        if (rank <= 0) return Lowest - 0.5;
        if (rank >= 1 - Same) return Highest + 0.5;
        var upper = Above(rank);
        var high = Lowest + upper - 0.5 + (rank - Cumulative(upper - 1)) / Share(upper);
        var lower = upper - 1;
        while (lower >= 0 && _cumulative[lower] >= rank * (1 - Same)) lower--;
        return lower == upper - 1 ? high : (high + Lowest + lower + 0.5 + (rank - Cumulative(lower)) / Share(lower + 1)) / 2;
    }

    /// <summary>Index of the first score with a larger share of persons at or below it.</summary>
    internal int Above(double rank)
    {
        var index = 0;
        while (_cumulative[index] <= rank * (1 + Same) && index < _counts.Length - 1) index++;
        return index;
    }

    private double Moment(int power, double about)
    {
        var sum = 0.0;
        for (var i = 0; i < _counts.Length; i++)
        {
            var away = Lowest + i - about;
            var term = away;
            for (var p = 1; p < power; p++) term *= away;
            sum += _counts[i] * term;
        }
        return sum;
    }
}
