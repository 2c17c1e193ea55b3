using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>What Hanson and Brennan's method found on the way.</summary>
/// <param name="Indices">Consistency and accuracy.</param>
/// <param name="LordsK">Lord's k of the two-term approximation; null where there is none.</param>
/// <param name="TrueScores">The distribution fitted, of proportions right; null where there is none.</param>
public sealed record HansonBrennanResult(DecisionIndices Indices, double? LordsK, BetaTrueScores? TrueScores);

/// <summary>
/// Consistency and accuracy of number-right scores under the four-parameter beta compound binomial model (Hanson and Brennan 1990; Hanson 1991): Lord's two-term
/// approximation of the compound binomial (Lord 1965) with his k chosen to meet the reliability. The true score passes at cut / k.
/// </summary>
public static class HansonBrennan
{
    private const string Method = "Hanson and Brennan (1990)";

    /// <summary>The method for number-right scores.</summary>
    /// <param name="scores">Observed; weights allowed.</param>
    /// <param name="items">Number of 0/1 items; at least the highest score that occurred.</param>
    /// <param name="reliability">Of the score, for example alpha.</param>
    /// <param name="cuts">One or more, rising: a person is above a cut with a score at or above it.</param>
    /// <exception cref="ArgumentException">There is no cut, cuts do not rise, or a score lies above the number of items.</exception>
    public static HansonBrennanResult Of(ScoreSummary scores, int items, double reliability, IReadOnlyList<double> cuts)
    {
        Cuts.Check(cuts);
        if (scores.Maximum > items) throw new ArgumentException($"A score of {scores.Maximum} on {items} items.", nameof(items));
        if (items < 2) return new(DecisionIndices.Undefined(Method, "There are fewer than two items."), null, null);
        if (scores is not { Mean: { } mean, Variance: { } variance } || !Spread.IsReal(variance, mean)) return new(DecisionIndices.Undefined(Method, "The score does not vary."), null, null);
        if (!(reliability < 1)) return new(DecisionIndices.Undefined(Method, "The reliability is not below 1."), null, null);
        var notes = new List<string>();
        var k = LordsK(items, mean, variance, reliability);
        if (!double.IsFinite(k) || items * (items - 1.0) + Math.Min(0, 12 * k) <= 0)
        {
            notes.Add("Lord's k is not defined or too far below 0; the binomial alone was taken (k = 0).");
            k = 0;
        }
        var truth = BetaTrueScores.Fit(Moments(scores, items, k), notes);
        var highest = cuts.Select(Cuts.Below).ToList();
        var sums = BetaMixture.Classify(truth, [.. cuts.Select(c => c / items)], (tau, rest, c) => AtMost(highest[c], items, tau, rest, k));
        return new(sums.Indices(Method, notes), k, truth);
    }

    private static double LordsK(int items, double mean, double variance, double reliability)
    {
        var truth = variance * reliability;
        return items * ((items - 1) * truth - items * variance + mean * (items - mean)) / (2 * (mean * (items - mean) - truth));
    }

    // E(x⁽ʳ⁾) = n⁽ʳ⁾ μᵣ − k r(r − 1)(n − 2)⁽ʳ⁻²⁾ (μᵣ₋₁ − μᵣ), solved for μᵣ one after the other (Hanson 1991).
    private static (double, double, double?, double?) Moments(ScoreSummary scores, int items, double k)
    {
        var moments = new double[5];
        moments[1] = scores.Mean!.Value / items;
        for (var r = 2; r <= Math.Min(4, items); r++)
        {
            var sum = 0.0;
            for (var score = 0; score < scores.Frequencies.Length; score++) sum += scores.Frequencies[score] * Falling(score, r);
            moments[r] = (sum / scores.N / Falling(items - 2, r - 2) + k * r * (r - 1) * moments[r - 1]) / (items * (items - 1.0) + k * r * (r - 1));
        }
        return (moments[1], moments[2], items >= 4 ? moments[3] : null, items >= 4 ? moments[4] : null);
    }

    // The second difference of the correction adds up to a first one.
    private static double AtMost(int score, int items, double tau, double rest, double k) =>
        Binomial.AtMost(score, items, tau, rest) - k * tau * rest * (Binomial.At(score, items - 2, tau, rest) - Binomial.At(score - 1, items - 2, tau, rest));

    private static double Falling(double x, int order)
    {
        var product = 1.0;
        for (var i = 0; i < order; i++) product *= x - i;
        return product;
    }
}
