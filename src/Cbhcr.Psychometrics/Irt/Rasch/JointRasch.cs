using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>
/// Joint maximum likelihood of the Rasch model (Wright and Panchapakesan 1969): abilities and difficulties in turn, by Newton's method, until both
/// reproduce their sums. The estimates are biased however many persons there are; (J − 1) / J takes most of it away (Wright and Douglas 1977).
/// </summary>
public static class JointRasch
{
    /// <summary>
    /// Estimates difficulties and abilities. Items without a finite estimate are left out as in <see cref="ConditionalRasch.Fit"/>.
    /// </summary>
    /// <param name="responses">Two categories for every item, 1 is right.</param>
    /// <param name="correctBias">Whether difficulties are multiplied by (J − 1) / J, J the number of items with an estimate.</param>
    /// <param name="extremes">What becomes of persons with all right or all wrong.</param>
    /// <param name="adjustment">By how much a score of nothing or all is moved inwards, between 0 and 1; for <see cref="ExtremeScores.Adjust"/>.</param>
    /// <param name="tolerance">Stops when a pass changes no parameter by more, in logits.</param>
    /// <param name="maximumIterations">Passes at most.</param>
    /// <exception cref="ArgumentException">An item has not two categories, or the adjustment is not between 0 and 1.</exception>
    public static JointCalibration Fit(
        CategoryResponses responses, bool correctBias = true, ExtremeScores extremes = ExtremeScores.LeaveOut, double adjustment = 0.3, double tolerance = 1e-10,
        int maximumIterations = 10_000)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (!(adjustment is > 0 and < 1)) throw new ArgumentException($"An adjustment of {adjustment}.", nameof(adjustment));
        var scores = new RawScores(responses);
        var kept = scores.Kept;
        if (kept.Length == 0) return new([.. Enumerable.Repeat(new RaschItemEstimate(null, null), scores.Items)], new double?[responses.Persons], new(0, false, 0, 0, null));
        var likelihood = new JointLikelihood(scores, extremes == ExtremeScores.Adjust, adjustment);
        var (iterations, change) = (0, double.PositiveInfinity);
        while (change > tolerance && iterations++ < maximumIterations) change = likelihood.Pass();
        var items = new RaschItemEstimate[scores.Items];
        var (mean, factor) = (likelihood.MeanDifficulty(), correctBias ? (kept.Length - 1.0) / kept.Length : 1);
        foreach (var j in kept) items[j] = new(factor * (likelihood.Difficulties[j] - mean), 1 / Math.Sqrt(likelihood.Information[j]));
        var abilities = new double?[responses.Persons];
        for (var i = 0; i < abilities.Length; i++)
        {
            var row = responses.Person(i).ToArray();
            double[] difficulties = [.. kept.Where(j => row[j] != CategoryResponses.Missing).Select(j => likelihood.Difficulties[j] - mean)];
            var score = kept.Count(j => row[j] == 1);
            abilities[i] = score > 0 && score < difficulties.Length ? RaschAbility.MaximumLikelihood(difficulties, score)!.Value.Ability
                : difficulties.Length == 0 || extremes == ExtremeScores.LeaveOut ? null
                : RaschAbility.MaximumLikelihood(difficulties, Math.Abs(score - adjustment))!.Value.Ability;
        }
        return new(items, abilities, new(iterations, change <= tolerance, change, likelihood.LargestResidual, null));
    }
}
