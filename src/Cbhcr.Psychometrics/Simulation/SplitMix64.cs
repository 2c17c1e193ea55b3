namespace Cbhcr.Psychometrics.Simulation;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): a seeded sequence of numbers, the same on every machine. For simulation; not for secrets.
/// Not safe for several threads.
/// </summary>
/// <param name="seed">Any number; each gives its own sequence.</param>
public sealed class SplitMix64(ulong seed)
{
    private const double TwoToMinus53 = 1.0 / (1UL << 53);
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next number from 0 (included) to 1 (excluded), a multiple of 2⁻⁵³.</summary>
    public double NextUniform() => (Next() >> 11) * TwoToMinus53;

    /// <summary>
    /// The next standard normal number, √(−2 ln(1 − u₁)) cos(2π u₂) with u₁ drawn first (Box and Muller 1958). The sine is not kept for
    /// the next call: two uniform numbers a call, always.
    /// </summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }
}
