using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Decisions;

/// <summary>The binomial distribution with the chance of failure as an argument of its own, so that neither end loses digits.</summary>
internal static class Binomial
{
    /// <summary>P(X ≤ score).</summary>
    public static double AtMost(int score, int trials, double success, double failure) =>
        score < 0 || (score < trials && failure <= 0) ? 0 : score >= trials || success <= 0 ? 1 : SpecialFunctions.BetaRegularized(trials - score, score + 1, failure);

    /// <summary>P(X = score).</summary>
    public static double At(int score, int trials, double success, double failure)
    {
        if (score < 0 || score > trials) return 0;
        var (right, wrong) = (score == 0 ? 0 : score * Math.Log(success), score == trials ? 0 : (trials - score) * Math.Log(failure));
        return Math.Exp(SpecialFunctions.BinomialLn(trials, score) + right + wrong);
    }
}
