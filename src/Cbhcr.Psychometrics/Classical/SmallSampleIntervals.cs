using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>Intervals that keep their promise, or nearly, with few persons.</summary>
public static class SmallSampleIntervals
{
    /// <summary>Wilson's interval of a share (Wilson 1927): holds the true share with about the confidence on average, for any n.</summary>
    /// <param name="successes">0 to n; a sum of weights need not be whole.</param>
    /// <param name="n">Above 0.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static ConfidenceInterval Wilson(double successes, double n, double confidence = 0.95)
    {
        Check(successes, n, confidence);
        var (z, p) = (Normal.InvCDF(0, 1, (1 + confidence) / 2), successes / n);
        var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z / (1 + z * z / n) * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new(successes == 0 ? 0 : Math.Max(0, centre - half), successes == n ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Clopper and Pearson's interval of a share (Clopper and Pearson 1934): holds the true share with at least the confidence, always.</summary>
    /// <param name="successes">0 to n.</param>
    /// <param name="n">1 or more.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static ConfidenceInterval ClopperPearson(int successes, int n, double confidence = 0.95)
    {
        Check(successes, n, confidence);
        var tail = (1 - confidence) / 2;
        return new(successes == 0 ? 0 : BetaQuantile(tail, successes, n - successes + 1), successes == n ? 1 : BetaQuantile(1 - tail, successes + 1, n - successes));
    }

    /// <summary>Fisher's interval of a correlation, tanh(artanh r ± z / √(n − 3)) (Fisher 1921). For item statistics, which are not normal, it is a guide.</summary>
    /// <param name="correlation">−1 to 1.</param>
    /// <param name="n">Persons behind it.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <returns>Null where n is 3 or less; a point where the correlation is −1 or 1.</returns>
    public static ConfidenceInterval? Correlation(double correlation, double n, double confidence = 0.95)
    {
        if (!(Math.Abs(correlation) <= 1)) throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "No correlation.");
        Check(0, 1, confidence);
        if (!(n > 3)) return null;
        if (Math.Abs(correlation) == 1) return new(correlation, correlation);
        var (centre, half) = (Math.Atanh(correlation), Normal.InvCDF(0, 1, (1 + confidence) / 2) / Math.Sqrt(n - 3));
        return new(Math.Tanh(centre - half), Math.Tanh(centre + half));
    }

    internal static double BetaQuantile(double probability, double alpha, double beta) =>
        Brent.FindRoot(x => SpecialFunctions.BetaRegularized(alpha, beta, x) - probability, 0, 1, accuracy: 1e-15, maxIterations: 500);

    private static void Check(double successes, double n, double confidence)
    {
        if (!(n > 0) || !double.IsFinite(n)) throw new ArgumentOutOfRangeException(nameof(n), n, "No number of persons.");
        if (!(successes >= 0 && successes <= n)) throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Not 0 to {n}.");
        if (!(confidence > 0 && confidence < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Not between 0 and 1.");
    }
}
