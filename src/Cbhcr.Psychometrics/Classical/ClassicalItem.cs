using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>
/// Classical statistics of an item among the persons who were given it; omitted and not reached count as 0 points. Null where not defined.
/// Counts are persons, or sums of their weights.
/// </summary>
/// <param name="Use">Whether the item counts in the total.</param>
/// <param name="MaximumPoints">Points of the best answer; 1 for a keyed item.</param>
/// <param name="N">Persons who were given the item.</param>
/// <param name="NotAdministered">Persons who were not, or whose answer is missing.</param>
/// <param name="Mean">In points. Null without persons.</param>
/// <param name="P">Difficulty: the mean divided by the maximum, 0 to 1. Null without persons or points.</param>
/// <param name="Variance">n − 1 in the denominator, in squared points. Null where N is not above 1.</param>
/// <param name="TotalCorrelation">With the total of the scored items; spuriously high for a scored item, which is part of it.</param>
/// <param name="RestCorrelation">Corrected item-total correlation: with the total of the other scored items (Henrysson 1963). For a pretest item the total is the rest.</param>
/// <param name="BiserialTotal">r √(p(1 − p)) / φ(Φ⁻¹(p)) (Lord and Novick 1968) of <paramref name="TotalCorrelation"/>; may lie outside −1 … 1. Null for other than 0/1 items.</param>
/// <param name="BiserialRest">The same of <paramref name="RestCorrelation"/>.</param>
/// <param name="Discrimination">
/// Mean of the persons with a total at or above the (1 − share) quantile minus that of those at or below the share quantile (definition 7), in points: D
/// (Kelley 1939), with all who are tied at the border. Null where nobody was given the item in one of the groups.
/// </param>
/// <param name="AlphaIfDeleted">Alpha of the other scored items. Null for a pretest item, below three scored items, and where alpha is null.</param>
/// <param name="Answers">Options or categories, in order.</param>
/// <param name="Omitted">Seen, no answer.</param>
/// <param name="NotReached">No answer, nor to any later item.</param>
public sealed record ClassicalItem(
    ItemUse Use, int MaximumPoints, double N, double NotAdministered, double? Mean, double? P, double? Variance, double? TotalCorrelation, double? RestCorrelation,
    double? BiserialTotal, double? BiserialRest, double? Discrimination, double? AlphaIfDeleted, IReadOnlyList<AnswerStatistics> Answers, AnswerStatistics Omitted, AnswerStatistics NotReached)
{
    /// <summary>Root of the variance, in points.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;
}

/// <summary>How one answer to an item did, among the persons who were given the item. Null where not defined.</summary>
/// <param name="Points">What it is worth on the item.</param>
/// <param name="Count">Persons who gave it.</param>
/// <param name="P">Share of those given the item, 0 to 1.</param>
/// <param name="MeanTotal">Mean total of those who gave it, in points.</param>
/// <param name="TotalCorrelation">Of giving it (1 or 0) with the total.</param>
/// <param name="RestCorrelation">The same with the total of the other scored items.</param>
/// <param name="ByGroup">
/// Share who gave it in each score group, lowest first. A person belongs to group 1 + the number of quantiles (1/g, 2/g …, definition 7) that the total exceeds, so
/// ties stay together; null for a group without persons.
/// </param>
public sealed record AnswerStatistics(int Points, double Count, double? P, double? MeanTotal, double? TotalCorrelation, double? RestCorrelation, IReadOnlyList<double?> ByGroup);
