namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>∂E(X | θ) / ∂ parameter at the points of a grid.</summary>
internal static class ExpectedScoreSlopes
{
    /// <summary>One array an item, null for those the parameter does not touch.</summary>
    /// <exception cref="ArgumentException">The item has no such parameter.</exception>
    public static double[]?[] By(FreeParameter parameter, IReadOnlyList<IrtItem> items, Quadrature grid)
    {
        var slopes = new double[]?[items.Count];
        for (var i = 0; i < items.Count; i++)
            if (parameter.Owner < 0 || parameter.Owner == i) slopes[i] = [.. grid.Points.Select(theta => By(parameter, items[i], theta))];
        return slopes;
    }

    private static double By(FreeParameter parameter, IrtItem item, double theta) => (item, parameter.Kind) switch
    {
        (DichotomousItem d, ParameterKind.Slope) => theta * (1 - d.Guessing) * Density(d.Slope * theta + d.Intercept),
        (DichotomousItem d, ParameterKind.Intercept) => (1 - d.Guessing) * Density(d.Slope * theta + d.Intercept),
        (DichotomousItem d, ParameterKind.GuessingLogit) => d.Guessing * (1 - d.Guessing) / (1 + Math.Exp(d.Slope * theta + d.Intercept)),
        (GradedItem g, ParameterKind.Slope) => theta * g.Intercepts.Sum(d => Density(g.Slope * theta + d)),
        (GradedItem g, ParameterKind.Intercept) => Density(g.Slope * theta + g.Intercepts[parameter.Category - 1]),
        (PartialCreditItem p, ParameterKind.Slope) => theta * Enumerable.Range(1, p.Categories - 1).Sum(k => k * Share(p, k, theta)),
        (NominalItem n, ParameterKind.Slope) => theta * Share(n, parameter.Category, theta),
        (NominalItem n, ParameterKind.Intercept) => Share(n, parameter.Category, theta),
        _ => throw new ArgumentException($"Item {parameter.Owner} ({item.GetType().Name}) has no {parameter.Kind}.", nameof(parameter)),
    };

    private static double Density(double logit) => 1 / (1 + Math.Exp(-logit)) / (1 + Math.Exp(logit));

    // ∂E / ∂(logit of category k) = Pₖ(k − E).
    private static double Share(NominalItem item, int category, double theta)
    {
        Span<double> p = stackalloc double[item.Categories];
        item.Probabilities(theta, p);
        var mean = 0.0;
        for (var k = 1; k < p.Length; k++) mean += k * p[k];
        return p[category] * (category - mean);
    }
}
