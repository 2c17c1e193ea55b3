using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>A second score beside what the first makes one expect. A large gain has many good reasons: a case to look at, no more.</summary>
/// <param name="Expected">Second score expected from the first.</param>
/// <param name="Regressed">(second − expected) / standard error of prediction.</param>
/// <param name="P">Upper tail of the standard normal distribution at it.</param>
/// <param name="Difference">(second − first − gain) / standard error of the difference, without regression to the mean.</param>
/// <param name="DifferenceP">Upper tail of the standard normal distribution at it.</param>
public readonly record struct ScoreGain(double Expected, double Regressed, double P, double Difference, double DifferenceP)
{
    /// <summary>
    /// Compares the scores of repeaters (Lord and Novick 1968, chapters 3 and 7). Expected: M + ρ(x₁ − M) + gain, with standard error of
    /// prediction s√(1 − ρ²) for parallel forms. Who comes again mostly failed, that is lies below M, and rises by regression alone: prefer this.
    /// Difference: standard error s√(2 − ρ₁ − ρ₂) of two scores of one true score.
    /// </summary>
    /// <param name="scores">First and second reported score of each repeater; finite.</param>
    /// <param name="mean">M of all first-time candidates, not of the repeaters.</param>
    /// <param name="deviation">s of all first-time candidates, above 0.</param>
    /// <param name="reliability">ρ₁ of the first form, from 0 to 1 (both excluded).</param>
    /// <param name="secondReliability">ρ₂ of the second form; not given, as the first.</param>
    /// <param name="gain">Points that repeaters gain on average by learning and practice.</param>
    public static IReadOnlyList<ScoreGain> Of(
        IReadOnlyList<(double First, double Second)> scores, double mean, double deviation, double reliability, double? secondReliability = null, double gain = 0)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "A finite mean.");
        if (!double.IsFinite(gain)) throw new ArgumentOutOfRangeException(nameof(gain), gain, "A finite gain.");
        if (!(deviation > 0) || !double.IsFinite(deviation)) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "Above 0.");
        if (!(reliability is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(reliability), reliability, "Between 0 and 1.");
        var second = secondReliability ?? reliability;
        if (!(second is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(secondReliability), second, "Between 0 and 1.");
        for (var p = 0; p < scores.Count; p++)
            if (!double.IsFinite(scores[p].First) || !double.IsFinite(scores[p].Second)) throw new ArgumentException($"Repeater {p}: {scores[p].First}, {scores[p].Second}.", nameof(scores));
        // Two forms of unlike reliability correlate by the geometric mean if their true scores are the same.
        var correlation = Math.Sqrt(reliability * second);
        var (prediction, difference) = (deviation * Math.Sqrt(1 - correlation * correlation), deviation * Math.Sqrt(2 - reliability - second));
        return [.. scores.Select(s =>
        {
            var expected = mean + correlation * (s.First - mean) + gain;
            var (z, d) = ((s.Second - expected) / prediction, (s.Second - s.First - gain) / difference);
            return new ScoreGain(expected, z, TailProbability.Normal(z), d, TailProbability.Normal(d));
        })];
    }
}
