using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>The borderline group method (Livingston and Zieky 1982): the middle score of examinees whom judges know to be just at the border.</summary>
/// <param name="Median">Its standard error is √(π/2) SD / √n (normal theory).</param>
/// <param name="Mean">Its standard error is SD / √n.</param>
public sealed record BorderlineGroup(CutScore Median, CutScore Mean)
{
    /// <summary>Both cuts; the standard deviation is that of the scores.</summary>
    /// <param name="scores">Raw scores of the group, at least one, finite.</param>
    /// <exception cref="ArgumentException">There is no score, or one is not finite (its place is said).</exception>
    public static BorderlineGroup Of(IReadOnlyList<double> scores)
    {
        if (scores.Count == 0) throw new ArgumentException("There is no score.", nameof(scores));
        for (var i = 0; i < scores.Count; i++)
            if (!double.IsFinite(scores[i])) throw new ArgumentException($"Score {i} is not finite.", nameof(scores));
        var mean = CutScore.OfJudges(scores)!;
        return new(mean with { Value = Classical.Median.Of(scores)!.Value, StandardError = mean.StandardError * Numbers.MedianFactor }, mean);
    }
}
