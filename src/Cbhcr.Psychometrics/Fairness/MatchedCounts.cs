using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// The answers to all items counted by matching score and group, in one pass over the responses. The matching score is the sum of a
/// person's categories on the anchor items; the table of an item that is no anchor adds the item itself (Holland and Thayer 1988: the
/// item under study belongs into the matching score). A missing answer adds nothing to the score, and its person is not in the item's table.
/// Immutable.
/// </summary>
public sealed class MatchedCounts
{
    private readonly int[] _categories;
    private readonly bool[] _anchor;
    private readonly double[] _scores;
    private readonly int[] _counts;
    private readonly int _width;

    private MatchedCounts(int[] categories, bool[] anchor, int groups, bool given, double[] scores, int[] counts, int width) =>
        (_categories, _anchor, Groups, IsGiven, _scores, _counts, _width) = (categories, anchor, groups, given, scores, counts, width);

    /// <summary>Matches on the sum score.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="groups">One code a person.</param>
    /// <param name="anchor">Which items make the matching score; empty for all.</param>
    /// <param name="completeOnly">Whether persons with a missing answer are left out altogether.</param>
    /// <exception cref="ArgumentException">Not one code a person, or not one anchor flag an item.</exception>
    public static MatchedCounts Of(CategoryResponses responses, PersonGroups groups, ReadOnlySpan<bool> anchor = default, bool completeOnly = false)
    {
        if (anchor.Length != 0 && anchor.Length != responses.Items) throw new ArgumentException($"{responses.Items} items, {anchor.Length} anchor flags.", nameof(anchor));
        Check(responses, groups);
        var anchors = new bool[responses.Items];
        if (anchor.Length == 0) Array.Fill(anchors, true);
        else anchor.CopyTo(anchors);
        var sums = MatchedCounting.Sums(responses, groups, anchors, completeOnly);
        var seen = new bool[sums.Length == 0 ? 0 : sums.Max() + 1];
        foreach (var sum in sums)
            if (sum >= 0) seen[sum] = true;
        var place = new int[seen.Length];
        var scores = new List<double>();
        for (var s = 0; s < seen.Length; s++)
            if (seen[s])
            {
                place[s] = scores.Count;
                scores.Add(s);
            }
        for (var p = 0; p < sums.Length; p++)
            if (sums[p] >= 0) sums[p] = place[sums[p]];
        return Counted(responses, groups, anchors, false, [.. scores], sums);
    }

    /// <summary>Matches on something given: an ability, the score of another test.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="groups">One code a person.</param>
    /// <param name="matching">One value a person; persons of equal value make a stratum, and who has none (not finite) is left out.</param>
    /// <exception cref="ArgumentException">Not one code or value a person.</exception>
    public static MatchedCounts OfGiven(CategoryResponses responses, PersonGroups groups, ReadOnlySpan<double> matching)
    {
        if (matching.Length != responses.Persons) throw new ArgumentException($"{responses.Persons} persons, {matching.Length} values to match on.", nameof(matching));
        Check(responses, groups);
        var scores = new List<double>();
        for (var p = 0; p < matching.Length; p++)
            if (double.IsFinite(matching[p]) && groups.Codes[p] >= 0) scores.Add(matching[p]);
        double[] distinct = [.. scores.Distinct().Order()];
        var strata = new int[matching.Length];
        for (var p = 0; p < strata.Length; p++) strata[p] = double.IsFinite(matching[p]) && groups.Codes[p] >= 0 ? Array.BinarySearch(distinct, matching[p]) : -1;
        var anchors = new bool[responses.Items];
        Array.Fill(anchors, true);
        return Counted(responses, groups, anchors, true, distinct, strata);
    }

    /// <summary>Number of items.</summary>
    public int Items => _categories.Length;

    /// <summary>Number of groups, with the reference.</summary>
    public int Groups { get; }

    /// <summary>Whether the matching scores were given and do not depend on the items.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether an item is part of the matching score.</summary>
    /// <param name="item">From 0.</param>
    public bool IsAnchor(int item) => _anchor[item];

    /// <summary>Number of categories of an item.</summary>
    /// <param name="item">From 0.</param>
    public int Categories(int item) => _categories[item];

    /// <summary>The table of an item whose matching score has the item in it.</summary>
    /// <param name="item">From 0.</param>
    public MatchedTable Table(int item) => Shifted(item, IsGiven || _anchor[item] ? 0 : 1);

    /// <summary>The table of an item whose matching score is that of the other anchors.</summary>
    /// <param name="item">From 0.</param>
    public MatchedTable RestTable(int item) => Shifted(item, !IsGiven && _anchor[item] ? -1 : 0);

    private static void Check(CategoryResponses responses, PersonGroups groups)
    {
        if (groups.Codes.Length != responses.Persons) throw new ArgumentException($"{responses.Persons} persons, {groups.Codes.Length} group codes.", nameof(groups));
    }

    private static MatchedCounts Counted(CategoryResponses responses, PersonGroups groups, bool[] anchors, bool given, double[] scores, int[] strata)
    {
        int[] categories = [.. responses.Categories];
        var width = categories.Length == 0 ? 0 : categories.Max();
        var counts = MatchedCounting.Counts(responses, groups, strata, scores.Length, width);
        return new(categories, anchors, groups.Count, given, scores, counts, width);
    }

    // An answer in category k moves its person by k × direction on the score: that is all it takes to put the item in or out.
    private MatchedTable Shifted(int item, int direction)
    {
        int categories = _categories[item], size = Groups * categories;
        if (direction == 0) return Compact(item, _scores, Dense(item, _scores.Length, s => s, 0));
        if (_scores.Length == 0) return new(item, Groups, categories, [], []);
        var lowest = (int)_scores[0] - (direction < 0 ? categories - 1 : 0);
        var span = (int)_scores[^1] + (direction > 0 ? categories - 1 : 0) - lowest + 1;
        var counts = Dense(item, span, s => (int)_scores[s] - lowest, direction);
        var scores = new double[span];
        for (var s = 0; s < span; s++) scores[s] = lowest + s;
        return Compact(item, scores, counts);
    }

    private int[] Dense(int item, int strata, Func<int, int> placeOf, int direction)
    {
        var categories = _categories[item];
        var counts = new int[strata * Groups * categories];
        for (var s = 0; s < _scores.Length; s++)
        {
            var place = placeOf(s);
            for (var g = 0; g < Groups; g++)
                for (var k = 0; k < categories; k++)
                    if (_counts[((s * Groups + g) * _width + k) * Items + item] is > 0 and var count)
                        counts[((place + k * direction) * Groups + g) * categories + k] = count;
        }
        return counts;
    }

    private MatchedTable Compact(int item, double[] scores, int[] counts)
    {
        int categories = _categories[item], size = Groups * categories, kept = 0;
        var keptScores = new double[scores.Length];
        for (var s = 0; s < scores.Length; s++)
        {
            var cell = counts.AsSpan(s * size, size);
            if (cell.IndexOfAnyExcept(0) < 0) continue;
            cell.CopyTo(counts.AsSpan(kept * size, size));
            keptScores[kept++] = scores[s];
        }
        return new(item, Groups, categories, keptScores[..kept], counts[..(kept * size)]);
    }
}
