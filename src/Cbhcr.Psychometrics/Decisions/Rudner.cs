using Cbhcr.Psychometrics.Irt;
using MathNet.Numerics.Distributions;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>
/// Consistency and accuracy of decisions on ability estimates: around the ability an estimate is normal with its standard error (Rudner 2001, 2005; consistency as the
/// chance of two equal decisions, Li 2006).
/// </summary>
public static class Rudner
{
    private const string Method = "Rudner (2005)";

    /// <summary>Over persons, each estimate taken as the ability.</summary>
    /// <param name="estimates">θ̂ in logits; persons whose estimate is not finite are left out, and the notes say how many.</param>
    /// <param name="standardErrors">In logits, 0 or more; an infinite one means that nothing is known.</param>
    /// <param name="cuts">On θ, rising: at or above it is above.</param>
    /// <exception cref="ArgumentException">Lengths differ, a standard error is negative, there is no cut, or cuts do not rise.</exception>
    public static DecisionIndices Of(IReadOnlyList<double> estimates, IReadOnlyList<double> standardErrors, IReadOnlyList<double> cuts)
    {
        if (estimates.Count != standardErrors.Count) throw new ArgumentException($"{standardErrors.Count} standard errors for {estimates.Count} estimates.", nameof(standardErrors));
        var weights = new double[estimates.Count];
        for (var p = 0; p < weights.Length; p++)
        {
            if (standardErrors[p] < 0) throw new ArgumentException($"Person {p}: a standard error of {standardErrors[p]}.", nameof(standardErrors));
            weights[p] = double.IsFinite(estimates[p]) && !double.IsNaN(standardErrors[p]) ? 1 : 0;
        }
        var left = weights.Count(w => w == 0);
        return Sum(estimates, standardErrors, weights, cuts, left == 0 ? [] : [$"{left} persons without a finite estimate were left out."]);
    }

    /// <summary>Over a population of abilities, with 1 / √information as standard error.</summary>
    /// <param name="items">Of the form.</param>
    /// <param name="cuts">On θ, rising: at or above it is above.</param>
    /// <param name="population">Null for the standard normal.</param>
    /// <param name="quadrature">Null for 61 points on −6 … 6.</param>
    /// <exception cref="ArgumentException">There is no cut, or cuts do not rise.</exception>
    public static DecisionIndices Of(IReadOnlyList<IrtItem> items, IReadOnlyList<double> cuts, Population? population = null, Quadrature? quadrature = null)
    {
        var points = (quadrature ??= Quadrature.Default).Points;
        var errors = points.Select(t => 1 / Math.Sqrt(items.Sum(i => i.Information(t)))).ToList();
        return Sum(points, errors, quadrature.Weights(population ?? Population.Standard), cuts, []);
    }

    private static DecisionIndices Sum(IReadOnlyList<double> abilities, IReadOnlyList<double> errors, double[] weights, IReadOnlyList<double> cuts, IReadOnlyList<string> notes)
    {
        Cuts.Check(cuts);
        var (sums, probabilities) = (new Classification(cuts.Count + 1), new double[cuts.Count + 1]);
        for (var p = 0; p < abilities.Count; p++)
        {
            if (weights[p] == 0) continue;
            var reached = 0.0;
            for (var c = 0; c < cuts.Count; c++)
            {
                var away = cuts[c] - abilities[p];
                var below = errors[p] == 0 ? (away > 0 ? 1 : 0) : Normal.CDF(0, 1, away / errors[p]);
                (probabilities[c], reached) = (below - reached, below);
            }
            probabilities[^1] = 1 - reached;
            sums.Add(weights[p], probabilities, cuts.Count(c => abilities[p] >= c));
        }
        return sums.Indices(Method, notes);
    }
}
