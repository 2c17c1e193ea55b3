using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Lord's test of one item; null where an estimate is missing or covariances are not positive definite.</summary>
/// <param name="Item">From 0.</param>
/// <param name="ChiSquare">Of the differences of the parameters.</param>
/// <param name="DegreesOfFreedom">Parameters times focal groups.</param>
/// <param name="PValue">Of <paramref name="ChiSquare"/>.</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
public sealed record LordResult(int Item, double? ChiSquare, int DegreesOfFreedom, double? PValue, double? AdjustedPValue);

/// <summary>
/// Lord's (1980) χ²: whether an item has the same parameters in all groups, from a calibration of each and their covariances; for several
/// focal groups the generalised test of Kim, Cohen and Park (1995).
/// </summary>
public static class LordDif
{
    /// <summary>Links the focal group by mean and sigma of all items, then tests.</summary>
    /// <param name="reference">One an item.</param>
    /// <param name="focal">The same items.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">Not as many items, or no link can be found.</exception>
    public static IReadOnlyList<LordResult> Of(
        IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<ItemEstimate?> focal, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        OfLinked(reference, [Linked(reference, focal, [])], adjustment);

    /// <summary>Tests groups that are on one scale already.</summary>
    /// <param name="reference">One an item.</param>
    /// <param name="focals">For each focal group the same items, on the scale of the reference group.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">Not as many items.</exception>
    public static IReadOnlyList<LordResult> OfLinked(
        IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<IReadOnlyList<ItemEstimate?>> focals, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg)
    {
        foreach (var focal in focals)
            if (focal.Count != reference.Count) throw new ArgumentException($"{reference.Count} items in the reference group, {focal.Count} in a focal one.", nameof(focals));
        LordResult[] results = [.. reference.Select((r, i) => Of(i, r, [.. focals.Select(f => f[i])]))];
        return MultipleComparison.Adjusted(results, r => r.PValue, (r, p) => r with { AdjustedPValue = p }, adjustment);
    }

    /// <summary>Links on the items that do not differ, found by turns (Candell and Drasgow 1988).</summary>
    /// <param name="reference">One an item.</param>
    /// <param name="focals">For each focal group the same items, each on its own scale.</param>
    /// <param name="level">Of the test that takes an item out of the link.</param>
    /// <param name="rounds">At most.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">Not as many items, or no link can be found.</exception>
    public static (IReadOnlyList<LordResult> Results, Purification Purification) Purified(
        IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<IReadOnlyList<ItemEstimate?>> focals, double level = 0.05, int rounds = 50,
        PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg)
    {
        IReadOnlyList<LordResult> Test(bool[] anchor) => OfLinked(reference, [.. focals.Select(f => Linked(reference, f, anchor))], adjustment);
        var purification = Purification.Of(reference.Count, anchor => [.. Test(anchor).Select(r => r.PValue < level)], rounds);
        return (Test([.. purification.Anchor]), purification);
    }

    private static List<ItemEstimate?> Linked(IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<ItemEstimate?> focal, ReadOnlySpan<bool> anchor)
    {
        if (focal.Count != reference.Count) throw new ArgumentException($"{reference.Count} items in the reference group, {focal.Count} in a focal one.", nameof(focal));
        var link = ScaleLink.MeanSigma(reference, focal, anchor) ?? throw new ArgumentException("The items allow no link: none is in both groups, or their difficulties do not spread.", nameof(focal));
        return [.. focal.Select(f => f?.On(link))];
    }

    // v′(CΣC′)⁻¹v with v the differences of each focal group from the reference, whose covariance is in all blocks.
    private static LordResult Of(int item, ItemEstimate? reference, ItemEstimate?[] focals)
    {
        if (reference is null || focals.Length == 0 || focals.Any(f => f is null)) return new(item, null, 0, null, null);
        int parameters = Math.Max(reference.Parameters, focals.Max(f => f!.Parameters)), size = parameters * focals.Length;
        var (difference, covariance) = (new double[size], new double[size * size]);
        var (origin, shared) = (reference.Vector(parameters), reference.Covariances(parameters));
        for (var g = 0; g < focals.Length; g++)
        {
            var (values, own) = (focals[g]!.Vector(parameters), focals[g]!.Covariances(parameters));
            for (var i = 0; i < parameters; i++)
            {
                var row = g * parameters + i;
                difference[row] = values[i] - origin[i];
                for (var h = 0; h < focals.Length; h++)
                    for (var j = 0; j < parameters; j++)
                        covariance[row * size + h * parameters + j] = shared[i * parameters + j] + (g == h ? own[i * parameters + j] : 0);
            }
        }
        if (!Cholesky.Factor(covariance, size, Cholesky.Dependent)) return new(item, null, size, null, null);
        var solved = difference.ToArray();
        Cholesky.Solve(covariance, size, solved);
        var chi = difference.Zip(solved, (a, b) => a * b).Sum();
        return new(item, chi, size, TailProbability.ChiSquare(chi, size), null);
    }
}
