using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>What a wrong decision costs, in any unit; only the ratio counts.</summary>
/// <param name="FalsePass">Passing one who is not competent, above 0.</param>
/// <param name="FalseFail">Failing one who is, above 0.</param>
public readonly record struct MisclassificationCost(double FalsePass, double FalseFail)
{
    /// <summary>Both the same.</summary>
    public static MisclassificationCost Equal { get; } = new(1, 1);
}

/// <summary>
/// The contrasting groups method (Livingston and Zieky 1982): scores of examinees whom judges know to be competent, and of others whom they
/// know not to be. Several cuts are in use; null where one is not defined.
/// </summary>
/// <param name="MeanMidpoint">Half-way between the group means; standard error ½ √(s²₁/n₁ + s²₂/n₂).</param>
/// <param name="Intersection">
/// Where normal densities with the groups' means and standard deviations meet between the means, the groups counting alike; bootstrap error.
/// </param>
/// <param name="Logistic">Where the chance of being competent, by logistic regression on the score, is one half (group sizes count); error by the delta method. Null where the groups do not overlap.</param>
/// <param name="LeastCost">
/// The whole score with the least cost of wrong decisions in these examinees; of scores that tie, the one nearest the midpoint of the means.
/// Bootstrap error.
/// </param>
/// <param name="FalsePasses">Others at or above <paramref name="LeastCost"/>.</param>
/// <param name="FalseFails">Competent below it.</param>
public sealed record ContrastingGroups(CutScore MeanMidpoint, CutScore? Intersection, CutScore? Logistic, CutScore LeastCost, int FalsePasses, int FalseFails)
{
    /// <summary>Raw points farther out than this are taken for a mistake.</summary>
    public const double LargestScore = 1e6;

    /// <summary>All four cuts.</summary>
    /// <param name="competent">Raw scores, at least one.</param>
    /// <param name="others">Raw scores, at least one.</param>
    /// <param name="cost">Null for equal costs.</param>
    /// <param name="resamples">Bootstrap samples, 0 for no bootstrap errors; each group is drawn from itself.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">A group is empty, a score is beyond ±<see cref="LargestScore"/>, or a cost is not above 0.</exception>
    public static ContrastingGroups Of(IReadOnlyList<double> competent, IReadOnlyList<double> others, MisclassificationCost? cost = null, int resamples = 500, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(resamples);
        var costs = cost ?? MisclassificationCost.Equal;
        if (!(costs.FalsePass > 0 && costs.FalseFail > 0)) throw new ArgumentException($"{costs} is not above 0.", nameof(cost));
        if (competent.Count == 0 || others.Count == 0) throw new ArgumentException("A group is empty.", competent.Count == 0 ? nameof(competent) : nameof(others));
        if (competent.Concat(others).Any(x => !(Math.Abs(x) <= LargestScore))) throw new ArgumentException($"A score is not within ±{LargestScore}.", nameof(competent));
        var n = competent.Count + others.Count;
        double? Crossing(IReadOnlyList<double> c, IReadOnlyList<double> o) => NormalCrossing(c, o);
        double? Cheapest(IReadOnlyList<double> c, IReadOnlyList<double> o) => Least(c, o, costs);
        var variance = Square(Numbers.StandardError(competent)) + Square(Numbers.StandardError(others));
        CutScore midpoint = new(Midpoint(competent, others), null, variance is { } v ? Math.Sqrt(v) / 2 : null, n);
        var intersection = NormalCrossing(competent, others) is { } x ? new CutScore(x, null, Bootstrap(competent, others, Crossing, resamples, seed), n) : null;
        var logistic = LogisticMidpoint.Of(competent, others) is { } l ? new CutScore(l.Cut, null, l.StandardError, n) : null;
        CutScore least = new(Least(competent, others, costs), null, Bootstrap(competent, others, Cheapest, resamples, seed), n);
        return new(midpoint, intersection, logistic, least, others.Count(s => s >= least.Value), competent.Count(s => s < least.Value));
    }

    private static double? Square(double? x) => x * x;

    private static double Midpoint(IReadOnlyList<double> a, IReadOnlyList<double> b) => (a.Sum() / a.Count + b.Sum() / b.Count) / 2;

    // ln of the two densities is a parabola in the score; the root between the means is the one wanted.
    private static double? NormalCrossing(IReadOnlyList<double> competent, IReadOnlyList<double> others)
    {
        var (m1, m0) = (competent.Sum() / competent.Count, others.Sum() / others.Count);
        if (Numbers.StandardDeviation(competent) is not { } s1 || Numbers.StandardDeviation(others) is not { } s0 || s1 <= 0 || s0 <= 0 || m1 <= m0) return null;
        var (p1, p0) = (1 / (s1 * s1), 1 / (s0 * s0));
        // About the midpoint: a x² + b x + c.
        var middle = (m1 + m0) / 2;
        double d1 = m1 - middle, d0 = m0 - middle, a = (p0 - p1) / 2, b = p1 * d1 - p0 * d0, c = (p0 * d0 * d0 - p1 * d1 * d1) / 2 - Math.Log(s1 / s0);
        var discriminant = b * b - 4 * a * c;
        if (discriminant < 0) return null;
        // b is above 0, as both terms are; this form of the root keeps its digits when a is near 0.
        var root = -2 * c / (b + Math.Sqrt(discriminant));
        return Math.Abs(root) <= d1 ? middle + root : null;
    }

    // The cost changes only behind a score: of each stretch of whole scores without a change the one nearest the midpoint is tried.
    private static double Least(IReadOnlyList<double> competent, IReadOnlyList<double> others, MisclassificationCost cost)
    {
        double[] able = [.. competent.Order()], unable = [.. others.Order()];
        double[] scores = [.. competent.Concat(others).Order()];
        var nearest = Math.Ceiling(Midpoint(competent, others) - 0.5);
        var (best, bestCost) = (double.NaN, double.PositiveInfinity);
        int belowOthers = 0, belowCompetent = 0;
        for (var k = 0; k <= scores.Length; k++)
        {
            var high = k == scores.Length ? Math.Floor(scores[^1]) + 1 : Math.Floor(scores[k]);
            var low = k == 0 ? high : Math.Floor(scores[k - 1]) + 1;
            if (low > high) continue;
            while (belowOthers < unable.Length && unable[belowOthers] < low) belowOthers++;
            while (belowCompetent < able.Length && able[belowCompetent] < low) belowCompetent++;
            var (cut, total) = (Math.Clamp(nearest, low, high), cost.FalsePass * (unable.Length - belowOthers) + cost.FalseFail * belowCompetent);
            if (total < bestCost || (total.Equals(bestCost) && Math.Abs(cut - nearest) < Math.Abs(best - nearest))) (best, bestCost) = (cut, total);
        }
        return best;
    }

    private static double? Bootstrap(IReadOnlyList<double> competent, IReadOnlyList<double> others, Func<IReadOnlyList<double>, IReadOnlyList<double>, double?> cut, int resamples, ulong seed)
    {
        var chance = new SplitMix64(seed);
        double[] c = new double[competent.Count], o = new double[others.Count];
        var cuts = new List<double>(resamples);
        for (var n = 0; n < resamples; n++)
        {
            for (var i = 0; i < c.Length; i++) c[i] = competent[(int)(chance.NextUniform() * c.Length)];
            for (var i = 0; i < o.Length; i++) o[i] = others[(int)(chance.NextUniform() * o.Length)];
            if (cut(c, o) is { } value) cuts.Add(value);
        }
        return Numbers.StandardDeviation(cuts);
    }
}
