namespace Cbhcr.Qti.Scoring;

/// <summary>Numbers from a seed, the same in every version of the program (SplitMix64: Steele, Lea and Flood 2014).</summary>
internal sealed class Chance(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>From 0 up to the bound, without it.</summary>
    public long Below(long bound) => (long)(Next() % (ulong)Math.Max(1, bound));

    /// <summary>From 0 up to 1, without it.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
