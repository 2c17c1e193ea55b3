using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Equating;

/// <summary>Whole scores of the persons in one file.</summary>
/// <param name="Totals">One a person.</param>
/// <param name="Anchors">One a person; empty when there is no anchor.</param>
public sealed record EquateScores(int[] Totals, int[] Anchors)
{
    /// <summary>A table has a row for every score up to the highest, so a slip of the pen is not to fill the memory.</summary>
    public const int HighestScore = 10_000;

    /// <exception cref="CsvException">The file is not a table of whole scores on the scales.</exception>
    public static EquateScores Read(string file, bool anchored, int? highestTotal, int? highestAnchor)
    {
        using var table = CsvTable.Open(file);
        var (total, anchor) = (table.Require("total"), anchored ? table.Require("anchor") : -1);
        var (totals, anchors) = (new List<int>(), new List<int>());
        while (table.Read())
        {
            totals.Add(Score(table, total, highestTotal));
            if (anchored) anchors.Add(Score(table, anchor, highestAnchor));
        }
        return new([.. totals], [.. anchors]);
    }

    private static int Score(CsvTable table, int column, int? highest) =>
        table.Whole(column) is var score && score >= 0 && score <= (highest ?? HighestScore) ? score : throw table.Wrong(column, $"a score from 0 to {highest ?? HighestScore}");
}
