using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>A key as CSV: one row an item with the columns <c>item</c> and <c>key</c>, or one row with a column an item.</summary>
internal static class KeyFile
{
    /// <exception cref="CsvException">An item has no key or two, or the file is of neither shape.</exception>
    public static IReadOnlyList<string> Read(string path, IReadOnlyList<string> items)
    {
        using var table = CsvTable.Open(path);
        var keys = new Dictionary<string, string>();
        if (table.IndexOf("item") is >= 0 and var item && table.IndexOf("key") is >= 0 and var key)
        {
            while (table.Read())
                if (!keys.TryAdd(table[item].Trim().ToString(), table[key].Trim().ToString())) throw new CsvException($"{table.File}, line {table.Line}: the item {table[item]} has a key already.");
        }
        else
        {
            if (!table.Read()) throw new CsvException($"{table.File}: the columns item and key, or a row with the key of each item, are expected.");
            for (var c = 0; c < table.Columns.Count; c++) keys[table.Columns[c]] = table[c].Trim().ToString();
            if (table.Read()) throw new CsvException($"{table.File}, line {table.Line}: one row is expected.");
        }
        return [.. items.Select(name => keys.TryGetValue(name, out var option) && option.Length > 0 ? option : throw new CsvException($"{table.File}: {name} has no key."))];
    }
}
