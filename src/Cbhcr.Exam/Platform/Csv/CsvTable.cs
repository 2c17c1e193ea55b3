using System.Globalization;
using System.Text;

namespace Cbhcr.Exam.Platform.Csv;

/// <summary>What is wrong in a CSV file, and where; the message is for the person who made the file.</summary>
public sealed class CsvException(string message) : Exception(message);

/// <summary>
/// A CSV file with names in its first line, read row by row (RFC 4180: commas, quotes, doubled quotes, line breaks inside quotes; a byte order mark
/// and both line ends are accepted). The row lies in one reused buffer, so a file of ten million cells costs no memory to speak of.
/// </summary>
public sealed class CsvTable : IDisposable
{
    private readonly TextReader _text;
    private readonly char[] _buffer = new char[1 << 16];
    private int _next, _filled, _line = 1;
    private char[] _row = new char[1 << 10];
    private int[] _ends = new int[16];
    private int _length, _cells;
    private readonly bool _any;

    private CsvTable(TextReader text, string file, bool any = false)
    {
        (_text, File, _any) = (text, file, any);
        try
        {
            if (any) Separator = Likeliest();
            Columns = Header();
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>As it was named, for messages.</summary>
    public string File { get; }

    /// <summary>What stands between cells.</summary>
    public char Separator { get; } = ',';

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The line of the file the current row begins in, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The text of a cell of the current row, quotes taken off; valid until the next row is read.</summary>
    public ReadOnlySpan<char> this[int column] => _row.AsSpan(column == 0 ? 0 : _ends[column - 1], _ends[column] - (column == 0 ? 0 : _ends[column - 1]));

    /// <exception cref="CsvException">It cannot be opened, is empty, or its first line is not a list of names each used once.</exception>
    public static CsvTable Open(string file) => Open(file, any: false);

    /// <summary>As other programs write it too: with semicolons or tabs, columns without a name (called column 1, column 2 …) and empty lines.</summary>
    /// <exception cref="CsvException">As for <see cref="Open(string)"/>.</exception>
    public static CsvTable OpenAny(string file) => Open(file, any: true);

    private static CsvTable Open(string file, bool any)
    {
        try
        {
            return new(new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16), file, any);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CsvException(e is FileNotFoundException or DirectoryNotFoundException ? $"{file}: there is no such file." : $"{file}: {e.Message}");
        }
    }

    /// <summary>The same from text in memory.</summary>
    public static CsvTable Parse(string text, string name) => new(new StringReader(text), name);

    /// <summary>The place of a column, or −1.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column) return i;
        return -1;
    }

    /// <exception cref="CsvException">There is no such column.</exception>
    public int Require(string column) => IndexOf(column) is >= 0 and var i ? i
        : throw new CsvException($"{File}: there is no column {column}; the columns are {string.Join(", ", Columns.Take(20))}{(Columns.Count > 20 ? ", …" : "")}.");

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="CsvException">The row has more or fewer cells than there are columns, or its quotes are wrong.</exception>
    public bool Read()
    {
        do
        {
            if (!Row()) return false;
        }
        while (_any && Columns.Count > 1 && _cells == 1 && _length == 0);
        return _cells == Columns.Count ? true : throw new CsvException($"{File}, line {Line}: {Cells(_cells)}, but there are {Columns.Count} columns.");
    }

    /// <summary>A number with a decimal point.</summary>
    /// <exception cref="CsvException">Empty, not a number, or not finite.</exception>
    public double Number(int column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Wrong(column, "a number");

    /// <summary>A whole number.</summary>
    /// <exception cref="CsvException">Empty, or not a whole number.</exception>
    public int Whole(int column) =>
        int.TryParse(this[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "a whole number");

    /// <summary>Says that the cell of the current row is not what it should be.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="expected">What it should be, as "a number from 0 to 5".</param>
    public CsvException Wrong(int column, string expected)
    {
        var cell = this[column];
        return new($"{File}, line {Line}, column {Columns[column]}: {(cell.Length == 0 ? "empty" : $"\"{(cell.Length > 40 ? $"{cell[..40]}…" : cell)}\"")} is not {expected}.");
    }

    public void Dispose() => _text.Dispose();

    private string[] Header()
    {
        if (!Row() || (_cells == 1 && _length == 0)) throw new CsvException($"{File}, line 1: the names of the columns are missing.");
        var names = new string[_cells];
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < _cells; i++)
        {
            names[i] = this[i].Trim().ToString();
            if (names[i].Length == 0 && _any) names[i] = $"column {i + 1}";
            if (names[i].Length == 0) throw new CsvException($"{File}, line 1: column {i + 1} has no name.");
            if (!seen.TryAdd(names[i], i)) throw new CsvException($"{File}, line 1: columns {seen[names[i]] + 1} and {i + 1} are both called {names[i]}.");
        }
        return _cells == 1 && names[0].Contains(';', StringComparison.Ordinal) ? throw new CsvException($"{File}, line 1: columns are separated by semicolons; commas are expected.") : names;
    }

    /// <summary>Whichever there is most of in the first line, outside quotes.</summary>
    private char Likeliest()
    {
        Peek();
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        for (var i = _next; i < _filled && (quoted || _buffer[i] is not ('\r' or '\n')); i++)
        {
            if (_buffer[i] == '"') quoted = !quoted;
            else if (!quoted && counts.TryGetValue(_buffer[i], out var count)) counts[_buffer[i]] = count + 1;
        }
        return counts.MaxBy(c => c.Value).Key;
    }

    /// <summary>Cells up to the end of the row, without asking how many there should be.</summary>
    private bool Row()
    {
        (_cells, _length, Line) = (0, 0, _line);
        if (Peek() < 0) return false;
        while (true)
        {
            if (Peek() == '"') Quoted();
            else Plain();
            if (_cells == _ends.Length) Array.Resize(ref _ends, 2 * _cells);
            _ends[_cells++] = _length;
            var separator = Peek();
            if (separator >= 0) _next++;
            if (separator == Separator) continue;
            if (separator == '\r' && Peek() == '\n') _next++;
            _line++;
            return true;
        }
    }

    private void Plain()
    {
        while (Peek() >= 0)
        {
            var ahead = _buffer.AsSpan(_next, _filled - _next);
            var stop = ahead.IndexOfAny([Separator, '"', '\r', '\n']);
            Append(stop < 0 ? ahead : ahead[..stop]);
            _next += stop < 0 ? ahead.Length : stop;
            if (stop < 0) continue;
            if (_buffer[_next] == '"') throw new CsvException($"{File}, line {_line}, cell {_cells + 1}: a quote within a cell that does not begin with one.");
            return;
        }
    }

    private void Quoted()
    {
        _next++;
        while (Peek() >= 0)
        {
            var ahead = _buffer.AsSpan(_next, _filled - _next);
            var stop = ahead.IndexOf('"');
            var inside = stop < 0 ? ahead : ahead[..stop];
            _line += inside.Count('\n');
            Append(inside);
            _next += inside.Length;
            if (stop < 0) continue;
            _next++;
            if (Peek() is -1 or '\r' or '\n' || Peek() == Separator) return;
            if (_buffer[_next] != '"') throw new CsvException($"{File}, line {_line}, cell {_cells + 1}: text after the closing quote.");
            Append("\"");
            _next++;
        }
        throw new CsvException($"{File}, line {Line}, cell {_cells + 1}: the quote is not closed.");
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _row.Length) Array.Resize(ref _row, Math.Max(2 * _row.Length, _length + text.Length));
        text.CopyTo(_row.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>The next character, −1 at the end of the file.</summary>
    private int Peek()
    {
        if (_next < _filled) return _buffer[_next];
        try
        {
            (_next, _filled) = (0, _text.Read(_buffer));
        }
        catch (DecoderFallbackException)
        {
            throw new CsvException($"{File}, after line {_line}: the text is not UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CsvException($"{File}: {e.Message}");
        }
        return _filled == 0 ? -1 : _buffer[0];
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
