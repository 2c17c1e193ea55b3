namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>The parameters a model has free, for items that did not come out of a calibration of this library.</summary>
public static class FreeParameters
{
    /// <summary>Items in order, then a slope shared by all (owner −1), then the population's variance.</summary>
    /// <param name="model">What was fitted.</param>
    /// <param name="items">The estimates.</param>
    /// <param name="population">The estimate; its variance is free where the slopes are fixed at 1.</param>
    public static IReadOnlyList<FreeParameter> Of(IrtModel model, IReadOnlyList<IrtItem> items, Population population)
    {
        var parameters = new List<FreeParameter>();
        var fixedSlopes = model is IrtModel.Rasch or IrtModel.PartialCredit;
        for (var i = 0; i < items.Count; i++) parameters.AddRange(OfItem(i, items[i], fixedSlopes || model == IrtModel.OneParameter, model == IrtModel.ThreeParameter));
        if (model == IrtModel.OneParameter && items.Count > 0) parameters.Add(new(-1, ParameterKind.Slope, 0, ((DichotomousItem)items[0]).Slope));
        if (fixedSlopes) parameters.Add(new(0, ParameterKind.Variance, 0, population.StandardDeviation * population.StandardDeviation));
        return parameters;
    }

    private static IEnumerable<FreeParameter> OfItem(int i, IrtItem item, bool noSlope, bool guessing)
    {
        switch (item)
        {
            case DichotomousItem d:
                if (!noSlope) yield return new(i, ParameterKind.Slope, 0, d.Slope);
                yield return new(i, ParameterKind.Intercept, 0, d.Intercept);
                if (guessing) yield return new(i, ParameterKind.GuessingLogit, 0, Math.Log(d.Guessing / (1 - d.Guessing)));
                break;
            case GradedItem g:
                if (!noSlope) yield return new(i, ParameterKind.Slope, 0, g.Slope);
                for (var k = 1; k < g.Categories; k++) yield return new(i, ParameterKind.Intercept, k, g.Intercepts[k - 1]);
                break;
            case PartialCreditItem p:
                if (!noSlope) yield return new(i, ParameterKind.Slope, 0, p.Slope);
                for (var k = 1; k < p.Categories; k++) yield return new(i, ParameterKind.Intercept, k, p.CategoryIntercepts[k]);
                break;
            case NominalItem n:
                for (var k = 1; k < n.Categories; k++) yield return new(i, ParameterKind.Slope, k, n.CategorySlopes[k]);
                for (var k = 1; k < n.Categories; k++) yield return new(i, ParameterKind.Intercept, k, n.CategoryIntercepts[k]);
                break;
            default:
                throw new ArgumentException($"Item {i}: the parameters of {item.GetType().Name} are not known.", nameof(item));
        }
    }

    /// <summary>Parameters an item was fitted with: its own, those shared by all, and those of the population.</summary>
    internal static int CountFor(int item, IReadOnlyList<FreeParameter> parameters) =>
        parameters.Count(p => p.Owner == item || p.Owner < 0 || p.Kind is ParameterKind.Mean or ParameterKind.Variance);
}
