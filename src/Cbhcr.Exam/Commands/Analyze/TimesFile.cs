using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Security;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>Seconds on each item: the same rows in the same order, columns named as the items.</summary>
internal static class TimesFile
{
    /// <exception cref="CsvException">Another number of rows, an item without a column, or a time that is none.</exception>
    public static ResponseTimes Read(string path, ResponseFile responses, IReadOnlyList<string> missing)
    {
        using var table = CsvTable.Open(path);
        var columns = responses.Items.Select(table.Require).ToArray();
        var seconds = new List<double>(responses.Persons * columns.Length);
        var rows = 0;
        for (; table.Read(); rows++)
            foreach (var column in columns)
            {
                if (missing.Contains(table[column].Trim().ToString())) seconds.Add(double.NaN);
                else seconds.Add(table.Number(column) is > 0 and var time ? time : throw table.Wrong(column, "a time above 0 seconds"));
            }
        return rows == responses.Persons ? new(rows, columns.Length, seconds.ToArray()) : throw new CsvException($"{table.File} has {rows} rows, {responses.Name} has {responses.Persons}.");
    }
}
