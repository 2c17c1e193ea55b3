namespace Cbhcr.Benchmarks.Assembly;

/// <summary>A comma-separated file with a head, quotes doubled within quotes.</summary>
internal sealed class CsvTable
{
    private readonly List<string> _head;
    private readonly List<List<string>> _rows;

    private CsvTable(List<List<string>> lines) => (_head, _rows) = (lines[0], lines[1..]);

    public int Count => _rows.Count;

    public static CsvTable Read(string path) => new([.. File.ReadLines(path).Where(l => l.Length > 0).Select(Fields)]);

    public string this[int row, string column] => _rows[row][_head.IndexOf(column)];

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') fields[^1] += line[i++];
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) fields.Add("");
            else fields[^1] += line[i];
        }
        return fields;
    }
}
