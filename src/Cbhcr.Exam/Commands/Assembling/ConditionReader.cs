using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Conditions of the constraints file. Columns are noted as they are used, so that only those are read as numbers.</summary>
internal sealed class ConditionReader(PoolColumns columns, PoolTable table)
{
    private readonly Dictionary<string, IReadOnlyList<double?>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string?>> _categories = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<double?>> Numbers => _numbers;

    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Categories => _categories;

    /// <summary>What may be a slip of the pen.</summary>
    public List<(string Path, string Words)> Remarks { get; } = [];

    /// <summary>A number column by the name used in the file.</summary>
    /// <exception cref="ConstraintException">There is no such column.</exception>
    public string Number(string name, string path)
    {
        if (!_numbers.ContainsKey(name)) _numbers[name] = table.Numbers(Behind(name, path, number: true));
        return name;
    }

    private string Behind(string name, string path, bool number) =>
        columns.Behind(name, number) is var column && table.Spelled(column) is { } spelled ? spelled : throw new ConstraintException(path, table.Unknown(column));

    public Condition Read(JsonNode? node, string path) => node switch
    {
        null => new Every(),
        JsonArray ids => new These([.. ids.Select((id, i) => Text(id) ?? throw new ConstraintException($"{path}[{i}]", "An id is a text or a number."))]),
        JsonObject all when All(all, path).ToList() is var conditions => conditions.Count switch { 0 => new Every(), 1 => conditions[0], _ => new Both(conditions) },
        _ => throw new ConstraintException(path, "A condition is a list of ids or a mapping of columns."),
    };

    private IEnumerable<Condition> All(JsonObject all, string path)
    {
        foreach (var (name, value) in all)
        {
            var at = $"{path}.{name}";
            yield return name switch
            {
                "id" => Read(value as JsonArray ?? new JsonArray(value?.DeepClone()), at),
                "not" => new Not(Read(value, at)),
                "any" => new Either(Several(value, at)),
                "all" => new Both(Several(value, at)),
                _ => Column(name, value, at),
            };
        }
    }

    private List<Condition> Several(JsonNode? node, string path) => node is JsonArray list ? [.. list.Select((c, i) => Read(c, $"{path}[{i}]"))]
        : throw new ConstraintException(path, "A list of conditions is expected.");

    private Condition Column(string name, JsonNode? value, string path)
    {
        if (value is JsonObject range && range.Select(p => p.Key).ToList() is var keys)
        {
            if (keys is ["not"]) return new Not(Column(name, range["not"], $"{path}.not"));
            if (keys.Count == 0 || keys.Except(["least", "most"]).FirstOrDefault() is not null)
                throw new ConstraintException(path, "Of a column a value, a list of values, null, “least” and “most”, or “not” can be asked.");
            return new Within(Number(name, path), RangeReader.Read(range, path));
        }
        if (!_categories.TryGetValue(name, out var cells)) _categories[name] = cells = table.Texts(Behind(name, path, number: false));
        if (value is null) return new Not(new In(name, [.. cells.OfType<string>().Distinct()]));
        var values = value is JsonArray list ? list.ToList() : [value];
        return new In(name, [.. values.SelectMany((v, i) => Alike(v, cells, value is JsonArray ? $"{path}[{i}]" : path)).Distinct()]);
    }

    // 3 means cells with 3, 3.0 and 03 as well, true cells with TRUE: a table says it in its own way.
    private List<string> Alike(JsonNode? value, IReadOnlyList<string?> cells, string path)
    {
        var text = Text(value) ?? throw new ConstraintException(path, "A value is a text, a number, true or false.");
        var all = cells.OfType<string>().Distinct().ToList();
        List<string> alike = value!.GetValueKind() switch
        {
            JsonValueKind.String => [.. all.Where(c => c == text)],
            JsonValueKind.Number => [.. all.Where(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x.Equals(RangeReader.Double(value)))],
            _ => [.. all.Where(c => c.Equals(text, StringComparison.OrdinalIgnoreCase))],
        };
        if (alike.Count == 0) Remarks.Add((path, $"No item has the value {text}.{Nearest.Ask(text, all)}"));
        return alike.Count > 0 ? alike : [text];
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };
}
