using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>Which scores fail on the scale of the effective test length, where the cut c·N is not a whole number.</summary>
public enum EffectiveCut
{
    /// <summary>Those below c·N: the rule of the observed score itself.</summary>
    BelowCut,

    /// <summary>Those at or below ⌊c·N⌋ − 1, one less than the first where c·N is no whole number.</summary>
    BelowFloor,
}

/// <summary>What Livingston and Lewis's method found on the way.</summary>
/// <param name="Indices">Consistency and accuracy.</param>
/// <param name="EffectiveLength">Effective test length n, not rounded; null where there is none.</param>
/// <param name="TrueScores">The distribution fitted, of proportions of the score range; null where there is none.</param>
/// <param name="HighestBelow">Highest score below each cut on the scale of 0 … N, the effective length rounded.</param>
public sealed record LivingstonLewisResult(DecisionIndices Indices, double? EffectiveLength, BetaTrueScores? TrueScores, IReadOnlyList<int> HighestBelow);

/// <summary>
/// Consistency and accuracy from one administration for any score with a reliability (Livingston and Lewis 1995): the test is replaced by n equally difficult 0/1 items of the same mean,
/// variance and reliability; true scores follow a four-parameter beta distribution (two parameters where four moments give none), observed scores given the true
/// one a binomial of the rounded n. The true score passes at c = (cut − minimum)/(maximum − minimum).
/// </summary>
public static class LivingstonLewis
{
    private const string Method = "Livingston and Lewis (1995)";

    /// <summary>The method for scores from 0 to a maximum.</summary>
    /// <param name="scores">Observed; weights allowed.</param>
    /// <param name="maximum">Highest score possible; at least the highest that occurred.</param>
    /// <param name="reliability">Of the score, for example alpha.</param>
    /// <param name="cuts">One or more, rising: a person is above a cut with a score at or above it. Not only whole numbers.</param>
    /// <param name="rule">Which effective scores lie below a cut.</param>
    /// <param name="fourParameters">False asks for two parameters from the start.</param>
    /// <exception cref="ArgumentException">There is no cut, cuts do not rise, or a score lies above the maximum.</exception>
    public static LivingstonLewisResult Of(
        ScoreSummary scores, int maximum, double reliability, IReadOnlyList<double> cuts, EffectiveCut rule = EffectiveCut.BelowCut, bool fourParameters = true)
    {
        Cuts.Check(cuts);
        if (scores.Maximum > maximum) throw new ArgumentException($"A score of {scores.Maximum} above the maximum {maximum}.", nameof(maximum));
        if (scores is not { Mean: { } mean, Variance: { } variance } || !Spread.IsReal(variance, mean)) return Undefined("The score does not vary.");
        if (!(reliability < 1)) return Undefined("The reliability is not below 1.");
        var notes = new List<string>();
        var length = (mean * (maximum - mean) - reliability * variance) / (variance * (1 - reliability));
        if (!(length >= 2)) notes.Add("The effective test length is below 2; 2 was taken.");
        length = Math.Max(2, length);
        if (length > 1e6) return Undefined("The effective test length is beyond a million: the reliability is too near 1.");
        var truth = BetaTrueScores.Fit(Moments(scores, maximum, length, fourParameters), notes);
        var rounded = (int)Math.Round(length);
        var relative = cuts.Select(c => c / maximum).ToList();
        var highest = relative.Select(c => Highest(c * rounded, rule)).ToList();
        var sums = BetaMixture.Classify(truth, relative, (tau, rest, c) => Binomial.AtMost(highest[c], rounded, tau, rest));
        return new(sums.Indices(Method, notes), length, truth, highest);

        static LivingstonLewisResult Undefined(string note) => new(DecisionIndices.Undefined(Method, note), null, null, []);
    }

    private static int Highest(double cut, EffectiveCut rule)
    {
        // A cut that is whole but for rounding is whole.
        if (Math.Abs(cut - Math.Round(cut)) < 1e-9 * Math.Max(1, Math.Abs(cut))) cut = Math.Round(cut);
        return rule == EffectiveCut.BelowCut ? (int)Math.Ceiling(cut) - 1 : (int)Math.Floor(cut) - 1;
    }

    // E(τʳ) = E(x⁽ʳ⁾) / n⁽ʳ⁾ with falling factorials of the score on the scale of the effective length. Below r the factorial is 0, as it is for whole scores (betafunctions has it so).
    private static (double, double, double?, double?) Moments(ScoreSummary scores, int maximum, double length, bool four)
    {
        double Moment(int order)
        {
            var sum = 0.0;
            for (var score = 0; score < scores.Frequencies.Length; score++)
                if (scores.Frequencies[score] > 0) sum += scores.Frequencies[score] * Falling((double)score / maximum * length, order);
            return sum / scores.N / Falling(length, order);
        }
        return (Moment(1), Moment(2), four && length > 4 ? Moment(3) : null, four && length > 4 ? Moment(4) : null);
    }

    private static double Falling(double x, int order)
    {
        if (x < order) return 0;
        var product = 1.0;
        for (var i = 0; i < order; i++) product *= x - i;
        return product;
    }
}

/// <summary>Cuts as the methods take them.</summary>
internal static class Cuts
{
    public static void Check(IReadOnlyList<double> cuts)
    {
        if (cuts.Count == 0) throw new ArgumentException("There is no cut.", nameof(cuts));
        for (var c = 0; c < cuts.Count; c++)
            if (!double.IsFinite(cuts[c]) || (c > 0 && cuts[c] <= cuts[c - 1])) throw new ArgumentException($"Cut {c}: {cuts[c]} does not lie above the one before it.", nameof(cuts));
    }

    /// <summary>Highest whole score below a cut.</summary>
    public static int Below(double cut) => (int)Math.Ceiling(Math.Clamp(cut, -1e9, 1e9)) - 1;
}
