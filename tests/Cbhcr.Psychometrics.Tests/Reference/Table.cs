namespace Cbhcr.Psychometrics.Tests.Reference;

/// <summary>A CSV file as R writes it: names in the first line, quotes around text, no commas inside, nothing for a missing value.</summary>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static Table Read(string path)
    {
        var lines = File.ReadLines(path).Select(l => (IReadOnlyList<string>)[.. l.Split(',').Select(c => c.Trim('"'))]).ToList();
        return new(lines[0], lines[1..]);
    }

    /// <summary>One byte a cell of the named columns, row after row.</summary>
    public byte[] Cells(IReadOnlyList<string> columns, Func<string, byte> code)
    {
        var places = columns.Select(c => Columns.ToList().IndexOf(c)).ToList();
        return [.. Rows.SelectMany(r => places.Select(p => code(r[p])))];
    }
}
