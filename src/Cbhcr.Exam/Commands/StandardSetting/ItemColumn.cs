using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>A number of the item that stands in every row about it; rows may leave it empty, but not differ.</summary>
internal sealed class ItemColumn(CsvTable csv, string name, double lowest, double highest, string expected)
{
    private readonly int _column = csv.IndexOf(name);
    private readonly Dictionary<string, (double Value, int Line)> _values = [];

    public bool IsThere => _column >= 0;

    public void Read(string item)
    {
        if (_column < 0 || csv[_column].Trim().IsEmpty) return;
        var value = csv.Number(_column);
        if (!(value >= lowest && value <= highest)) throw csv.Wrong(_column, expected);
        if (!_values.TryAdd(item, (value, csv.Line)) && !_values[item].Value.Equals(value)) throw csv.Wrong(_column, $"what line {_values[item].Line} says of item {item}");
    }

    public double? Of(string item) => _values.TryGetValue(item, out var known) ? known.Value : null;

    /// <summary>In the order of the items, NaN where not known; empty where nothing is.</summary>
    public double[] Of(IReadOnlyList<string> items) => _values.Count == 0 ? [] : [.. items.Select(i => Of(i) ?? double.NaN)];
}
