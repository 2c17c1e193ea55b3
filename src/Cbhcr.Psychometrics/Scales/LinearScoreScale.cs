namespace Cbhcr.Psychometrics.Scales;

/// <summary>
/// Turns a raw score into a reported one by two straight pieces that meet at the cut: 0 to the lowest scaled score, the raw cut to the pass
/// mark, the highest raw score to the highest scaled score (requirement EQ-03).
/// <para>
/// Rounding: to the nearest whole number, halves up, computed in whole numbers. One exception: a raw score below the cut is reported as
/// pass mark − 1 at most, so that nobody who failed reads the pass mark. The scale never falls, and passing on either scale is the same thing.
/// </para>
/// <para>
/// A cut at the highest raw score leaves the upper piece no room: that score is reported as the pass mark, since the cut always is, and
/// nothing above it is reached. A cut of 0 would pass everybody; it is no cut and is refused.
/// </para>
/// </summary>
public sealed record LinearScoreScale
{
    /// <summary>Defines the scale.</summary>
    /// <param name="maximumRaw">Number of scored items, 1 or more.</param>
    /// <param name="rawCut">The lowest raw score that passes, 1 to <paramref name="maximumRaw"/>.</param>
    /// <param name="minimum">Scaled score of raw 0, for example 200.</param>
    /// <param name="pass">Scaled score of the cut, above the minimum, for example 500.</param>
    /// <param name="maximum">Scaled score of the highest raw score, above the pass mark, for example 800.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers do not stand in this order.</exception>
    public LinearScoreScale(int maximumRaw, int rawCut, int minimum, int pass, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRaw, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rawCut, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rawCut, maximumRaw);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pass, minimum);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximum, pass);
        (MaximumRaw, RawCut, Minimum, Pass, Maximum) = (maximumRaw, rawCut, minimum, pass, maximum);
    }

    /// <summary>Highest raw score.</summary>
    public int MaximumRaw { get; }

    /// <summary>Lowest raw score that passes.</summary>
    public int RawCut { get; }

    /// <summary>Scaled score of raw 0.</summary>
    public int Minimum { get; }

    /// <summary>Scaled score of the raw cut.</summary>
    public int Pass { get; }

    /// <summary>Scaled score of the highest raw score, unless that is the cut.</summary>
    public int Maximum { get; }

    /// <summary>The scaled score of a raw score.</summary>
    /// <param name="raw">0 to <see cref="MaximumRaw"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such raw score.</exception>
    public int ToScaled(int raw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(raw);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raw, MaximumRaw);
        if (raw == RawCut) return Pass;
        return raw < RawCut
            ? Math.Min(Pass - 1, Between(Minimum, Pass, raw, RawCut))
            : Between(Pass, Maximum, raw - RawCut, MaximumRaw - RawCut);
    }

    /// <summary>The place part / whole of the way, to the nearest whole number, halves up. The length is never negative, so the division rounds down.</summary>
    private static int Between(int from, int to, int part, int whole) =>
        (int)(from + (2 * (Int128)part * ((long)to - from) + whole) / (2 * (Int128)whole));
}
