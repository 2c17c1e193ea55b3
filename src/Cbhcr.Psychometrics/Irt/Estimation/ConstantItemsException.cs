namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Items that everybody who answered had right, or wrong, or that nobody answered: their intercept has no finite estimate. Leave them out and calibrate
/// the others, or give the intercept a prior.
/// </summary>
public sealed class ConstantItemsException : ArgumentException
{
    /// <param name="items">The items, from 0.</param>
    public ConstantItemsException(IReadOnlyList<int> items)
        : base($"Items {string.Join(", ", items)} (counted from 0) have the same answer from everybody, or none: their difficulty cannot be estimated.") => Items = items;

    /// <summary>The items, from 0.</summary>
    public IReadOnlyList<int> Items { get; }
}
