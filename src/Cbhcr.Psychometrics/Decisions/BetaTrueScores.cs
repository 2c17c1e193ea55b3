namespace Cbhcr.Psychometrics.Decisions;

/// <summary>
/// A distribution of true proportion-right scores: beta between two bounds (Keats and Lord 1962; four parameters: Lord 1965, Hanson 1991). With no variance it is a
/// point at <paramref name="Lower"/> = <paramref name="Upper"/>.
/// </summary>
/// <param name="Alpha">First shape, above 0; below 0.05 integrals keep some seven digits only.</param>
/// <param name="Beta">Second shape, above 0.</param>
/// <param name="Lower">Lower bound, 0 or more.</param>
/// <param name="Upper">Upper bound, at most 1.</param>
public sealed record BetaTrueScores(double Alpha, double Beta, double Lower, double Upper)
{
    /// <summary>Whether all true scores are the same.</summary>
    public bool IsPoint => !(Upper > Lower);

    /// <summary>Decisions on binomial scores of such true scores. The true score passes at cut / trials.</summary>
    /// <param name="trials">Number of 0/1 items, 1 or more.</param>
    /// <param name="cuts">One or more, rising: a person is above a cut with a score at or above it.</param>
    /// <exception cref="ArgumentException">There is no cut, or cuts do not rise.</exception>
    public DecisionIndices Decide(int trials, IReadOnlyList<double> cuts) => Decide("Beta-binomial", trials, cuts, []);

    internal DecisionIndices Decide(string method, int trials, IReadOnlyList<double> cuts, IReadOnlyList<string> notes)
    {
        Cuts.Check(cuts);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return BetaMixture.Classify(this, [.. cuts.Select(c => c / trials)], (tau, rest, c) => Binomial.AtMost(Cuts.Below(cuts[c]), trials, tau, rest)).Indices(method, notes);
    }

    /// <summary>
    /// From the moments of true scores: four parameters where that gives a distribution within 0 … 1 (method of moments; Hanson 1991), else two parameters on 0 … 1, else a point.
    /// </summary>
    /// <param name="moments">E(τ), E(τ²), E(τ³), E(τ⁴); at least the first two, with the others null two parameters are fitted.</param>
    /// <param name="notes">Takes what was fallen back to, in words.</param>
    internal static BetaTrueScores Fit((double First, double Second, double? Third, double? Fourth) moments, List<string> notes)
    {
        var mean = Math.Clamp(moments.First, 0, 1);
        var variance = moments.Second - moments.First * moments.First;
        if (!(variance > 1e-12) || mean is 0 or 1)
        {
            notes.Add("True scores do not vary: everybody is taken to have the mean.");
            return new(1, 1, mean, mean);
        }
        if (moments is (_, _, { } third, { } fourth) && Four(moments.First, moments.Second, third, fourth, variance) is { } four) return four;
        if (moments.Third is not null) notes.Add("Four moments give no beta distribution between 0 and 1; two parameters were fitted.");
        var room = mean * (1 - mean);
        if (variance >= 0.999 * room)
        {
            notes.Add("The variance of true scores is as large as it can be; a little less was taken.");
            variance = 0.999 * room;
        }
        var sum = room / variance - 1;
        return new(mean * sum, (1 - mean) * sum, 0, 1);
    }

    private static BetaTrueScores? Four(double m1, double m2, double m3, double m4, double variance)
    {
        var skewness = (m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1) / Math.Pow(variance, 1.5);
        var kurtosis = (m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 * m1 * m1 * m1) / (variance * variance);
        // Johnson and Kotz 1970: r = α + β.
        var r = 6 * (kurtosis - skewness * skewness - 1) / (6 + 3 * skewness * skewness - 2 * kurtosis);
        var root = 1 - 24 * (r + 1) / ((r + 2) * (r + 3) * kurtosis - 3 * (r - 6) * (r + 1));
        if (!double.IsFinite(r) || !(root >= 0)) return null;
        var (large, small) = (r / 2 * (1 + Math.Sqrt(root)), r / 2 * (1 - Math.Sqrt(root)));
        var (alpha, beta) = skewness < 0 ? (large, small) : (small, large);
        if (!(alpha > 0) || !(beta > 0)) return null;
        var spread = Math.Sqrt(variance * (alpha + beta + 1) / (alpha * beta));
        var (lower, upper) = (m1 - alpha * spread, m1 + beta * spread);
        return lower >= 0 && upper <= 1 && lower < upper ? new(alpha, beta, lower, upper) : null;
    }
}
