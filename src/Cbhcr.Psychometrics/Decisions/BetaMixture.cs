using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>Probability of a score at or below some number, given a true proportion τ.</summary>
/// <param name="tau">τ.</param>
/// <param name="rest">1 − τ.</param>
/// <param name="category">The cut, from 0; the number is the highest score below it.</param>
internal delegate double ProbabilityBelow(double tau, double rest, int category);

/// <summary>Classification where true scores follow a beta distribution and observed scores a (compound) binomial one.</summary>
internal static class BetaMixture
{
    private const double Reach = 6.5;

    /// <summary>
    /// Double-exponential quadrature (Takahasi and Mori 1974) between the cuts on the true scores, which takes beta densities that are infinite at a bound; steps are halved
    /// until the sums stand.
    /// </summary>
    /// <param name="truth">Distribution of τ.</param>
    /// <param name="cuts">On τ, rising.</param>
    /// <param name="below">P(observed category at most c | τ), for each cut.</param>
    public static Classification Classify(BetaTrueScores truth, IReadOnlyList<double> cuts, ProbabilityBelow below)
    {
        var probabilities = new double[cuts.Count + 1];
        if (truth.IsPoint)
        {
            var point = new Classification(probabilities.Length);
            point.Add(1, Probabilities(truth.Lower, 1 - truth.Lower, below, probabilities), cuts.Count(c => truth.Lower >= c));
            return point;
        }
        var (last, step) = (Sum(truth, cuts, below, probabilities, 0.25), 0.125);
        for (var halved = 0; halved < 9; halved++, step /= 2)
        {
            var next = Sum(truth, cuts, below, probabilities, step);
            if (next.DistanceTo(last) < 1e-13) return next;
            last = next;
        }
        return last;
    }

    private static Classification Sum(BetaTrueScores truth, IReadOnlyList<double> cuts, ProbabilityBelow below, double[] probabilities, double step)
    {
        var sum = new Classification(probabilities.Length);
        var width = truth.Upper - truth.Lower;
        var norm = SpecialFunctions.GammaLn(truth.Alpha + truth.Beta) - SpecialFunctions.GammaLn(truth.Alpha) - SpecialFunctions.GammaLn(truth.Beta);
        var mean = truth.Alpha / (truth.Alpha + truth.Beta);
        // The mean is a border too, so that a narrow density is not missed between nodes.
        double[] borders = [0, .. cuts.Select(c => (c - truth.Lower) / width).Append(mean).Where(t => t is > 0 and < 1).Distinct().Order(), 1];
        for (var part = 1; part < borders.Length; part++)
        {
            var (low, high) = (borders[part - 1], borders[part]);
            var category = cuts.Count(c => truth.Lower + (low + high) / 2 * width >= c);
            for (var k = -(int)(Reach / step); k <= (int)(Reach / step); k++)
            {
                // s and 1 − s each keep their digits near 0.
                var u = Math.PI * Math.Sinh(k * step);
                double s = 1 / (1 + Math.Exp(-u)), r = 1 / (1 + Math.Exp(u));
                var t = low + (high - low) * s;
                var rest = 1 - high + (high - low) * r;
                var weight = step * Math.PI * Math.Cosh(k * step) * s * r * (high - low);
                if (!(weight > 0) || !(t > 0) || !(rest > 0)) continue;
                var density = Math.Exp(norm + (truth.Alpha - 1) * Math.Log(t) + (truth.Beta - 1) * Math.Log(rest));
                if (!(density > 0) || !double.IsFinite(density)) continue;
                sum.Add(weight * density, Probabilities(truth.Lower + t * width, 1 - truth.Upper + rest * width, below, probabilities), category);
            }
        }
        return sum;
    }

    private static double[] Probabilities(double tau, double rest, ProbabilityBelow below, double[] probabilities)
    {
        var reached = 0.0;
        for (var c = 0; c < probabilities.Length - 1; c++)
        {
            var upTo = below(tau, rest, c);
            (probabilities[c], reached) = (upTo - reached, upTo);
        }
        probabilities[^1] = 1 - reached;
        return probabilities;
    }
}
