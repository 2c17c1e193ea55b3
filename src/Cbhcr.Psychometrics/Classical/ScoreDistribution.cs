namespace Cbhcr.Psychometrics.Classical;

/// <summary>How often each number-right score occurred, and what follows from that. Statistics are null where they are not defined.</summary>
public sealed class ScoreDistribution
{
    private readonly int[] _frequencies;

    /// <summary>Copies the frequencies.</summary>
    /// <param name="frequencies">Persons with score 0, 1, 2 …; 0 or more each.</param>
    /// <exception cref="ArgumentException">A frequency is negative.</exception>
    public ScoreDistribution(ReadOnlySpan<int> frequencies)
    {
        if (frequencies.IndexOfAnyInRange(int.MinValue, -1) >= 0) throw new ArgumentException("A frequency is below zero.", nameof(frequencies));
        _frequencies = frequencies.ToArray();
        var moments = default(ScoreMoments);
        for (var score = 0; score < _frequencies.Length; score++) moments += ScoreMoments.Of(score, _frequencies[score]);
        Moments = moments;
    }

    /// <summary>Persons with score 0, 1, 2 …</summary>
    public ReadOnlySpan<int> Frequencies => _frequencies;

    /// <summary>Number of persons.</summary>
    public int N => (int)Moments.N;

    /// <summary>Mean score in raw points; null without persons.</summary>
    public double? Mean => N == 0 ? null : (double)Moments.Sum / N;

    /// <summary>Variance with n − 1 in the denominator, in squared raw points; null below two persons.</summary>
    public double? Variance => N < 2 ? null : Moments.Spread / ((double)N * (N - 1));

    /// <summary>Root of <see cref="Variance"/>, in raw points.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Lowest score that occurred; null without persons.</summary>
    public int? Minimum => N == 0 ? null : Array.FindIndex(_frequencies, f => f > 0);

    /// <summary>Highest score that occurred; null without persons.</summary>
    public int? Maximum => N == 0 ? null : Array.FindLastIndex(_frequencies, f => f > 0);

    /// <summary>Middle score, or the mean of the two in the middle; null without persons.</summary>
    public double? Median => N == 0 ? null : (Ranked((N - 1) / 2) + Ranked(N / 2)) / 2.0;

    internal ScoreMoments Moments { get; }

    private int Ranked(int rank)
    {
        var score = 0;
        for (var below = _frequencies[0]; below <= rank; below += _frequencies[++score]) { }
        return score;
    }
}
