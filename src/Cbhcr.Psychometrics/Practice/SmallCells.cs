namespace Cbhcr.Psychometrics.Practice;

/// <summary>Which cells of a table may be shown when its total is known: figures of a few people tell of each of them.</summary>
public static class SmallCells
{
    /// <summary>Below it a cell is hidden.</summary>
    public const int Least = 5;

    /// <summary>
    /// Primary and complementary suppression: besides the small cells, the smallest of the others are hidden until what the total leaves open
    /// belongs to more than one cell and to no fewer people than a cell must have. Otherwise a hidden cell is the total less the shown ones.
    /// </summary>
    /// <param name="counts">People in each cell; every person of the total in one.</param>
    /// <param name="hiddenAnyway">Cells hidden for another reason; they stay so.</param>
    /// <param name="least">Fewest people of a cell that is shown.</param>
    /// <returns>For each cell whether it is hidden. An empty cell tells of nobody and needs no hiding.</returns>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<int> counts, IReadOnlyCollection<int>? hiddenAnyway = null, int least = Least)
    {
        var hidden = counts.Select((n, i) => (n > 0 && n < least) || hiddenAnyway?.Contains(i) == true).ToArray();
        while (true)
        {
            var (cells, people) = (0, 0);
            for (var i = 0; i < hidden.Length; i++)
                if (hidden[i] && counts[i] > 0) (cells, people) = (cells + 1, people + counts[i]);
            if (cells == 0 || (cells > 1 && people >= least)) return hidden;
            var next = Smallest(counts, hidden);
            if (next < 0) return hidden;
            hidden[next] = true;
        }
    }

    private static int Smallest(IReadOnlyList<int> counts, bool[] hidden)
    {
        var smallest = -1;
        for (var i = 0; i < hidden.Length; i++)
            if (!hidden[i] && counts[i] > 0 && (smallest < 0 || counts[i] < counts[smallest])) smallest = i;
        return smallest;
    }
}
