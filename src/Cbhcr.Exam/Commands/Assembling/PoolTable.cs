using System.Globalization;
using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Cells of one or several CSV files, joined on the id. The first file says which items there are.</summary>
internal sealed class PoolTable
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    /// <summary>Where each cell came from, for messages.</summary>
    private sealed record Column(string File, string?[] Cells, int[] Lines);

    private PoolTable()
    {
    }

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>What the files do not share.</summary>
    public List<string> Remarks { get; } = [];

    /// <param name="files">In order.</param>
    /// <param name="idColumns">The name of the id column for each; the last one for the rest.</param>
    /// <param name="none">Texts that mean an empty cell.</param>
    /// <exception cref="CsvException">A file cannot be read, an id is missing or stands twice, or a column stands in two files.</exception>
    public static PoolTable Read(IReadOnlyList<string> files, IReadOnlyList<string> idColumns, IReadOnlySet<string> none)
    {
        var table = new PoolTable();
        foreach (var (k, file) in files.Index()) table.Add(file, idColumns[Math.Min(k, idColumns.Count - 1)], k == 0, none);
        return table._ids.Count > 0 ? table : throw new CsvException($"{files[0]}: there is no item.");
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The name of a column as the files spell it, where upper and lower case may differ.</summary>
    public string? Spelled(string column) => Has(column) ? column : _columns.Keys.FirstOrDefault(c => c.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="CsvException">There is no such column.</exception>
    public IReadOnlyList<string?> Texts(string column) => Find(column).Cells;

    /// <exception cref="CsvException">There is no such column, or a cell is not a number.</exception>
    public IReadOnlyList<double?> Numbers(string column)
    {
        var (file, cells, lines) = Find(column);
        return [.. cells.Select((cell, i) => cell is null ? (double?)null : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) ? x
            : throw new CsvException($"{file}, line {lines[i]}, column {column}: \"{cell}\" is not a number."))];
    }

    /// <summary>Where an item's cell stands.</summary>
    public string Place(string column, int item) => Find(column) is var (file, _, lines) ? $"{file}, line {lines[item]}, column {column}" : "";

    private Column Find(string column) => _columns.TryGetValue(column, out var found) ? found
        : throw new CsvException($"There is no column {column} in the pool; the columns are {string.Join(", ", _columns.Keys.Take(20))}{(_columns.Count > 20 ? ", …" : "")}.");

    private void Add(string file, string idColumn, bool first, IReadOnlySet<string> none)
    {
        using var csv = CsvTable.Open(file);
        var id = csv.Require(idColumn);
        foreach (var twice in csv.Columns.Where((c, k) => k != id && _columns.ContainsKey(c)))
            throw new CsvException($"{file}, line 1: the column {twice} stands in {_columns[twice].File} as well; only the id may.");
        var rows = new List<(int Item, int Line, string?[] Cells)>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var strangers = 0;
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
                strangers++;
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
            _columns[column] = new(file, cells, lines);
        }
        if (strangers > 0) Remarks.Add($"{file}: {strangers} items are not in the first pool file and are left out.");
        if (rows.Count < _ids.Count) Remarks.Add($"{file}: {_ids.Count - rows.Count} items of the first pool file are missing; their cells count as empty.");
    }

    private static string?[] Cells(CsvTable csv, IReadOnlySet<string> none)
    {
        var cells = new string?[csv.Columns.Count];
        for (var k = 0; k < cells.Length; k++) cells[k] = csv[k].Trim().ToString() is { Length: > 0 } text && !none.Contains(text) ? text : null;
        return cells;
    }
}
