using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Raw scores of candidates, one a row, or with a count of persons.</summary>
internal static class ScoresFile
{
    private const int Highest = 100_000;
    private const int Most = 100_000_000;

    /// <exception cref="CsvException">A cell is wrong, or there are no candidates.</exception>
    public static ScoreDistribution Read(string path)
    {
        using var csv = CsvTable.Open(path);
        var (score, count) = (csv.Require("score"), csv.IndexOf("count"));
        var (frequencies, persons) = (new List<int>(), 0L);
        while (csv.Read())
        {
            if (csv.Whole(score) is not (>= 0 and <= Highest and var x)) throw csv.Wrong(score, $"a raw score from 0 to {Highest}");
            var n = count < 0 ? 1 : csv.Whole(count);
            if (n < 0 || (persons += n) > Most) throw csv.Wrong(count < 0 ? score : count, $"a number of persons, {Most} in all at most");
            while (frequencies.Count <= x) frequencies.Add(0);
            frequencies[x] += n;
        }
        return persons > 0 ? new([.. frequencies]) : throw new CsvException($"{path}: there is no candidate.");
    }
}
