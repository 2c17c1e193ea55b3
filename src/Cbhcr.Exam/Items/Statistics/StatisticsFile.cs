using System.Globalization;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Items;

/// <summary>
/// Figures of items as a CSV file: <c>code</c>, <c>n</c>, and any of <c>version</c> (the newest, when left out), <c>p</c>, <c>discrimination</c>, <c>flags</c> (separated by
/// semicolons), <c>omitted</c>, <c>option_A</c> … with counts, <c>model</c> with <c>a</c>, <c>b</c>, <c>c</c>.
/// </summary>
internal static class StatisticsFile
{
    public const int MostRows = 50_000;

    /// <summary>A file of thousands of wrong lines has one fault that is made thousands of times.</summary>
    private const int MostProblems = 100;

    private const string Option = "option_";
    private static readonly string[] Known = ["code", "version", "n", "p", "discrimination", "flags", "omitted", "model", "a", "b", "c"];

    public sealed record Row(int Line, string Code, int? Version, int N, double? P, double? Discrimination, IReadOnlyList<string> Flags, IReadOnlyList<OptionUse> Options, IrtParameters? Irt);

    /// <summary>Lines that are wrong are named, the first hundred of them; a file with one is not taken.</summary>
    public static (IReadOnlyList<Row> Rows, IReadOnlyList<FileProblem> Problems) Read(SourceFile file)
    {
        var (rows, problems) = (new List<Row>(), new List<FileProblem>());
        var line = 1;
        try
        {
            using var table = CsvTable.Parse(file.Content, file.Name);
            var wrong = table.Columns.Where(c => !Known.Contains(c) && !c.StartsWith(Option, StringComparison.Ordinal)).ToList();
            if (wrong.Count > 0) return ([], [new(file.Name, 1, $"The columns {string.Join(", ", wrong.Take(10))} are not known.")]);
            foreach (var column in new[] { "code", "n" }) table.Require(column);
            while (problems.Count < MostProblems && table.Read())
            {
                line = table.Line;
                try
                {
                    rows.Add(ReadRow(table));
                }
                catch (CsvException e)
                {
                    problems.Add(new(file.Name, line, WithoutPlace(e.Message)));
                }
                if (rows.Count > MostRows) return ([], [new(file.Name, line, $"More than {MostRows} rows.")]);
            }
        }
        catch (CsvException e)
        {
            problems.Add(new(file.Name, line, WithoutPlace(e.Message)));
        }
        foreach (var twice in rows.GroupBy(r => (r.Code, r.Version)).SelectMany(g => g.Skip(1)))
            problems.Add(new(file.Name, twice.Line, $"{twice.Code} stands in the file more than once."));
        return (rows, problems);
    }

    private static Row ReadRow(CsvTable t)
    {
        var n = t.Whole(t.IndexOf("n"));
        if (n < 0) throw t.Wrong(t.IndexOf("n"), "a number of answers");
        var options = t.Columns.Select((name, i) => (name, i)).Where(c => c.name.StartsWith(Option, StringComparison.Ordinal) && t[c.i].Length > 0)
            .Select(c => new OptionUse(c.name[Option.Length..], Count(t, c.i, n))).ToList();
        if (Cell(t, "omitted") is { } omitted) options.Add(new(null, Count(t, omitted, n)));
        if (options.Sum(o => o.Count) > n && options.Count > 0) throw new CsvException($"the counts of options and omissions add up to more than n, which is {n}.");
        var flags = Cell(t, "flags") is { } f ? t[f].ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        if (flags.Any(x => x.Length > 40)) throw new CsvException("a flag is longer than 40 characters.");
        var code = t[t.IndexOf("code")].Trim().ToString();
        return code.Length == 0 ? throw t.Wrong(t.IndexOf("code"), "the code of an item")
            : new(t.Line, code, Cell(t, "version") is { } v ? t.Whole(v) : null, n, Between(t, "p", 0, 1), Between(t, "discrimination", -1, 1), flags, options, Irt(t));
    }

    private static IrtParameters? Irt(CsvTable t)
    {
        if (Cell(t, "b") is not { } b) return null;
        var model = Cell(t, "model") is { } m ? t[m].ToString().Trim() : "rasch";
        return model is "rasch" or "2pl" or "3pl" ? new(model, t.Number(b), Cell(t, "a") is { } a ? t.Number(a) : null, Between(t, "c", 0, 1)) : throw t.Wrong(t.IndexOf("model"), "rasch, 2pl or 3pl");
    }

    private static int? Cell(CsvTable t, string column) => t.IndexOf(column) is >= 0 and var i && !t[i].IsWhiteSpace() ? i : null;

    private static int Count(CsvTable t, int column, int most) => t.Whole(column) is >= 0 and var count && count <= most ? count
        : throw t.Wrong(column, string.Create(CultureInfo.InvariantCulture, $"a count from 0 to {most}"));

    private static double? Between(CsvTable t, string column, double low, double high) =>
        Cell(t, column) is not { } i ? null : t.Number(i) is var value && value >= low && value <= high ? value
            : throw t.Wrong(i, string.Create(CultureInfo.InvariantCulture, $"a number from {low} to {high}"));

    // The problem names file and line itself.
    private static string WithoutPlace(string message) => message.IndexOf(", column ", StringComparison.Ordinal) is > 0 and var i ? message[(i + 2)..] : message;
}
