using Cbhcr.Psychometrics.Classical;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>
/// The simple methods for number-right scores. All take scores that may be weighted, the number of 0/1 items, and a cut that passes those at or above it; none throws on odd
/// data, but says in the notes what is not defined.
/// </summary>
public static class NumberRight
{
    private const string DoesNotVary = "The score does not vary.";

    /// <summary>
    /// Subkoviak (1976): each person's chances come from a binomial at Kelley's estimate (ρx + (1 − ρ)M) / k. Accuracy is not part of the method.
    /// </summary>
    /// <param name="scores">Observed.</param>
    /// <param name="items">Number of items, k, 1 or more.</param>
    /// <param name="reliability">ρ, held within 0 … 1.</param>
    /// <param name="cuts">One or more, rising.</param>
    public static DecisionIndices Subkoviak(ScoreSummary scores, int items, double reliability, IReadOnlyList<double> cuts)
    {
        Check(scores, items, cuts);
        var (sums, probabilities, notes) = (new Classification(cuts.Count + 1), new double[cuts.Count + 1], new List<string>());
        if (!(reliability is >= 0 and <= 1)) notes.Add("The reliability was held within 0 to 1.");
        var rho = double.IsNaN(reliability) ? 0 : Math.Clamp(reliability, 0, 1);
        for (var score = 0; score < scores.Frequencies.Length; score++)
        {
            if (!(scores.Frequencies[score] > 0)) continue;
            var tau = Math.Clamp((rho * score + (1 - rho) * scores.Mean!.Value) / items, 0, 1);
            var reached = 0.0;
            for (var c = 0; c < cuts.Count; c++)
            {
                var upTo = Binomial.AtMost(Cuts.Below(cuts[c]), items, tau, 1 - tau);
                (probabilities[c], reached) = (upTo - reached, upTo);
            }
            probabilities[^1] = 1 - reached;
            sums.Add(scores.Frequencies[score], probabilities, -1);
        }
        return sums.Indices("Subkoviak (1976)", notes, hasTruth: false);
    }

    /// <summary>
    /// Huynh (1976): true scores follow a beta distribution with α = (1/KR-21 − 1)M and β = (1/KR-21 − 1)(k − M), observed scores a binomial. The true score passes at cut / k.
    /// </summary>
    /// <param name="scores">Observed.</param>
    /// <param name="items">Number of items, k, 1 or more.</param>
    /// <param name="cuts">One or more, rising.</param>
    public static DecisionIndices Huynh(ScoreSummary scores, int items, IReadOnlyList<double> cuts)
    {
        const string Method = "Huynh (1976)";
        Check(scores, items, cuts);
        if (items < 2) return DecisionIndices.Undefined(Method, "There are fewer than two items.");
        if (scores is not { Mean: { } mean, Variance: { } variance } || !Spread.IsReal(variance, mean)) return DecisionIndices.Undefined(Method, DoesNotVary);
        var (kr21, notes) = (items / (items - 1.0) * (1 - mean * (items - mean) / (items * variance)), new List<string>());
        BetaTrueScores truth;
        if (kr21 is > 1e-9 and < 1) truth = new((1 / kr21 - 1) * mean, (1 / kr21 - 1) * (items - mean), 0, 1);
        else if (kr21 < 1)
        {
            truth = new(1, 1, mean / items, mean / items);
            notes.Add("KR-21 is not above 0: everybody is taken to have the mean as true score.");
        }
        else return DecisionIndices.Undefined(Method, "KR-21 is not below 1.");
        return truth.Decide(Method, items, cuts, notes);
    }

    /// <summary>
    /// Peng and Subkoviak (1980): scores on two forms are bivariate normal with the reliability as correlation; z = (cut − ½ − M) / SD. Accuracy is not part of the method.
    /// </summary>
    /// <param name="scores">Observed.</param>
    /// <param name="reliability">Above −1 and at most 1; KR-21 in the paper, any other serves.</param>
    /// <param name="cut">A person passes at or above it.</param>
    public static DecisionIndices PengSubkoviak(ScoreSummary scores, double reliability, double cut)
    {
        const string Method = "Peng and Subkoviak (1980)";
        Cuts.Check([cut]);
        if (scores is not { Mean: { } mean, StandardDeviation: { } deviation } || !Spread.IsReal(deviation * deviation, mean)) return DecisionIndices.Undefined(Method, DoesNotVary);
        if (!(reliability is > -1 and <= 1)) return DecisionIndices.Undefined(Method, "The reliability is not a correlation.");
        var z = (cut - 0.5 - mean) / deviation;
        var fail = Normal.CDF(0, 1, z);
        // P(both below z) = Φ(z) − 2T(z, √((1 − ρ)/(1 + ρ))) with Owen's T (Owen 1956).
        var slope = Math.Sqrt((1 - reliability) / (1 + reliability));
        var apart = slope == 0 ? 0 : 2 * GaussLegendreRule.Integrate(x => Math.Exp(-z * z * (1 + x * x) / 2) / (1 + x * x), 0, slope, 64) / (2 * Math.PI);
        var (consistency, chance) = (1 - 2 * apart, fail * fail + (1 - fail) * (1 - fail));
        double? kappa = 1 - chance > 1e-12 ? (consistency - chance) / (1 - chance) : null;
        return new(Method, consistency, chance, kappa, null, null, null, 1 - fail, [[fail - apart, apart], [apart, 1 - fail - apart]], []);
    }

    /// <summary>
    /// Livingston's k² = (ρs² + (M − C)²) / (s² + (M − C)²) (Livingston 1972): reliability of distances from the cut, not of decisions; it is the record's coefficient.
    /// </summary>
    /// <param name="scores">Observed; variance with n − 1.</param>
    /// <param name="reliability">ρ.</param>
    /// <param name="cut">C.</param>
    public static DecisionIndices Livingston(ScoreSummary scores, double reliability, double cut)
    {
        const string Method = "Livingston (1972)";
        Cuts.Check([cut]);
        if (scores is not { Mean: { } mean, Variance: { } variance }) return DecisionIndices.Undefined(Method, "There are fewer than two persons.");
        var distance = (mean - cut) * (mean - cut);
        return variance + distance > 0 && double.IsFinite(reliability)
            ? DecisionIndices.Undefined(Method, "k² tells how reliable distances from the cut are, not decisions.") with { Coefficient = (reliability * variance + distance) / (variance + distance) }
            : DecisionIndices.Undefined(Method, "Nobody is away from the cut, or there is no reliability.");
    }

    private static void Check(ScoreSummary scores, int items, IReadOnlyList<double> cuts)
    {
        Cuts.Check(cuts);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        if (scores.Maximum > items) throw new ArgumentException($"A score of {scores.Maximum} on {items} items.", nameof(items));
    }
}
