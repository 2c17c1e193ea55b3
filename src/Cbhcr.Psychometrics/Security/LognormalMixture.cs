namespace Cbhcr.Psychometrics.Security;

/// <summary>Two lognormal components of the times on one item, by EM from several splits; rapid guessing is the fast one (Schnipke and Scrams 1997).</summary>
/// <param name="FastShare">Share of the fast component.</param>
/// <param name="Fast">Mean and standard deviation of its log seconds.</param>
/// <param name="Slow">Of the slow one.</param>
/// <param name="Crossing">Seconds where both are as likely.</param>
public sealed record LognormalMixture(double FastShare, (double Mean, double Deviation) Fast, (double Mean, double Deviation) Slow, double Crossing)
{
    private const int Fewest = 20;
    private static readonly double[] Splits = [0.05, 0.15, 0.3, 0.5];

    /// <summary>Null where one component does as well (see <see cref="TimeThresholds.Mixture"/>) or there are fewer than 20 times.</summary>
    /// <param name="logs">Log seconds.</param>
    internal static LognormalMixture? Of(double[] logs)
    {
        if (logs.Length < Fewest) return null;
        Array.Sort(logs);
        var (mean, variance) = Moments(logs);
        if (!(variance > 0)) return null;
        var single = -0.5 * logs.Length * (Math.Log(2 * Math.PI * variance) + 1);
        var best = Splits.Select(s => Fit(logs, (int)(s * logs.Length), variance)).MaxBy(f => f.LogLikelihood);
        // Three parameters more.
        if (2 * (best.LogLikelihood - single) <= 3 * Math.Log(logs.Length)) return null;
        var (fast, slow) = ((best.M1, Math.Sqrt(best.V1)), (best.M2, Math.Sqrt(best.V2)));
        if (best.Share >= 0.5 || (best.M2 - best.M1) / Math.Sqrt((best.V1 + best.V2) / 2) <= 2) return null;
        return CrossingOf(best) is { } at ? new(best.Share, fast, slow, Math.Exp(at)) : null;
    }

    private static (double Share, double M1, double V1, double M2, double V2, double LogLikelihood) Fit(double[] x, int split, double variance)
    {
        split = Math.Max(2, split);
        // A component of one point would have an endless likelihood.
        var least = variance / 100;
        var (m1, v1) = Moments(x.AsSpan(0, split));
        var (m2, v2) = Moments(x.AsSpan(split));
        (v1, v2) = (Math.Max(least, v1), Math.Max(least, v2));
        var share = split / (double)x.Length;
        var (before, now) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var pass = 0; pass < 500; pass++)
        {
            double weight = 0, s1 = 0, q1 = 0, s2 = 0, q2 = 0;
            now = 0;
            foreach (var v in x)
            {
                var (fast, slow) = (LogDensity(v, share, m1, v1), LogDensity(v, 1 - share, m2, v2));
                var larger = Math.Max(fast, slow);
                var total = larger + Math.Log(Math.Exp(fast - larger) + Math.Exp(slow - larger));
                var r = Math.Exp(fast - total);
                now += total;
                weight += r;
                s1 += r * v;
                q1 += r * v * v;
                s2 += (1 - r) * v;
                q2 += (1 - r) * v * v;
            }
            var rest = x.Length - weight;
            if (weight < 1e-6 || rest < 1e-6 || now - before < 1e-9 * x.Length) break;
            before = now;
            (share, m1, m2) = (weight / x.Length, s1 / weight, s2 / rest);
            (v1, v2) = (Math.Max(least, q1 / weight - m1 * m1), Math.Max(least, q2 / rest - m2 * m2));
        }
        return m1 <= m2 ? (share, m1, v1, m2, v2, now) : (1 - share, m2, v2, m1, v1, now);
    }

    private static double? CrossingOf((double Share, double M1, double V1, double M2, double V2, double LogLikelihood) f)
    {
        double Lead(double x) => LogDensity(x, f.Share, f.M1, f.V1) - LogDensity(x, 1 - f.Share, f.M2, f.V2);
        if (!(Lead(f.M1) > 0 && Lead(f.M2) < 0)) return null;
        var (low, high) = (f.M1, f.M2);
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Lead(middle) > 0 ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static double LogDensity(double x, double share, double mean, double variance) => Math.Log(share) - ((x - mean) * (x - mean) / variance + Math.Log(2 * Math.PI * variance)) / 2;

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> x)
    {
        double mean = 0, square = 0;
        foreach (var v in x) mean += v / x.Length;
        foreach (var v in x) square += (v - mean) * (v - mean) / x.Length;
        return (mean, square);
    }
}
