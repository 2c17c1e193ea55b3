using System.Text;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Exchange;

/// <summary>Items as a table, in both directions: what a spreadsheet can hold of one best answer and multiple response. Lists are separated by semicolons.</summary>
public static class CsvItems
{
    private const int MostOptions = 8;

    /// <summary>A file of thousands of wrong lines has one fault that is made thousands of times.</summary>
    private const int MostProblems = 100;

    private static readonly string[] Columns =
    [
        "code", "type", "stem", .. Enumerable.Range(0, MostOptions).SelectMany(i => new[] { $"option{(char)('A' + i)}", $"rationale{(char)('A' + i)}" }),
        "key", "competency", "skillArea", "values", "cognitiveLevel", "setting", "levels", "authorNote", "stimulus",
    ];

    public static (IReadOnlyList<IncomingItem> Items, IReadOnlyList<FileProblem> Problems) Read(string name, string text)
    {
        var (items, problems) = (new List<IncomingItem>(), new List<FileProblem>());
        try
        {
            using var table = CsvTable.Parse(text.TrimStart('\uFEFF'), name);
            foreach (var needed in (string[])["code", "stem", "optionA", "optionB", "key"]) table.Require(needed);
            foreach (var unknown in table.Columns.Where(c => !Columns.Contains(c) && c != "export")) problems.Add(new(name, 1, $"The column “{unknown}” is not known."));
            while (problems.Count < MostProblems && table.Read())
            {
                string Cell(string column) => table.IndexOf(column) is >= 0 and var i ? Bare(table[i].ToString().Trim()) : "";
                var place = $"{name}:{table.Line}";
                var options = Enumerable.Range(0, MostOptions).Select(i => ((char)('A' + i)).ToString()).Select(l => new ItemOption(l, Cell("option" + l), Cell("rationale" + l)))
                    .TakeWhile(o => o.Text.Length > 0).ToList();
                var type = Cell("type") is { Length: > 0 } said ? said : ItemTypes.SingleBestAnswer;
                var keys = Cell("key").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                void Wrong(string message) => problems.Add(new(name, table.Line, message));
                if (Columns.Any(c => Cell(c).Contains('\0'))) Wrong("The character U+0000 cannot be kept.");
                else if (!Intake.IsCode(Cell("code"))) Wrong($"“{Cell("code")}” is not a code, for example RB-SA-017.");
                else if (type is not (ItemTypes.SingleBestAnswer or ItemTypes.MultipleResponse)) Wrong($"A table holds {ItemTypes.SingleBestAnswer} and {ItemTypes.MultipleResponse}, not “{type}”.");
                else if (Cell("stem").Length == 0) Wrong("The stem is empty.");
                else if (options.Count < 2) Wrong("There are fewer than two options.");
                else if (keys.Length == 0 || keys.Any(k => options.All(o => o.Id != k)) || type == ItemTypes.SingleBestAnswer && keys.Length > 1)
                    Wrong($"The key {Cell("key")} is not one of the options.");
                else items.Add(new(Cell("code"), new ItemContent(type, Cell("stem"), options, string.Join(',', keys.Order(StringComparer.Ordinal)), true, Cell("competency"),
                    Cell("skillArea"), List(Cell("values")), Cell("cognitiveLevel"),
                    Cell("setting") is { Length: > 0 } setting ? setting : "none", List(Cell("levels")), [], [], Cell("authorNote"), false,
                    Task: type == ItemTypes.MultipleResponse ? new() : null), place,
                    Cell("stimulus") is { Length: > 0 } stimulus ? stimulus : null));
            }
        }
        catch (CsvException e)
        {
            problems.Add(new(name, 0, e.Message));
        }
        return (items, problems);
    }

    /// <summary>Whether a table has room for all that it says.</summary>
    public static bool Holds(ItemContent content) =>
        content.Type is ItemTypes.SingleBestAnswer or ItemTypes.MultipleResponse && content.Options.Count <= MostOptions;

    /// <summary>Items that a table does not hold are left out.</summary>
    public static string Write(IEnumerable<OutgoingItem> items, string mark)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Append("export")).Append("\r\n");
        foreach (var i in items.Where(i => Holds(i.Content)))
        {
            var c = i.Content;
            IEnumerable<string> cells =
            [
                i.Code, c.Type, c.Stem, .. Enumerable.Range(0, MostOptions).SelectMany(n => n < c.Options.Count ? [c.Options[n].Text, c.Options[n].Rationale] : new[] { "", "" }),
                c.Key, c.Competency, c.SkillArea, string.Join(';', c.Values), c.CognitiveLevel, c.Setting, string.Join(';', c.Levels), c.AuthorNote, i.Stimulus ?? "", mark,
            ];
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }
        return text.ToString();
    }

    /// <summary>A spreadsheet would run what begins so; the apostrophe before it is taken off when the file comes back.</summary>
    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\'') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Bare(string text) => text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\'', ..] ? text[1..] : text;

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
