using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>A judge's two answers.</summary>
/// <param name="Cut">The cut the judge would set, in raw points.</param>
/// <param name="PassRate">The share the judge expects to pass, 0 to 1.</param>
public readonly record struct BeukJudgement(double Cut, double PassRate);

/// <summary>
/// Beuk's compromise (1984): through the means of cut and pass rate goes a line with slope SD(pass rate) / SD(cut), so that the compromise
/// gives way where the judges agree less; the cut is where it meets the share of candidates who pass.
/// </summary>
/// <param name="MeanCut">In raw points.</param>
/// <param name="CutStandardDeviation">n − 1 in the denominator; null below two judges.</param>
/// <param name="MeanPassRate">0 to 1.</param>
/// <param name="PassRateStandardDeviation">Null below two judges.</param>
/// <param name="Slope">Share per raw point; null where the judges' cuts do not differ (the line is upright and the cut theirs).</param>
/// <param name="Cut">Null where the line misses the curve. Its standard deviation and error are those of the judges' cuts and their mean.</param>
/// <param name="PassRate">Share at or above the passing score of <paramref name="Cut"/>; null without a cut.</param>
public sealed record Beuk(
    double MeanCut, double? CutStandardDeviation, double MeanPassRate, double? PassRateStandardDeviation, double? Slope, CutScore? Cut, double? PassRate)
{
    /// <summary>The curve is the stair P(X ≥ c) with its risers; see <see cref="Hofstee.Of"/>.</summary>
    /// <param name="judges">At least one; a single judge's line is upright.</param>
    /// <param name="scores">Raw scores of candidates, at least one.</param>
    /// <exception cref="ArgumentException">There is no judge or no score, or a judge's cut is not finite or pass rate no share (the judge is said).</exception>
    public static Beuk Of(IReadOnlyList<BeukJudgement> judges, ScoreDistribution scores)
    {
        if (judges.Count == 0) throw new ArgumentException("There is no judge.", nameof(judges));
        if (scores.N == 0) throw new ArgumentException("There is no score.", nameof(scores));
        for (var j = 0; j < judges.Count; j++)
            if (!double.IsFinite(judges[j].Cut) || !(judges[j].PassRate >= 0 && judges[j].PassRate <= 1))
                throw new ArgumentException($"Judge {j}: {judges[j]} is no judgement.", nameof(judges));
        double[] cuts = [.. judges.Select(j => j.Cut)], rates = [.. judges.Select(j => j.PassRate)];
        var (meanCut, meanRate) = (cuts.Sum() / cuts.Length, rates.Sum() / rates.Length);
        var (cutDeviation, rateDeviation) = (Numbers.StandardDeviation(cuts), Numbers.StandardDeviation(rates));
        double? slope = cutDeviation > 0 ? rateDeviation / cutDeviation : null;
        var at = slope is { } s
            ? FailingShare.Crossing(scores, c => 1 - meanRate - s * (c - meanCut), share => meanCut + (1 - meanRate - share) / s, 0, scores.Frequencies.Length)
            : meanCut;
        var cut = at is { } value ? new CutScore(value, cutDeviation, Numbers.StandardError(cuts), judges.Count) : null;
        return new(meanCut, cutDeviation, meanRate, rateDeviation, slope, cut, cut is null ? null : 1 - FailingShare.At(scores, cut.PassingScore));
    }
}
