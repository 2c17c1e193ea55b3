using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

/// <summary>Numbers of a form, computed from its items.</summary>
public static class FormMeasure
{
    /// <summary>A quantity of a form; ids that the pool does not know count for nothing.</summary>
    public static double Of(ItemPool pool, IReadOnlyList<string> form, Quantity quantity)
    {
        var view = new PoolView(pool);
        var items = form.Where(view.Knows).Select(view.Place);
        return quantity switch
        {
            SumOf q => items.Sum(i => view.Number(q.Column, i) ?? 0),
            InformationAt q => items.Sum(i => view.Information(i, q.Theta)),
            InformationOver q => items.Sum(i => q.Thetas.Sum(t => view.Information(i, t))),
            _ => throw new ArgumentException($"The quantity {quantity.GetType().Name} is not known."),
        };
    }
}
