namespace Cbhcr.Psychometrics.Classical;

/// <summary>Pearson's correlation of a 0/1 variable with a whole score, from exact sums (Lord and Novick 1968).</summary>
internal static class PointBiserial
{
    /// <summary>r = (N Σxt − Σx Σt) / √((N Σx − (Σx)²)(N Σt² − (Σt)²)), for x² = x.</summary>
    /// <param name="ones">Persons with x = 1.</param>
    /// <param name="scoresOfOnes">Sum of their scores.</param>
    /// <param name="scores">Scores of all persons.</param>
    /// <returns>Null where x or the score does not vary.</returns>
    public static double? Of(long ones, long scoresOfOnes, ScoreMoments scores)
    {
        var spread = new ScoreMoments(scores.N, ones, ones).Spread;
        var common = (double)((Int128)scores.N * scoresOfOnes - (Int128)ones * scores.Sum);
        if (spread <= 0 || scores.Spread <= 0) return null;
        // Rounding may lead a perfect correlation past 1 by one unit in the last place.
        return Math.Clamp(common / (Math.Sqrt(spread) * Math.Sqrt(scores.Spread)), -1, 1);
    }
}
