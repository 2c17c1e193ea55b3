namespace Cbhcr.Psychometrics.Fairness;

/// <summary>SIBTEST of one item. What is not defined (too few persons at equal scores) is null.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Strata">Scores used: both groups have more persons there than the minimum, and answers that differ.</param>
/// <param name="Persons">Persons of both groups with one of these scores.</param>
/// <param name="Beta">β, reference minus focal, in points: above 0 where the item is harder for the focal group.</param>
/// <param name="StandardError">Of <paramref name="Beta"/>.</param>
/// <param name="ChiSquare">(β / SE)², 1 degree of freedom.</param>
/// <param name="PValue">Of <paramref name="ChiSquare"/>.</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
/// <param name="Crossing">The variant that sees differences which change sign along the score.</param>
public sealed record SibtestResult(
    int Item, int Strata, int Persons, double? Beta, double? StandardError, double? ChiSquare, double? PValue, double? AdjustedPValue, CrossingSibtest Crossing)
{
    /// <summary>By size, for right-or-wrong items: A below 0.059, C from 0.088 (Roussos and Stout 1996); A where not significant at 5 %.</summary>
    public EtsCategory? Category => Beta is { } b && PValue is { } p
        ? p >= 0.05 || Math.Abs(b) < 0.059 ? EtsCategory.A : Math.Abs(b) < 0.088 ? EtsCategory.B : EtsCategory.C
        : null;
}

/// <summary>Crossing SIBTEST (Li and Stout 1996), tested as the sum of the two sides (Chalmers 2018).</summary>
/// <param name="Beta">|β| with the sign turned above the crossing score; null where not defined.</param>
/// <param name="CrossingScore">Where the weighted regression line of the difference meets 0; null where it is level.</param>
/// <param name="ChiSquare">(β₁ / SE₁)² + (β₂ / SE₂)² of the scores below and above.</param>
/// <param name="DegreesOfFreedom">Sides that have strata: 1 or 2.</param>
/// <param name="PValue">Of <paramref name="ChiSquare"/>. The crossing score is found on the same answers, so at 5 % it flags 5 to 8 of 100 fair items.</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
public sealed record CrossingSibtest(double? Beta, double? CrossingScore, double? ChiSquare, int DegreesOfFreedom, double? PValue, double? AdjustedPValue);

/// <summary>How SIBTEST is done.</summary>
/// <param name="MinimumPersons">A score is used if both groups have more persons than this there (5 in mirt).</param>
/// <param name="AsMirt">
/// Does three things as mirt 1.45 does them, for comparison: a score at which a group has nobody counts as a mean of 0 for the slope of the
/// correction next to it (here: the next score with somebody); scores that are not used enter the search for the crossing with a difference
/// of 0 (here: they do not); the crossing score is rounded to one digit, 14 to 10 (here: it is not).
/// </param>
public sealed record SibtestOptions(int MinimumPersons = 5, bool AsMirt = false);
