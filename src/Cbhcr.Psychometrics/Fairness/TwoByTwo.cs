namespace Cbhcr.Psychometrics.Fairness;

/// <summary>One stratum of a right-or-wrong item and two groups: reference right and wrong, focal right and wrong.</summary>
internal readonly record struct TwoByTwo(double Score, int A, int B, int C, int D)
{
    public int Reference => A + B;

    public int Focal => C + D;

    public int Right => A + C;

    public int Wrong => B + D;

    public int Total => A + B + C + D;

    public static void Check(MatchedTable table)
    {
        if (table.Groups != 2) throw new ArgumentException($"{table.Groups} groups; this statistic is for two (take a pair of them).", nameof(table));
        if (table.Categories > 2) throw new ArgumentException($"Item {table.Item}: {table.Categories} categories; this statistic is for right and wrong.", nameof(table));
    }

    public static IEnumerable<TwoByTwo> Strata(MatchedTable table)
    {
        for (var s = 0; s < table.Strata; s++)
            yield return At(table, s);
    }

    private static TwoByTwo At(MatchedTable table, int stratum)
    {
        ReadOnlySpan<int> reference = table.Cell(stratum, 0), focal = table.Cell(stratum, 1);
        return table.Categories == 2 ? new(table.Scores[stratum], reference[1], reference[0], focal[1], focal[0]) : new(table.Scores[stratum], 0, reference[0], 0, focal[0]);
    }
}
