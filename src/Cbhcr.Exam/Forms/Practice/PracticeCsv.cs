using System.Globalization;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Forms;

/// <summary>The CSV files of a study. Every line that is wrong is named; a file with one is not taken.</summary>
internal static class PracticeCsv
{
    public const int MostProblems = 100;

    /// <summary>Columns <c>task</c> (its code), <c>competency</c>, <c>statement</c>.</summary>
    public static (IReadOnlyList<PracticeTask> Tasks, IReadOnlyList<FileProblem> Problems) Tasks(SourceFile file, FrameworkCodes codes)
    {
        var seen = new HashSet<string>();
        return Rows<PracticeTask>(file, ["task", "competency", "statement"], 500, cells => cells switch
        {
            [var task, ..] when !IsCode(task) => (null, $"“{task}” is not a code of a task: letters, digits, - and _, at most 20."),
            [var task, ..] when !seen.Add(task) => (null, $"Task {task} stands in the file more than once."),
            [_, var competency, _] when !codes.DomainOfCompetency.ContainsKey(competency) =>
                (null, $"The competency {competency} is not in framework {codes.Code} {codes.Version}."),
            [_, _, { Length: 0 or > 400 }] => (null, "A statement has between one and 400 characters."),
            _ => (new PracticeTask(cells[0], cells[1], cells[2]), null),
        });
    }

    /// <summary>Columns <c>attribute</c>, <c>value</c>, <c>people</c>.</summary>
    public static (IReadOnlyList<PanelCell> Panel, IReadOnlyList<FileProblem> Problems) Panel(SourceFile file)
    {
        var seen = new HashSet<(string, string)>();
        return Rows<PanelCell>(file, ["attribute", "value", "people"], 200, cells => cells switch
        {
            _ when !IsName(cells[0]) || !IsName(cells[1]) => (null, "Attribute and value have between one and 60 characters."),
            _ when !seen.Add((cells[0], cells[1])) => (null, $"{cells[0]}, {cells[1]} stands in the file more than once."),
            _ => int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is > 0 and < 1000
                ? (new PanelCell(cells[0], cells[1], people), null)
                : (null, $"“{cells[2]}” is not a number of people."),
        });
    }

    public static bool IsName(string text) => text.Length is > 0 and <= 60 && !text.Any(char.IsControl);

    public static bool IsCode(string text) => text.Length is > 0 and <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A problem names file and line itself.</summary>
    public static FileProblem Problem(SourceFile file, int line, CsvException e) =>
        new(file.Name, line, e.Message.IndexOf(": ", StringComparison.Ordinal) is > 0 and var i ? e.Message[(i + 2)..] : e.Message);

    private static (IReadOnlyList<T> Rows, IReadOnlyList<FileProblem> Problems) Rows<T>(SourceFile file, string[] columns, int most, Func<string[], (T? Row, string? Problem)> read)
        where T : class
    {
        var (rows, problems) = (new List<T>(), new List<FileProblem>());
        CsvTable? open = null;
        try
        {
            using var table = open = CsvTable.Parse(file.Content, file.Name);
            if (table.Columns.Except(columns).ToList() is { Count: > 0 } unknown)
                problems.Add(new(file.Name, 1, $"The columns {string.Join(", ", unknown.Take(10))} are not known."));
            var places = columns.Select(table.Require).ToArray();
            while (problems.Count < MostProblems && table.Read())
            {
                var (row, problem) = read([.. places.Select(p => table[p].Trim().ToString())]);
                if (row is not null) rows.Add(row);
                else problems.Add(new(file.Name, table.Line, problem!));
                if (rows.Count > most) return ([], [new(file.Name, table.Line, $"More than {most} rows.")]);
            }
            if (rows.Count == 0 && problems.Count == 0) problems.Add(new(file.Name, 1, "There are no rows."));
        }
        catch (CsvException e)
        {
            problems.Add(Problem(file, open?.Line ?? 1, e));
        }
        return (rows, problems);
    }
}
