using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>
/// Consistency and accuracy of decisions on raw scores under item response theory (Lee 2010): the distribution of the raw score at an ability is that of Lord and Wingersky
/// (1984; for categories Hanson 1994). The true category is that of the expected score.
/// </summary>
public static class Lee
{
    private const string Method = "Lee (2010)";

    /// <summary>Over a population of abilities.</summary>
    /// <param name="items">Of the form, each category worth its number in points.</param>
    /// <param name="cuts">On the raw score, rising: at or above it is above.</param>
    /// <param name="population">Null for the standard normal.</param>
    /// <param name="quadrature">Null for 61 points on −6 … 6.</param>
    /// <exception cref="ArgumentException">There is no cut, or cuts do not rise.</exception>
    public static DecisionIndices Of(IReadOnlyList<IrtItem> items, IReadOnlyList<double> cuts, Population? population = null, Quadrature? quadrature = null)
    {
        quadrature ??= Quadrature.Default;
        return Of(items, cuts, quadrature.Points, quadrature.Weights(population ?? Population.Standard));
    }

    /// <summary>Over any abilities, for example the estimates of the persons.</summary>
    /// <param name="items">Of the form, each category worth its number in points.</param>
    /// <param name="cuts">On the raw score, rising: at or above it is above.</param>
    /// <param name="abilities">θ, finite, in logits.</param>
    /// <param name="weights">0 or more each; they need not add up to 1. Null for equal ones.</param>
    /// <exception cref="ArgumentException">There is no cut, cuts do not rise, lengths differ, or an ability is not finite.</exception>
    public static DecisionIndices Of(IReadOnlyList<IrtItem> items, IReadOnlyList<double> cuts, IReadOnlyList<double> abilities, IReadOnlyList<double>? weights = null)
    {
        Cuts.Check(cuts);
        if (weights is not null && weights.Count != abilities.Count) throw new ArgumentException($"{weights.Count} weights for {abilities.Count} abilities.", nameof(weights));
        var (sums, probabilities) = (new Classification(cuts.Count + 1), new double[cuts.Count + 1]);
        for (var p = 0; p < abilities.Count; p++)
        {
            if (!double.IsFinite(abilities[p])) throw new ArgumentException($"Ability {p} is {abilities[p]}.", nameof(abilities));
            var scores = Scores(items, abilities[p]);
            Array.Clear(probabilities);
            var expected = 0.0;
            for (var score = 0; score < scores.Length; score++)
            {
                probabilities[cuts.Count(c => score >= c)] += scores[score];
                expected += score * scores[score];
            }
            sums.Add(weights?[p] ?? 1, probabilities, cuts.Count(c => expected >= c));
        }
        return sums.Indices(Method, []);
    }

    /// <summary>P(raw score = 0, 1, 2 … | θ), item by item (Lord and Wingersky 1984). All terms are sums of products of probabilities: nothing cancels, and a tail too small for a double is 0.</summary>
    /// <param name="items">Of the form.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double[] Scores(IReadOnlyList<IrtItem> items, double ability)
    {
        var most = items.Sum(i => i.Categories - 1);
        var (scores, next, reach) = (new double[most + 1], new double[most + 1], 0);
        var probabilities = new double[items.Select(i => i.Categories).DefaultIfEmpty(0).Max()];
        scores[0] = 1;
        foreach (var item in items)
        {
            item.Probabilities(ability, probabilities.AsSpan(0, item.Categories));
            next.AsSpan(0, reach + item.Categories).Clear();
            for (var k = 0; k < item.Categories; k++)
                for (var score = 0; score <= reach; score++) next[score + k] += scores[score] * probabilities[k];
            reach += item.Categories - 1;
            (scores, next) = (next, scores);
        }
        return scores;
    }
}
