using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>
/// The cells of the items as they stand in a file, one byte each: the number of the token in the item's own list, or a code for none. What a
/// token means (option, score) is decided afterwards, so that the file is read once.
/// </summary>
/// <param name="Items">Names of the item columns.</param>
/// <param name="Tokens">What occurs in each item's column, in the order of first sight, with the line of it.</param>
/// <param name="Codes">Persons × items, person after person.</param>
/// <param name="Groups">The column that tells groups apart, one a person; empty if none was asked for.</param>
public sealed record ResponseFile(string Name, IReadOnlyList<string> Items, IReadOnlyList<IReadOnlyList<Token>> Tokens, byte[] Codes, int Persons, IReadOnlyList<string> Groups)
{
    public const byte None = 255;
    public const byte NotAdministered = 254;
    private const int MostTokens = 250;

    /// <exception cref="CsvException">The file is not as it should be; the message says where.</exception>
    public static ResponseFile Read(AnalyzeOptions options)
    {
        using var table = CsvTable.Open(options.Responses);
        var group = options.Dif is { } dif ? table.Require(dif.Column) : -1;
        var columns = Columns(table, options, group);
        if (columns.Count == 0) throw new CsvException($"{table.File}: no column is left for the items.");
        var known = columns.Select(_ => new Dictionary<string, byte>().GetAlternateLookup<ReadOnlySpan<char>>()).ToArray();
        var tokens = columns.Select(_ => new List<Token>()).ToArray();
        foreach (var item in known)
        {
            foreach (var token in options.Missing) item[token] = None;
            foreach (var token in options.NotAdministered) item[token] = NotAdministered;
        }
        var codes = new List<byte>();
        var groups = new List<string>();
        var persons = 0;
        for (; table.Read(); persons++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var cell = table[columns[i]].Trim();
                if (!known[i].TryGetValue(cell, out var code))
                {
                    if (tokens[i].Count == MostTokens) throw table.Wrong(columns[i], $"an answer: the column holds more than {MostTokens} different ones already. Leave it out with --items or --exclude, if it is no item");
                    known[i][cell] = code = (byte)tokens[i].Count;
                    tokens[i].Add(new(cell.ToString(), table.Line));
                }
                codes.Add(code);
            }
            if (group >= 0) groups.Add(string.Intern(table[group].Trim().ToString()));
        }
        if (persons == 0) throw new CsvException($"{table.File}: there is no row below the names.");
        return new(table.File, [.. columns.Select(c => table.Columns[c])], tokens, [.. codes], persons, groups);
    }

    private static List<int> Columns(CsvTable table, AnalyzeOptions options, int group)
    {
        if (options.Items is var (from, to))
        {
            var (first, last) = (Place(table, from), Place(table, to));
            if (first > last) throw new CsvException($"{table.File}: {from} comes after {to}.");
            return [.. Enumerable.Range(first, last - first + 1).Where(c => c != group)];
        }
        var excluded = options.Exclude.Select(table.Require).ToHashSet();
        return [.. Enumerable.Range(0, table.Columns.Count).Where(c => c != group && !excluded.Contains(c))];
    }

    private static int Place(CsvTable table, string name) =>
        table.IndexOf(name) is >= 0 and var place ? place : int.TryParse(name, out var number) && number >= 1 && number <= table.Columns.Count ? number - 1 : table.Require(name);
}

/// <param name="Line">The first line of the file it is in.</param>
public readonly record struct Token(string Text, int Line);
