using System.Runtime.Intrinsics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// The number of successes of independent trials with chances of their own (generalised binomial, Poisson binomial), by the recursion of
/// Lord and Wingersky (1984) as van der Linden and Sotaridona (2006) use it for matches.
/// </summary>
public static class GeneralisedBinomial
{
    /// <summary>
    /// P(at least so many successes). Counted from the failures, so that the sum is of positive terms only and a chance of 10⁻³⁰ has all its digits.
    /// </summary>
    /// <param name="chances">Chance of success of each trial, from 0 to 1.</param>
    /// <param name="atLeast">Number of successes; 0 or fewer is certain, more than trials impossible.</param>
    public static double UpperTail(ReadOnlySpan<double> chances, int atLeast)
    {
        if (atLeast <= 0) return 1;
        if (atLeast > chances.Length) return 0;
        var trials = new Vector512<double>[chances.Length];
        for (var i = 0; i < chances.Length; i++) trials[i] = Vector512.Create(chances[i]);
        var failures = new Vector512<double>[chances.Length - atLeast + 1];
        Failures(trials, failures);
        return Sum(failures, failures.Length - 1, lane: 0);
    }

    /// <summary>P(so many successes), for 0 to all.</summary>
    /// <param name="chances">Chance of success of each trial, from 0 to 1.</param>
    public static double[] Distribution(ReadOnlySpan<double> chances)
    {
        var trials = new Vector512<double>[chances.Length];
        for (var i = 0; i < chances.Length; i++) trials[i] = Vector512.Create(chances[i]);
        var failures = new Vector512<double>[chances.Length + 1];
        Failures(trials, failures);
        return [.. failures.Reverse().Select(f => f[0])];
    }

    /// <summary>
    /// Chances of 0, 1, … failures in eight sets of trials at once, as many numbers as the result has room for; larger numbers are never asked.
    /// Four trials a sweep, because the sweep is bound by memory and not by arithmetic.
    /// </summary>
    internal static void Failures(ReadOnlySpan<Vector512<double>> chances, Span<Vector512<double>> failures)
    {
        failures.Clear();
        failures[0] = Vector512<double>.One;
        var at = 0;
        for (; at + 4 <= chances.Length; at += 4)
        {
            var (a0, a1, a2) = Two(chances[at], chances[at + 1]);
            var (b0, b1, b2) = Two(chances[at + 2], chances[at + 3]);
            var (c0, c1, c2, c3, c4) = (a0 * b0, a0 * b1 + a1 * b0, a0 * b2 + a1 * b1 + a2 * b0, a1 * b2 + a2 * b1, a2 * b2);
            Vector512<double> one = default, two = default, three = default, four = default;
            var used = failures[..Math.Min(at + 5, failures.Length)];
            for (var j = 0; j < used.Length; j++)
            {
                var now = used[j];
                var sum = Vector512.FusedMultiplyAdd(c1, one, c0 * now);
                var rest = Vector512.FusedMultiplyAdd(c3, three, c2 * two);
                used[j] = Vector512.FusedMultiplyAdd(c4, four, sum + rest);
                (four, three, two, one) = (three, two, one, now);
            }
        }
        for (; at < chances.Length; at++)
        {
            var (right, wrong) = (chances[at], Vector512<double>.One - chances[at]);
            Vector512<double> before = default;
            var used = failures[..Math.Min(at + 2, failures.Length)];
            for (var j = 0; j < used.Length; j++)
            {
                var now = used[j];
                used[j] = Vector512.FusedMultiplyAdd(wrong, before, right * now);
                before = now;
            }
        }
    }

    /// <summary>Sum of the chances of 0 … most failures in one of the eight sets.</summary>
    internal static double Sum(ReadOnlySpan<Vector512<double>> failures, int most, int lane)
    {
        var sum = 0.0;
        for (var j = 0; j <= most; j++) sum += failures[j][lane];
        return Math.Clamp(sum, 0, 1);
    }

    private static (Vector512<double> None, Vector512<double> One, Vector512<double> Both) Two(Vector512<double> p, Vector512<double> r)
    {
        var (q, s) = (Vector512<double>.One - p, Vector512<double>.One - r);
        return (p * r, p * s + q * r, q * s);
    }
}
