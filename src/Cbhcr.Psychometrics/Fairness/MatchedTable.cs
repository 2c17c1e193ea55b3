namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// The answers to one item counted by matching score (stratum) and group. Holds the strata that somebody is in, by rising score. Sufficient
/// for every statistic of this folder that matches on an observed score.
/// </summary>
public sealed class MatchedTable
{
    private readonly double[] _scores;
    private readonly int[] _counts;

    internal MatchedTable(int item, int groups, int categories, double[] scores, int[] counts) =>
        (Item, Groups, Categories, _scores, _counts) = (item, groups, categories, scores, counts);

    /// <summary>The item, from 0.</summary>
    public int Item { get; }

    /// <summary>Number of groups, with the reference.</summary>
    public int Groups { get; }

    /// <summary>Number of categories of the item.</summary>
    public int Categories { get; }

    /// <summary>Number of strata.</summary>
    public int Strata => _scores.Length;

    /// <summary>The matching score of each stratum.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>Persons of a stratum and group in each category.</summary>
    /// <param name="stratum">From 0.</param>
    /// <param name="group">From 0, the reference.</param>
    public ReadOnlySpan<int> Cell(int stratum, int group) => _counts.AsSpan((stratum * Groups + group) * Categories, Categories);

    /// <summary>Persons of a stratum and group.</summary>
    /// <param name="stratum">From 0.</param>
    /// <param name="group">From 0, the reference.</param>
    public int Persons(int stratum, int group)
    {
        var sum = 0;
        foreach (var count in Cell(stratum, group)) sum += count;
        return sum;
    }

    /// <summary>Persons of a group in each category, over all strata.</summary>
    /// <param name="group">From 0, the reference.</param>
    public int[] Margin(int group)
    {
        var margin = new int[Categories];
        for (var s = 0; s < Strata; s++)
        {
            var cell = Cell(s, group);
            for (var k = 0; k < cell.Length; k++) margin[k] += cell[k];
        }
        return margin;
    }
}
