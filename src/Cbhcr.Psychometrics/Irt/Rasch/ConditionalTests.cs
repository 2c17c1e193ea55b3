using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>A likelihood ratio test.</summary>
/// <param name="Statistic">Twice the difference of the log-likelihoods.</param>
/// <param name="DegreesOfFreedom">Of the χ² distribution it is held against.</param>
/// <param name="PValue">Chance of as much or more where the model holds.</param>
/// <param name="LeftOut">Items that had no estimate somewhere and are in none of the fits.</param>
public sealed record LikelihoodRatioTest(double Statistic, int DegreesOfFreedom, double PValue, IReadOnlyList<int> LeftOut);

/// <summary>Tests whether the Rasch model holds, by conditional maximum likelihood of parts of the data.</summary>
public static class ConditionalTests
{
    /// <summary>0 for a raw score up to the median, 1 above it. Raw scores of all persons on all items, missing answers not counted.</summary>
    /// <param name="responses">Two categories for every item, 1 is right.</param>
    public static int[] MedianSplit(CategoryResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        int[] scores = [.. Enumerable.Range(0, responses.Persons).Select(i => responses.Person(i).ToArray().Count(c => c == 1))];
        if (scores.Length == 0) return [];
        var sorted = scores.Order().ToArray();
        var twiceMedian = sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2];
        return [.. scores.Select(s => 2 * s > twiceMedian ? 1 : 0)];
    }

    /// <summary>
    /// Andersen's (1973) test: difficulties are the same in groups of persons. Items without an estimate in some group are left out of all fits.
    /// Null where fewer than two items or groups are left.
    /// </summary>
    /// <param name="responses">Two categories for every item, 1 is right.</param>
    /// <param name="groups">One a person, any numbers; see <see cref="MedianSplit"/>.</param>
    /// <exception cref="ArgumentException">Not one group a person, or an item has not two categories.</exception>
    public static LikelihoodRatioTest? Andersen(CategoryResponses responses, ReadOnlySpan<int> groups)
    {
        if (Parts(responses, groups) is not var (all, parts, leftOut) || parts.Count < 2) return null;
        var statistic = 2 * (parts.Sum(p => p.LogLikelihood!.Value) - all.LogLikelihood!.Value);
        var freedom = (parts.Count - 1) * all.FreeParameters;
        return new(statistic, freedom, Upper(statistic, freedom), leftOut);
    }

    /// <summary>
    /// Wald's test of every item (Fischer and Molenaar 1995, p. 90): the difference of its difficulties in the first and the second group over its standard error; standard
    /// normal where the model holds. Null for items that are left out, and for all where no two items or not two groups are left.
    /// </summary>
    /// <param name="responses">Two categories for every item, 1 is right.</param>
    /// <param name="groups">One a person, two different numbers; the lower is the first group.</param>
    /// <exception cref="ArgumentException">Not one group a person, or an item has not two categories.</exception>
    public static IReadOnlyList<double?> Wald(CategoryResponses responses, ReadOnlySpan<int> groups)
    {
        if (Parts(responses, groups) is not { Parts: [var first, var second] }) return new double?[responses.Items];
        return [.. first.Items.Zip(second.Items, (a, b) =>
            (a.Difficulty - b.Difficulty) / (a.StandardError is { } s && b.StandardError is { } t ? Math.Sqrt(s * s + t * t) : null))];
    }

    /// <summary>
    /// The test of Martin-Löf (1973): two sets of items measure the same. For complete data. Null where a set has fewer than two items or an item has no estimate.
    /// </summary>
    /// <param name="responses">Two categories for every item, 1 is right, nothing missing.</param>
    /// <param name="inSecondSet">For each item whether it is of the second set; empty to cut at the median of the items' raw scores, the easier ones second.</param>
    /// <exception cref="ArgumentException">Something is missing, there is not one entry an item, or an item has not two categories.</exception>
    public static LikelihoodRatioTest? MartinLof(CategoryResponses responses, ReadOnlySpan<bool> inSecondSet = default)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (responses.Codes.Contains(CategoryResponses.Missing)) throw new ArgumentException("The test of Martin-Löf is for complete data.", nameof(responses));
        var second = inSecondSet.IsEmpty ? EasierItems(responses) : inSecondSet.ToArray();
        if (second.Length != responses.Items) throw new ArgumentException($"{second.Length} entries for {responses.Items} items.", nameof(inSecondSet));
        var all = ConditionalRasch.Fit(responses);
        ConditionalCalibration[] parts = [.. new[] { false, true }.Select(set => ConditionalRasch.Fit(Only(responses, _ => true, j => second[j] == set)))];
        if (all.FreeParameters < responses.Items - 1 || parts.Sum(p => p.FreeParameters) < responses.Items - 2 || parts.Any(p => p.LogLikelihood is null)) return null;
        var (scores, both) = (new Dictionary<int, int>(), new Dictionary<(int, int), int>());
        for (var i = 0; i < responses.Persons; i++)
        {
            var (one, two) = (0, 0);
            for (var j = 0; j < second.Length; j++)
                if (second[j]) two += responses.Person(i)[j];
                else one += responses.Person(i)[j];
            scores[one + two] = scores.GetValueOrDefault(one + two) + 1;
            both[(one, two)] = both.GetValueOrDefault((one, two)) + 1;
        }
        var statistic = 2 * (parts.Sum(p => p.LogLikelihood!.Value) - all.LogLikelihood!.Value
            + Entropy(both.OrderBy(b => b.Key).Select(b => b.Value)) - Entropy(scores.OrderBy(s => s.Key).Select(s => s.Value)));
        var firstItems = second.Count(s => !s);
        var freedom = firstItems * (second.Length - firstItems) - 1;
        return new(statistic, freedom, Upper(statistic, freedom), []);

        double Entropy(IEnumerable<int> counts) => counts.Sum(n => n * Math.Log((double)n / responses.Persons));
    }

    private static bool[] EasierItems(CategoryResponses responses)
    {
        int[] right = [.. Enumerable.Range(0, responses.Items).Select(j => Enumerable.Range(0, responses.Persons).Count(i => responses.Person(i)[j] == 1))];
        var sorted = right.Order().ToArray();
        return [.. right.Select(r => right.Length > 0 && 2 * r > sorted[(right.Length - 1) / 2] + sorted[right.Length / 2])];
    }

    // One fit of all and one a group, all of the same items; null where no two items are left.
    private static (ConditionalCalibration All, IReadOnlyList<ConditionalCalibration> Parts, IReadOnlyList<int> LeftOut)? Parts(
        CategoryResponses responses, ReadOnlySpan<int> groups)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (groups.Length != responses.Persons) throw new ArgumentException($"{groups.Length} groups for {responses.Persons} persons.", nameof(groups));
        var (groupOf, kept) = (groups.ToArray(), Enumerable.Range(0, responses.Items).ToHashSet());
        while (kept.Count > 1)
        {
            List<ConditionalCalibration> fits =
            [
                ConditionalRasch.Fit(Only(responses, _ => true, kept.Contains)),
                .. groupOf.Distinct().Order().Select(g => ConditionalRasch.Fit(Only(responses, i => groupOf[i] == g, kept.Contains))),
            ];
            if (kept.RemoveWhere(j => fits.Any(f => f.Items[j].Difficulty is null)) == 0)
                return (fits[0], fits[1..], [.. Enumerable.Range(0, responses.Items).Where(j => !kept.Contains(j))]);
        }
        return null;
    }

    private static CategoryResponses Only(CategoryResponses responses, Func<int, bool> person, Func<int, bool> item)
    {
        var codes = responses.Codes.ToArray();
        for (var at = 0; at < codes.Length; at++)
            if (!person(at / responses.Items) || !item(at % responses.Items)) codes[at] = CategoryResponses.Missing;
        return new(responses.Persons, responses.Categories, codes);
    }

    private static double Upper(double statistic, int freedom) => freedom < 1 ? 1 : TailProbability.ChiSquare(statistic, freedom);
}
