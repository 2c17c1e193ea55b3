using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>What one core can do at best: multiply-adds of doubles in registers, enough chains to keep every unit busy.</summary>
internal static class MachinePeak
{
    private const int Rounds = 5_000_000, Chains = 16, Lanes = 8, Tries = 7;

    public static double MultiplyAddsASecond()
    {
        var (best, kept) = (0.0, 0.0);
        for (var i = 0; i < Tries; i++)
        {
            var clock = Stopwatch.StartNew();
            kept += Run();
            best = Math.Max(best, (double)Rounds * Chains * Lanes / clock.Elapsed.TotalSeconds);
        }
        return double.IsFinite(kept) ? best : 0;
    }

    private static double Run()
    {
        var (m, a) = (Vector512.Create(0.999999), Vector512.Create(1e-6));
        var (s0, s1, s2, s3, s4, s5, s6, s7) = (m, m, m, m, m, m, m, m);
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (m, m, m, m, m, m, m, m);
        for (var i = 0; i < Rounds; i++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, m, a);
            s1 = Vector512.FusedMultiplyAdd(s1, m, a);
            s2 = Vector512.FusedMultiplyAdd(s2, m, a);
            s3 = Vector512.FusedMultiplyAdd(s3, m, a);
            s4 = Vector512.FusedMultiplyAdd(s4, m, a);
            s5 = Vector512.FusedMultiplyAdd(s5, m, a);
            s6 = Vector512.FusedMultiplyAdd(s6, m, a);
            s7 = Vector512.FusedMultiplyAdd(s7, m, a);
            t0 = Vector512.FusedMultiplyAdd(t0, m, a);
            t1 = Vector512.FusedMultiplyAdd(t1, m, a);
            t2 = Vector512.FusedMultiplyAdd(t2, m, a);
            t3 = Vector512.FusedMultiplyAdd(t3, m, a);
            t4 = Vector512.FusedMultiplyAdd(t4, m, a);
            t5 = Vector512.FusedMultiplyAdd(t5, m, a);
            t6 = Vector512.FusedMultiplyAdd(t6, m, a);
            t7 = Vector512.FusedMultiplyAdd(t7, m, a);
        }
        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7);
    }
}
