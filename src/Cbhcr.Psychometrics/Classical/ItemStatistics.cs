using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>
/// Classical statistics of one item, over the persons who were given it; omitted and not reached count as wrong. Null where not defined.
/// </summary>
/// <param name="Use">Whether the item counts in the total score.</param>
/// <param name="Counts">Persons by mark.</param>
/// <param name="P">Share right, 0 to 1; the item mean. Null without persons.</param>
/// <param name="StandardDeviation">Of the 0/1 score, n − 1 in the denominator. Null below two persons.</param>
/// <param name="TotalCorrelation">Point-biserial with the total of the scored items. Spuriously high for a scored item, which is part of the total. Null where item or total does not vary.</param>
/// <param name="RestCorrelation">
/// Corrected point-biserial: with the total of the other scored items (Henrysson 1963, but uncorrected for length). For a pretest item the
/// total is the rest already, so both correlations are the same. Null where item or rest does not vary.
/// </param>
public sealed record ItemStatistics(ItemUse Use, MarkCounts Counts, double? P, double? StandardDeviation, double? TotalCorrelation, double? RestCorrelation)
{
    /// <summary>Persons who were given the item.</summary>
    public int N => Counts.N;

    internal static ItemStatistics Of(ItemUse use, MarkCounts counts, long scoresOfRight, ScoreMoments scores)
    {
        var (n, right) = (counts.N, counts.Right);
        double? p = n == 0 ? null : (double)right / n;
        double? deviation = n < 2 ? null : Math.Sqrt(new ScoreMoments(n, right, right).Spread / ((double)n * (n - 1)));
        var total = PointBiserial.Of(right, scoresOfRight, scores);
        var rest = use == ItemUse.Pretest ? total : PointBiserial.Of(right, scoresOfRight - right, scores.Without(right, scoresOfRight));
        return new(use, counts, p, deviation, total, rest);
    }
}
