using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>The share of persons below a cut, P(X &lt; c): a stair that is flat between whole scores and steps up just behind each.</summary>
internal static class FailingShare
{
    public static double At(ScoreDistribution scores, double cut)
    {
        var below = 0;
        for (var score = 0; score < scores.Frequencies.Length && score < cut; score++) below += scores.Frequencies[score];
        return (double)below / scores.N;
    }

    /// <summary>
    /// Where the stair first reaches a line that does not rise. On a flat piece it is the exact crossing, on a step the whole score of the
    /// step: both belong to the stair drawn with its risers.
    /// </summary>
    /// <param name="scores">At least one person.</param>
    /// <param name="line">Its height at a cut, a share.</param>
    /// <param name="reaches">The cut at which the line comes down to a height.</param>
    /// <param name="from">Lowest cut looked at.</param>
    /// <param name="to">Highest.</param>
    /// <returns>Null where the stair is above the line already at the lowest cut, or below it still at the highest.</returns>
    public static double? Crossing(ScoreDistribution scores, Func<double, double> line, Func<double, double> reaches, double from, double to)
    {
        if (At(scores, from) > line(from)) return null;
        for (var start = from; ;)
        {
            // Below 0 and beyond the highest score the stair is one flat piece, however long.
            var end = Math.Min(start < 0 ? 0 : start >= scores.Frequencies.Length ? to : Math.Floor(start) + 1, to);
            var height = At(scores, end);
            if (height >= line(start)) return start;
            if (height >= line(end)) return Math.Clamp(reaches(height), start, end);
            if (end >= to) return null;
            start = end;
        }
    }
}
