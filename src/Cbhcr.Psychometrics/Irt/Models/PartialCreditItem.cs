namespace Cbhcr.Psychometrics.Irt;

/// <summary>
/// Generalised partial credit: Pₖ ∝ exp(akθ + dₖ) with d₀ = 0 (Muraki 1992); with one slope for all items, partial credit (Masters 1982).
/// </summary>
public sealed record PartialCreditItem : NominalItem
{
    /// <param name="slope">a, per logit.</param>
    /// <param name="intercepts">dₖ of the categories from the second on, in logits.</param>
    public PartialCreditItem(double slope, ReadOnlySpan<double> intercepts) : base(Multiples(slope, intercepts.Length), intercepts) => Slope = slope;

    /// <summary>a, per logit.</summary>
    public double Slope { get; }

    /// <summary>bₖ = (dₖ₋₁ − dₖ) / a, in logits: where category k becomes as likely as the one below it.</summary>
    public IReadOnlyList<double> Thresholds => [.. Enumerable.Range(1, Categories - 1).Select(k => (CategoryIntercepts[k - 1] - CategoryIntercepts[k]) / Slope)];

    private static double[] Multiples(double slope, int count) => [.. Enumerable.Range(1, count).Select(k => k * slope)];
}
