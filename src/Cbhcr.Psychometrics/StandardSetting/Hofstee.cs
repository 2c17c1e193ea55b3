using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>A judge's four answers.</summary>
/// <param name="MinimumCut">Lowest acceptable cut even if nobody reached it, in raw points.</param>
/// <param name="MaximumCut">Highest acceptable cut even if everybody reached it, in raw points.</param>
/// <param name="MinimumFail">Lowest acceptable share failing, 0 to 1.</param>
/// <param name="MaximumFail">Highest acceptable share failing, 0 to 1.</param>
public readonly record struct HofsteeJudgement(double MinimumCut, double MaximumCut, double MinimumFail, double MaximumFail);

/// <summary>
/// Hofstee's compromise (1983): the share of candidates below a cut meets the line from (lowest cut, highest fail rate) to (highest cut,
/// lowest fail rate).
/// </summary>
/// <param name="Bounds">Means of the judges' answers.</param>
/// <param name="Cut">
/// Null where the curve misses the line: the judges' bounds and the candidates do not go together. Standard deviation and error are those of
/// the cuts that each judge's own line gives; null below two.
/// </param>
/// <param name="FailRate">Share below the passing score of <paramref name="Cut"/>, 0 to 1; null without a cut.</param>
/// <param name="JudgeCuts">What each judge's own line gives; null where it misses the curve.</param>
public sealed record Hofstee(HofsteeJudgement Bounds, CutScore? Cut, double? FailRate, IReadOnlyList<double?> JudgeCuts)
{
    /// <summary>
    /// The curve is the stair P(X &lt; c) with its risers, not a smoothed one: a crossing on a riser is the whole score itself, where a
    /// search on a grid would stop just behind it.
    /// </summary>
    /// <param name="judges">At least one.</param>
    /// <param name="scores">Raw scores of candidates, at least one.</param>
    /// <exception cref="ArgumentException">There is no judge or no score, or a judge's bounds are not in order or not shares (the judge is said).</exception>
    public static Hofstee Of(IReadOnlyList<HofsteeJudgement> judges, ScoreDistribution scores)
    {
        if (judges.Count == 0) throw new ArgumentException("There is no judge.", nameof(judges));
        if (scores.N == 0) throw new ArgumentException("There is no score.", nameof(scores));
        for (var j = 0; j < judges.Count; j++)
            if (!IsInOrder(judges[j])) throw new ArgumentException($"Judge {j}: {judges[j]} is not in order.", nameof(judges));
        HofsteeJudgement bounds = new(judges.Average(j => j.MinimumCut), judges.Average(j => j.MaximumCut), judges.Average(j => j.MinimumFail), judges.Average(j => j.MaximumFail));
        double?[] own = [.. judges.Select(j => Crossing(j, scores))];
        double[] there = [.. own.OfType<double>()];
        var cut = Crossing(bounds, scores) is { } at ? new CutScore(at, Numbers.StandardDeviation(there), Numbers.StandardError(there), judges.Count) : null;
        return new(bounds, cut, cut is null ? null : FailingShare.At(scores, cut.PassingScore), own);
    }

    /// <summary>Whether minima are not above maxima and fail rates lie in 0 to 1.</summary>
    /// <param name="judgement">Four answers.</param>
    public static bool IsInOrder(HofsteeJudgement judgement) =>
        double.IsFinite(judgement.MaximumCut - judgement.MinimumCut) && judgement.MinimumCut <= judgement.MaximumCut
        && judgement.MinimumFail >= 0 && judgement.MinimumFail <= judgement.MaximumFail && judgement.MaximumFail <= 1;

    private static double? Crossing(HofsteeJudgement b, ScoreDistribution scores)
    {
        var width = b.MaximumCut - b.MinimumCut;
        var drop = b.MaximumFail - b.MinimumFail;
        if (width <= 0) return FailingShare.At(scores, b.MinimumCut) is var share && share >= b.MinimumFail && share <= b.MaximumFail ? b.MinimumCut : null;
        return FailingShare.Crossing(scores, c => b.MaximumFail - drop * ((c - b.MinimumCut) / width), share => b.MinimumCut + width * ((b.MaximumFail - share) / drop), b.MinimumCut, b.MaximumCut);
    }
}
