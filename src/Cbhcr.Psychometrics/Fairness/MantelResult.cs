namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Figures of an item with ordered categories, two groups. What is not defined is null.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Reference">Persons of the reference group with an answer.</param>
/// <param name="Focal">Persons of the focal group with an answer.</param>
/// <param name="ChiSquare">Of Mantel (1963), 1 degree of freedom: (Σ(F − E))² / ΣV of the focal group's points; without correction for continuity.</param>
/// <param name="PValue">P(χ²₁ &gt; <paramref name="ChiSquare"/>).</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
/// <param name="MeanDifference">
/// Standardised mean difference in points, focal minus reference, strata weighed as the focal group (Dorans and Schmitt 1991).
/// </param>
/// <param name="MeanDifferenceStandardError">Under equal chances (the hypergeometric one of Zwick and Thayer 1996).</param>
/// <param name="StandardDeviation">Of the item's points in both groups together.</param>
/// <param name="OddsRatio">Ψ, the cumulative common odds ratio of Liu and Agresti (1996); above 1 where the reference group reaches more.</param>
/// <param name="LogStandardError">Of ln Ψ; see <see cref="Mantel"/>.</param>
public sealed record MantelResult(
    int Item, int Reference, int Focal, double? ChiSquare, double? PValue, double? AdjustedPValue,
    double? MeanDifference, double? MeanDifferenceStandardError, double? StandardDeviation, double? OddsRatio, double? LogStandardError)
{
    /// <summary>The mean difference over the standard deviation of the item.</summary>
    public double? EffectSize => MeanDifference / StandardDeviation;

    /// <summary>
    /// A unless Mantel's test is significant at 5 % and |effect size| is above 0.17; C above 0.25; B between (the AA, BB and CC of the Educational
    /// Testing Service: Zwick, Thayer and Mazzeo 1997).
    /// </summary>
    public EtsCategory? Category => EffectSize is { } e && PValue is { } p
        ? p >= 0.05 || Math.Abs(e) <= 0.17 ? EtsCategory.A : Math.Abs(e) <= 0.25 ? EtsCategory.B : EtsCategory.C
        : null;
}
