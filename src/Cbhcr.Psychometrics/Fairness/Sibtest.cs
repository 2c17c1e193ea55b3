using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// SIBTEST (Shealy and Stout 1993): means of the two groups on an item at equal scores on the other items, with the regression correction for
/// the groups' different distributions of what is measured. For items of any categories. Persons with a missing answer are left out.
/// </summary>
public static class Sibtest
{
    /// <summary>All items, each matched on all others.</summary>
    /// <param name="responses">Categories are worth their number.</param>
    /// <param name="groups">Two groups.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    public static IReadOnlyList<SibtestResult> Of(
        CategoryResponses responses, PersonGroups groups, SibtestOptions? options = null, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg) =>
        Of(MatchedCounts.Of(responses, groups, completeOnly: true), options, adjustment);

    /// <summary>All items, each matched on the other anchors.</summary>
    /// <param name="counts">Two groups, matched on the sum of answers of persons with no missing one.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="adjustment">Of the p-values, over the items.</param>
    /// <exception cref="ArgumentException">There are more groups, or the matching scores were given.</exception>
    public static IReadOnlyList<SibtestResult> Of(MatchedCounts counts, SibtestOptions? options = null, PValueAdjustment adjustment = PValueAdjustment.BenjaminiHochberg)
    {
        if (counts.Groups != 2) throw new ArgumentException($"{counts.Groups} groups; SIBTEST is for two (take a pair of them).", nameof(counts));
        if (counts.IsGiven) throw new ArgumentException("SIBTEST matches on the other items; given scores have no reliability to correct for.", nameof(counts));
        var spreads = new ItemSpreads(counts);
        var results = new SibtestResult[counts.Items];
        for (var i = 0; i < results.Length; i++)
            results[i] = new SibtestStrata(counts.RestTable(i), spreads, counts.IsAnchor(i), options ?? new()).Result();
        var adjusted = MultipleComparison.Adjusted(results, r => r.PValue, (r, p) => r with { AdjustedPValue = p }, adjustment);
        return MultipleComparison.Adjusted(adjusted, r => r.Crossing.PValue, (r, p) => r with { Crossing = r.Crossing with { AdjustedPValue = p } }, adjustment);
    }
}
