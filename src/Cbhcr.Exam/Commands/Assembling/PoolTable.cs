using System.Globalization;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Cells of one or several CSV files, joined on the id. The first file says which items there are.</summary>
internal sealed class PoolTable
{
    private const int MostNamed = 20;

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    /// <summary>Where each cell came from, for messages; with a comma for a separator a number has a point.</summary>
    private sealed record Column(string File, string?[] Cells, int[] Lines, bool Commas);

    private PoolTable()
    {
    }

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>What the files do not share.</summary>
    public List<string> Remarks { get; } = [];

    /// <param name="files">In order.</param>
    /// <param name="idColumns">The name of the id column for each; the last one for the rest.</param>
    /// <param name="none">Texts that mean an empty cell.</param>
    /// <exception cref="CsvException">A file cannot be read, an id is missing or stands twice, or a column says different things in two files.</exception>
    public static PoolTable Read(IReadOnlyList<string> files, IReadOnlyList<string> idColumns, IReadOnlySet<string> none)
    {
        var table = new PoolTable();
        foreach (var (k, file) in files.Index()) table.Add(file, idColumns[Math.Min(k, idColumns.Count - 1)], k == 0, none);
        return table._ids.Count > 0 ? table : throw new CsvException($"{files[0]}: there is no item.");
    }

    /// <summary>The name of a column as the files spell it: upper and lower case may differ. Null where there is none, or several that differ in case only.</summary>
    public string? Spelled(string column) => Spelled(column, _columns.Keys);

    /// <summary>That there is no such column, and which it may be.</summary>
    public string Unknown(string column) => $"There is no column {column} in the pool; the columns are {Names([.. _columns.Keys])}.{Nearest.Ask(column, _columns.Keys)}";

    public IReadOnlyList<string?> Texts(string column) => _columns[column].Cells;

    /// <exception cref="CsvException">A cell is not a number.</exception>
    public IReadOnlyList<double?> Numbers(string column)
    {
        var (file, cells, lines, commas) = _columns[column];
        return [.. cells.Select((cell, i) => cell is null ? (double?)null : Number(commas ? cell.Replace(',', '.') : cell) ?? throw new CsvException(
            $"{file}, line {lines[i]}, column {column}: \"{cell}\" is not a number. Texts that mean no value are named in columns.none."))];
    }

    /// <summary>Where an item's cell stands.</summary>
    public string Place(string column, int item) => _columns[column] is var c ? $"{c.File}, line {c.Lines[item]}, column {column}" : "";

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) ? x : null;

    private static string? Spelled(string column, IReadOnlyCollection<string> columns) =>
        columns.Contains(column) ? column : columns.Where(c => c.Equals(column, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;

    private static string Names(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(MostNamed))}{(names.Count > MostNamed ? ", …" : "")}";

    private void Add(string file, string idColumn, bool first, IReadOnlySet<string> none)
    {
        using var csv = CsvTable.OpenAny(file);
        if (Spelled(idColumn, csv.Columns) is not { } spelled)
            throw new CsvException($"{file}: there is no column {idColumn}; the columns are {Names(csv.Columns)}.{Nearest.Ask(idColumn, csv.Columns)}");
        var id = csv.Require(spelled);
        var rows = new List<(int Item, int Line, string?[] Cells)>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var strangers = new List<string>();
        while (csv.Read())
        {
            var name = csv[id].Trim().ToString();
            if (name.Length == 0) throw csv.Wrong(id, "an id");
            if (!seen.TryAdd(name, csv.Line)) throw new CsvException($"{file}, line {csv.Line}: the item {name} stands in line {seen[name]} already.");
            if (first)
            {
                _places.Add(name, _ids.Count);
                _ids.Add(name);
            }
            else if (!_places.ContainsKey(name))
            {
                strangers.Add(name);
                continue;
            }
            rows.Add((_places[name], csv.Line, Cells(csv, none)));
        }
        foreach (var (k, column) in csv.Columns.Index())
        {
            // The id of a later file is a column as well when it is called otherwise.
            if (k == id && _columns.ContainsKey(column)) continue;
            var (cells, lines) = (new string?[_ids.Count], new int[_ids.Count]);
            foreach (var row in rows) (cells[row.Item], lines[row.Item]) = (row.Cells[k], row.Line);
            if (_columns.TryGetValue(column, out var there)) Agree(file, column, there, cells, lines);
            else _columns[column] = new(file, cells, lines, csv.Separator != ',');
        }
        if (strangers.Count > 0) Remarks.Add($"{file}: {Some(strangers)} not in the first pool file and left out.");
        if (rows.Count < _ids.Count) Remarks.Add($"{file}: {Some([.. _ids.Where(i => !seen.ContainsKey(i))])} missing; their cells count as empty.");
    }

    // Files often repeat a column; then it does not matter whose is taken.
    private void Agree(string file, string column, Column there, string?[] cells, int[] lines)
    {
        for (var i = 0; i < cells.Length; i++)
            if (lines[i] > 0 && cells[i] != there.Cells[i])
                throw new CsvException($"{file}, line {lines[i]}: the column {column} of item {_ids[i]} stands in {there.File} as well, and says something else there.");
    }

    private static string Some(List<string> ids) =>
        $"{(ids.Count == 1 ? "1 item" : $"{ids.Count} items")} ({string.Join(", ", ids.Take(3))}{(ids.Count > 3 ? ", …" : "")}) {(ids.Count == 1 ? "is" : "are")}";

    private static string?[] Cells(CsvTable csv, IReadOnlySet<string> none)
    {
        var cells = new string?[csv.Columns.Count];
        for (var k = 0; k < cells.Length; k++) cells[k] = csv[k].Trim().ToString() is { Length: > 0 } text && !none.Contains(text) ? text : null;
        return cells;
    }
}
