using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>How an item differs for another group (planted differential functioning) or on another occasion (planted drift).</summary>
/// <param name="Item">From 0.</param>
/// <param name="Difficulty">Added to the difficulty, all thresholds alike, in logits; above 0 is harder.</param>
/// <param name="SlopeFactor">Multiplies the slope, above 0; other than 1 the difference is not uniform. Difficulties stay.</param>
public readonly record struct ItemShift(int Item, double Difficulty, double SlopeFactor = 1)
{
    /// <summary>The items with the shifts in place; the others as they are.</summary>
    /// <param name="items">Dichotomous, graded, partial credit or nominal.</param>
    /// <param name="shifts">Several of one item add up in their order.</param>
    /// <exception cref="ArgumentException">There is no such item, or a number is not finite or not above 0 (the shift is said).</exception>
    public static IReadOnlyList<IrtItem> Apply(IReadOnlyList<IrtItem> items, params IReadOnlyList<ItemShift> shifts)
    {
        IrtItem[] shifted = [.. items];
        foreach (var shift in shifts)
        {
            if (shift.Item < 0 || shift.Item >= shifted.Length || !double.IsFinite(shift.Difficulty) || !(shift.SlopeFactor > 0 && double.IsFinite(shift.SlopeFactor)))
                throw new ArgumentException($"{shift} is not possible.", nameof(shifts));
            shifted[shift.Item] = shift.On(shifted[shift.Item]);
        }
        return shifted;
    }

    // aθ + d becomes f(a(θ − δ) + d), which moves every threshold by δ and multiplies the slope by f.
    private IrtItem On(IrtItem item)
    {
        var (shift, factor) = (Difficulty, SlopeFactor);
        return item switch
        {
            DichotomousItem d => new DichotomousItem(factor * d.Slope, factor * (d.Intercept - d.Slope * shift), d.Guessing),
            GradedItem g => new GradedItem(factor * g.Slope, [.. g.Intercepts.Select(d => factor * (d - g.Slope * shift))]),
            PartialCreditItem p => new PartialCreditItem(factor * p.Slope, [.. p.CategoryIntercepts.Skip(1).Select((d, k) => factor * (d - (k + 1) * p.Slope * shift))]),
            NominalItem n => new NominalItem([.. n.CategorySlopes.Skip(1).Select(a => factor * a)], [.. n.CategoryIntercepts.Skip(1).Zip(n.CategorySlopes.Skip(1), (d, a) => factor * (d - a * shift))]),
            _ => throw new ArgumentException($"{item.GetType().Name} cannot be shifted.", nameof(item)),
        };
    }
}
