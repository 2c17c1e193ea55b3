using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>
/// Conditional maximum likelihood of the Rasch model (Andersen 1972) by Newton's method with exact second derivatives. The log-likelihood is
/// concave, so there is one maximum. Missing answers: each person's score is conditioned on for the items that person was given.
/// </summary>
public static class ConditionalRasch
{
    /// <summary>
    /// Estimates the difficulties. An item that everybody has right, or wrong, among the persons who say something has no finite estimate and is left
    /// out (null); where the rest still has no finite maximum (Fischer 1981), or the items fall apart into sets that no person ties together,
    /// there is no estimate at all and <see cref="Convergence.Converged"/> is false.
    /// </summary>
    /// <param name="responses">Two categories for every item, 1 is right.</param>
    /// <param name="tolerance">Stops when a step changes no difficulty by more, in logits.</param>
    /// <param name="maximumIterations">Newton steps at most.</param>
    /// <exception cref="ArgumentException">An item has not two categories.</exception>
    public static ConditionalCalibration Fit(CategoryResponses responses, double tolerance = 1e-10, int maximumIterations = 100)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var scores = new RawScores(responses);
        var kept = scores.Kept;
        if (kept.Length == 0) return new([.. Enumerable.Repeat(new RaschItemEstimate(null, null), scores.Items)], null, 0, null, new(0, false, 0, 0, null));
        var likelihood = new ConditionalLikelihood(scores);
        var difficulties = likelihood.Start();
        var value = likelihood.At(difficulties);
        var (iterations, change) = (0, double.PositiveInfinity);
        while (change > tolerance && iterations++ < maximumIterations) (difficulties, value, change) = Newton(likelihood, difficulties, value);
        var covariance = likelihood.Covariance();
        var items = new RaschItemEstimate[scores.Items];
        for (var a = 0; a < kept.Length; a++) items[kept[a]] = new(difficulties[a], covariance?.StandardError(a));
        return new(items, value, likelihood.Persons, covariance, new(iterations, change <= tolerance, change, VectorMath.Largest(likelihood.Gradient), null));
    }

    private static (double[] Difficulties, double Value, double Change) Newton(ConditionalLikelihood likelihood, double[] difficulties, double value)
    {
        var direction = likelihood.Direction();
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            double[] next = [.. difficulties.Select((d, a) => d + length * direction[a])];
            var there = likelihood.At(next);
            if (there >= value - 1e-13 * Math.Abs(value)) return (next, there, length * VectorMath.Largest(direction));
        }
        // Rounding is all that is left.
        return (difficulties, likelihood.At(difficulties), 0);
    }
}
