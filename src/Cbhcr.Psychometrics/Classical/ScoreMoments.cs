namespace Cbhcr.Psychometrics.Classical;

/// <summary>Exact sums of whole scores over some persons.</summary>
internal readonly record struct ScoreMoments(long N, long Sum, long SumOfSquares)
{
    public static ScoreMoments Of(long score, long persons) => new(persons, persons * score, persons * score * score);

    /// <summary>N² times the variance with n in the denominator. Exact until the last step, so that no digits cancel; the products need 128 bits.</summary>
    public double Spread => (double)((Int128)N * SumOfSquares - (Int128)Sum * Sum);

    public static ScoreMoments operator +(ScoreMoments a, ScoreMoments b) => new(a.N + b.N, a.Sum + b.Sum, a.SumOfSquares + b.SumOfSquares);

    public static ScoreMoments operator -(ScoreMoments a, ScoreMoments b) => new(a.N - b.N, a.Sum - b.Sum, a.SumOfSquares - b.SumOfSquares);

    /// <summary>The moments of score − x, where x is 1 for some persons and 0 for the others.</summary>
    /// <param name="ones">Persons with x = 1.</param>
    /// <param name="scoresOfOnes">Sum of their scores.</param>
    public ScoreMoments Without(long ones, long scoresOfOnes) => new(N, Sum - ones, SumOfSquares - 2 * scoresOfOnes + ones);
}
