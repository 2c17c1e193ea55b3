using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Whose score distribution weighs the strata.</summary>
public enum StandardisationWeight
{
    /// <summary>The focal group's (Dorans and Kulick 1986).</summary>
    Focal,

    /// <summary>The reference group's.</summary>
    Reference,

    /// <summary>Of both together.</summary>
    Total,
}

/// <summary>Standardised differences of one item; null where no stratum has both groups.</summary>
/// <param name="Item">From 0.</param>
/// <param name="Difference">STD P-DIF, focal minus reference, from −1 to 1. Beyond ±0.05 worth a look, beyond ±0.10 unusual (Dorans and Holland 1993).</param>
/// <param name="OddsRatio">Odds of the reference group, weighted as the focal group, over the odds of the focal group; null where not finite or 0.</param>
public sealed record StandardisedDifference(int Item, double? Difference, double? OddsRatio);

/// <summary>Standardisation (Dorans and Kulick 1986): the difference of proportions right at equal scores, averaged over a group's scores.</summary>
public static class Standardisation
{
    /// <summary>All items, matched on the total score with the item in it.</summary>
    /// <param name="responses">Items of two categories; the second is right.</param>
    /// <param name="groups">Two groups.</param>
    /// <param name="weight">Whose scores weigh.</param>
    public static IReadOnlyList<StandardisedDifference> Of(CategoryResponses responses, PersonGroups groups, StandardisationWeight weight = StandardisationWeight.Focal) =>
        Of(MatchedCounts.Of(responses, groups), weight);

    /// <summary>All items, matched as they were counted.</summary>
    /// <param name="counts">Two groups; items of two categories.</param>
    /// <param name="weight">Whose scores weigh.</param>
    public static IReadOnlyList<StandardisedDifference> Of(MatchedCounts counts, StandardisationWeight weight = StandardisationWeight.Focal) =>
        [.. Enumerable.Range(0, counts.Items).Select(i => Of(counts.Table(i), weight))];

    /// <summary>One item. Strata without one of the groups are left out.</summary>
    /// <param name="table">Two groups, two categories.</param>
    /// <param name="weight">Whose scores weigh.</param>
    /// <exception cref="ArgumentException">There are more groups or categories.</exception>
    public static StandardisedDifference Of(MatchedTable table, StandardisationWeight weight = StandardisationWeight.Focal)
    {
        TwoByTwo.Check(table);
        double difference = 0, weights = 0, focalRight = 0, referenceRight = 0, persons = 0;
        foreach (var t in TwoByTwo.Strata(table))
        {
            if (t.Reference == 0 || t.Focal == 0) continue;
            double reference = (double)t.A / t.Reference, focal = (double)t.C / t.Focal;
            var w = weight switch { StandardisationWeight.Focal => t.Focal, StandardisationWeight.Reference => t.Reference, _ => t.Total };
            difference += w * (focal - reference);
            weights += w;
            focalRight += t.C;
            referenceRight += t.Focal * reference;
            persons += t.Focal;
        }
        if (weights == 0) return new(table.Item, null, null);
        var odds = referenceRight * (persons - focalRight) / ((persons - referenceRight) * focalRight);
        return new(table.Item, difference / weights, double.IsFinite(odds) && odds > 0 ? odds : null);
    }
}
