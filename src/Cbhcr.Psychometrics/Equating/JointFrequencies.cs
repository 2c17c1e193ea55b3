using System.Collections.Immutable;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>How many persons have each pair of whole scores: total and anchor, or form X and form Y of the same persons. Immutable.</summary>
public sealed class JointFrequencies
{
    private readonly ImmutableArray<double> _counts;

    /// <param name="lowestFirst">Lowest possible first score (the total).</param>
    /// <param name="firstScores">Number of possible first scores, 2 or more.</param>
    /// <param name="lowestSecond">Lowest possible second score (the anchor).</param>
    /// <param name="secondScores">Number of possible second scores, 2 or more.</param>
    /// <param name="counts">firstScores × secondScores, row after row.</param>
    /// <exception cref="ArgumentException">The size is wrong, or a count is negative or not finite.</exception>
    public JointFrequencies(int lowestFirst, int firstScores, int lowestSecond, int secondScores, ReadOnlySpan<double> counts)
    {
        if (firstScores < 2 || secondScores < 2 || counts.Length != firstScores * secondScores)
            throw new ArgumentException($"{counts.Length} counts for {firstScores} × {secondScores} pairs of scores.", nameof(counts));
        foreach (var count in counts)
            if (!(count >= 0) || !double.IsFinite(count)) throw new ArgumentException($"{count} is not a number of persons.", nameof(counts));
        (LowestFirst, FirstScores, LowestSecond, SecondScores, _counts) = (lowestFirst, firstScores, lowestSecond, secondScores, [.. counts]);
        var rows = new double[firstScores];
        var columns = new double[secondScores];
        for (var i = 0; i < firstScores; i++)
            for (var j = 0; j < secondScores; j++)
            {
                rows[i] += this[i, j];
                columns[j] += this[i, j];
            }
        (First, Second) = (new(lowestFirst, rows), new(lowestSecond, columns));
    }

    /// <summary>Counts pairs of whole scores.</summary>
    /// <param name="first">One a person.</param>
    /// <param name="second">One a person, in the same order.</param>
    /// <param name="firstScale">Lowest and highest possible first score.</param>
    /// <param name="secondScale">Lowest and highest possible second score.</param>
    /// <exception cref="ArgumentException">Not as many of one as of the other, or a score lies outside.</exception>
    public static JointFrequencies Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, (int Lowest, int Highest) firstScale, (int Lowest, int Highest) secondScale)
    {
        if (first.Length != second.Length) throw new ArgumentException($"{first.Length} first and {second.Length} second scores.", nameof(second));
        var (rows, columns) = (firstScale.Highest - firstScale.Lowest + 1, secondScale.Highest - secondScale.Lowest + 1);
        if (rows < 2 || columns < 2) throw new ArgumentException("A scale has two scores or more.", nameof(firstScale));
        var counts = new double[rows * columns];
        for (var p = 0; p < first.Length; p++)
        {
            var (i, j) = (first[p] - firstScale.Lowest, second[p] - secondScale.Lowest);
            if (i < 0 || i >= rows || j < 0 || j >= columns) throw new ArgumentException($"Scores {first[p]} and {second[p]} of person {p} are not on the scales.", nameof(first));
            counts[i * columns + j]++;
        }
        return new(firstScale.Lowest, rows, secondScale.Lowest, columns, counts);
    }

    /// <summary>Lowest possible first score.</summary>
    public int LowestFirst { get; }

    /// <summary>Number of possible first scores.</summary>
    public int FirstScores { get; }

    /// <summary>Lowest possible second score.</summary>
    public int LowestSecond { get; }

    /// <summary>Number of possible second scores.</summary>
    public int SecondScores { get; }

    /// <summary>Persons.</summary>
    public double Total => First.Total;

    /// <summary>Everybody by the first score.</summary>
    public ScoreFrequencies First { get; }

    /// <summary>Everybody by the second score.</summary>
    public ScoreFrequencies Second { get; }

    /// <summary>FirstScores × SecondScores, row after row.</summary>
    public ReadOnlySpan<double> Counts => _counts.AsSpan();

    /// <summary>Persons with a pair of scores, each counted from its lowest.</summary>
    public double this[int first, int second] => _counts[first * SecondScores + second];

    /// <summary>The same shape with other counts.</summary>
    internal JointFrequencies With(ReadOnlySpan<double> counts) => new(LowestFirst, FirstScores, LowestSecond, SecondScores, counts);
}
