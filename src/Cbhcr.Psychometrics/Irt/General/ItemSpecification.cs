namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>How one item is to be calibrated.</summary>
/// <param name="Model">
/// Its model. <see cref="IrtModel.Rasch"/> and <see cref="IrtModel.PartialCredit"/> hold the slope at 1; all items of <see cref="IrtModel.OneParameter"/>
/// share one slope. Rasch, one-, two- and three-parameter items have two categories; the others two or more.
/// </param>
/// <param name="Priors">Priors of its parameters. The slope that one-parameter items share takes the prior of the first of them.</param>
/// <param name="Fixed">The item as it is known (an anchor): nothing of it is estimated; null for an item to be calibrated.</param>
public sealed record ItemSpecification(IrtModel Model, ItemPriors? Priors = null, IrtItem? Fixed = null)
{
    /// <summary>An anchor: the item is known, whatever its model.</summary>
    /// <param name="item">The item with its parameters.</param>
    public static ItemSpecification Held(IrtItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item switch
        {
            DichotomousItem { Guessing: > 0 } => IrtModel.ThreeParameter,
            DichotomousItem => IrtModel.TwoParameter,
            GradedItem => IrtModel.Graded,
            PartialCreditItem => IrtModel.GeneralisedPartialCredit,
            _ => IrtModel.Nominal,
        }, Fixed: item);
    }
}
