using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Areas between the curves of one item in two groups (Raju 1988, 1990), in points times logits.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Signed">∫(P reference − P focal) dθ = (1 − c)(b focal − b reference): above 0 where the item is harder for the focal group.</param>
/// <param name="SignedStandardError">Of the signed area.</param>
/// <param name="SignedZ">The signed area over its standard error.</param>
/// <param name="SignedPValue">Two-sided.</param>
/// <param name="Unsigned">∫|P reference − P focal| dθ = (1 − c)|H|.</param>
/// <param name="UnsignedStandardError">Of H.</param>
/// <param name="UnsignedZ">
/// H over its standard error. H bears a sign of its own: that of (a focal − a reference) where the curves cross far from the difficulties'
/// difference; read it by its p-value.
/// </param>
/// <param name="UnsignedPValue">Two-sided, H taken as normal (Raju 1990).</param>
public sealed record RajuResult(
    int Item, double? Signed, double? SignedStandardError, double? SignedZ, double? SignedPValue,
    double? Unsigned, double? UnsignedStandardError, double? UnsignedZ, double? UnsignedPValue);

/// <summary>Raju's areas for items of one or two parameters, or three with the same c in both groups (with different ones the area is infinite: null).</summary>
public static class RajuArea
{
    /// <summary>All items; the focal group is linked by mean and sigma of all of them.</summary>
    /// <param name="reference">One an item.</param>
    /// <param name="focal">The same items.</param>
    /// <exception cref="ArgumentException">Not as many items, or no link can be found.</exception>
    public static IReadOnlyList<RajuResult> Of(IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<ItemEstimate?> focal)
    {
        if (focal.Count != reference.Count) throw new ArgumentException($"{reference.Count} items in the reference group, {focal.Count} in the focal one.", nameof(focal));
        var link = ScaleLink.MeanSigma(reference, focal) ?? throw new ArgumentException("The items allow no link: none is in both groups, or their difficulties do not spread.", nameof(focal));
        return OfLinked(reference, [.. focal.Select(f => f?.On(link))]);
    }

    /// <summary>All items of groups that are on one scale already.</summary>
    /// <param name="reference">One an item.</param>
    /// <param name="focal">The same items.</param>
    /// <exception cref="ArgumentException">Not as many items.</exception>
    public static IReadOnlyList<RajuResult> OfLinked(IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<ItemEstimate?> focal)
    {
        if (focal.Count != reference.Count) throw new ArgumentException($"{reference.Count} items in the reference group, {focal.Count} in the focal one.", nameof(focal));
        return [.. reference.Zip(focal, (r, f) => (r, f)).Select((pair, i) => Of(i, pair.r, pair.f))];
    }

    private static RajuResult Of(int item, ItemEstimate? reference, ItemEstimate? focal)
    {
        if (reference is null || focal is null || !reference.Guessing.Equals(focal.Guessing) || !(reference.Discrimination > 0) || !(focal.Discrimination > 0))
            return new(item, null, null, null, null, null, null, null, null);
        double share = 1 - reference.Guessing, shift = focal.Difficulty - reference.Difficulty;
        var (signedSe, z) = Test(shift, reference.VarianceB + focal.VarianceB);
        var (h, variance) = Unsigned(reference, focal, shift);
        var (unsignedSe, unsignedZ) = Test(h, variance);
        return new(
            item, share * shift, share * signedSe, z, z is { } a ? TailProbability.NormalTwoSided(a) : null,
            share * Math.Abs(h), share * unsignedSe, unsignedZ, unsignedZ is { } b ? TailProbability.NormalTwoSided(b) : null);
    }

    private static (double? StandardError, double? Z) Test(double value, double variance) => variance > 0 ? (Math.Sqrt(variance), value / Math.Sqrt(variance)) : (null, null);

    // H = 2 (1/aR − 1/aF) ln(1 + e^Y) − (bF − bR), Y = (bF − bR) / (1/aR − 1/aF), with its derivatives by both a and both b.
    private static (double H, double Variance) Unsigned(ItemEstimate r, ItemEstimate f, double shift)
    {
        var gap = 1 / r.Discrimination - 1 / f.Discrimination;
        var y = shift / gap;
        if (!double.IsFinite(y)) return (shift, r.VarianceB + f.VarianceB);
        // ln(1 + e^Y), and its difference from Y e^Y / (1 + e^Y), without overflow.
        var tail = Math.Log(1 + Math.Exp(-Math.Abs(y)));
        var softplus = Math.Max(y, 0) + tail;
        var share = y >= 0 ? 1 / (1 + Math.Exp(-y)) : Math.Exp(y) / (1 + Math.Exp(y));
        var bend = tail + Math.Abs(y) * Math.Exp(-Math.Abs(y)) / (1 + Math.Exp(-Math.Abs(y)));
        double byB = 2 * share - 1, byAF = 2 * bend / (f.Discrimination * f.Discrimination), byAR = -2 * bend / (r.Discrimination * r.Discrimination);
        return (2 * gap * softplus - shift,
            byB * byB * (f.VarianceB + r.VarianceB) + byAF * byAF * f.VarianceA + byAR * byAR * r.VarianceA + 2 * byB * byAF * f.CovarianceAB - 2 * byB * byAR * r.CovarianceAB);
    }
}
