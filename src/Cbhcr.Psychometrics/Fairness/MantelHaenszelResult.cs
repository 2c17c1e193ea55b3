namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Mantel–Haenszel figures of one item. What is not defined (an item nobody or everybody has right, no stratum with both groups) is null.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Reference">Persons of the reference group with an answer.</param>
/// <param name="Focal">Persons of the focal group with an answer.</param>
/// <param name="OddsRatio">α, the common odds ratio; above 1 where the item is easier for the reference group.</param>
/// <param name="LogStandardError">Standard error of ln α (Phillips and Holland 1987; Robins, Breslow and Greenland 1986).</param>
/// <param name="ChiSquareCorrected">(|Σ(A − E)| − ½)² / ΣV, 1 degree of freedom.</param>
/// <param name="ChiSquareUncorrected">(Σ(A − E))² / ΣV.</param>
/// <param name="ChiSquare">The one of the two that was asked for.</param>
/// <param name="PValue">P(χ²₁ &gt; <paramref name="ChiSquare"/>).</param>
/// <param name="AdjustedPValue"><paramref name="PValue"/> adjusted over the items.</param>
public sealed record MantelHaenszelResult(
    int Item, int Reference, int Focal, double? OddsRatio, double? LogStandardError, double? ChiSquareCorrected, double? ChiSquareUncorrected,
    double? ChiSquare, double? PValue, double? AdjustedPValue)
{
    /// <summary>MH D-DIF = −2.35 ln α, in delta units (Holland and Thayer 1988); below 0 where the item is harder for the focal group.</summary>
    public double? Delta => OddsRatio is { } odds ? -2.35 * Math.Log(odds) : null;

    /// <summary>Standard error of <see cref="Delta"/>.</summary>
    public double? DeltaStandardError => 2.35 * LogStandardError;

    /// <summary>The class by the rule of the Educational Testing Service.</summary>
    public EtsCategory? Category => Delta is { } d && DeltaStandardError is { } se ? EtsRule.Classify(d, se) : null;

    /// <summary>The class by size alone.</summary>
    public EtsCategory? CategoryBySizeAlone => Delta is { } d ? EtsRule.BySizeAlone(d) : null;

    /// <summary>Whether the item differs at a level, by the p-value that was not adjusted.</summary>
    /// <param name="level">Such as 0.05.</param>
    public bool IsFlagged(double level = 0.05) => PValue < level;
}
