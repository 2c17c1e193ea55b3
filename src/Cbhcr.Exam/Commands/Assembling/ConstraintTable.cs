using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>
/// Constraints as a table, in the format of the R package TestDesign (Choi, Lim and van der Linden 2022): CONSTRAINT_ID, TYPE, WHAT, CONDITION, LB, UB, ONOFF. What it says
/// is said again in the words of the constraints file; the goal is the package's usual one, as much information at −1, 0 and 1 as possible.
/// </summary>
internal sealed class ConstraintTable
{
    private static readonly string[] Known = ["Number", "Sum", "Mean", "Enemy", "Include", "Exclude", "AllOrNone", "Order"];

    private readonly CsvTable _csv;
    private readonly JsonArray _rules = [];
    private readonly List<int> _lines = [];
    private JsonNode? _ofEach;

    private ConstraintTable(CsvTable csv) => _csv = csv;

    /// <summary>Rules that say nothing here.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>The same as a constraints file, and the line of each rule.</summary>
    public static (JsonObject Root, IReadOnlyList<int> Lines, IReadOnlyList<string> Remarks) Read(string file, IReadOnlyList<string> poolColumns)
    {
        using var csv = CsvTable.OpenAny(file);
        foreach (var column in (string[])["TYPE", "WHAT", "CONDITION", "LB", "UB"]) csv.Require(column);
        var table = new ConstraintTable(csv);
        while (csv.Read()) table.Row();
        foreach (var sets in table._rules.OfType<JsonObject>().Where(r => r.ContainsKey("stimuli")))
            sets["itemsOfEach"] = table._ofEach?.DeepClone() ?? new JsonObject { ["least"] = 1 };
        var columns = Columns(poolColumns);
        var root = new JsonObject { ["columns"] = columns, ["rules"] = table._rules };
        if (columns.ContainsKey("b") || columns.ContainsKey("model")) root["goal"] = new JsonObject { ["most"] = new JsonObject { ["information"] = new JsonArray(-1, 0, 1) } };
        return (root, table._lines, table.Remarks);
    }

    // The package knows a pool by the names of its columns.
    private static JsonObject Columns(IReadOnlyList<string> pool)
    {
        string? Named(string name) => pool.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
        var columns = new JsonObject { ["id"] = Named("ID") ?? Named("item") ?? pool[0] };
        JsonNode?[] parameters = [.. Enumerable.Range(1, 20).Select(k => Named($"PAR{k}")).OfType<string>()];
        if (Named("MODEL") is { } model && parameters.Length > 0) (columns["model"], columns["parameters"]) = (model, new JsonArray(parameters));
        else foreach (var part in (string[])["a", "b", "c"]) if (Named(part) is { } column) columns[part] = column;
        if (Named("STID") is { } stimulus) columns["stimulus"] = stimulus;
        return columns;
    }

    private void Row()
    {
        var id = Cell("CONSTRAINT_ID") ?? Cell("CONSTRAINT") ?? $"line {_csv.Line}";
        var (type, what, condition) = (Cell("TYPE") ?? "", Cell("WHAT") ?? "Item", Cell("CONDITION"));
        if (Is(Cell("ONOFF") ?? "", "OFF")) return;
        if (Known.FirstOrDefault(k => Is(k, type)) is not { } kind) throw Fault("TYPE", $"“{type}” is not known; known are {string.Join(", ", Known)}.{Nearest.Ask(type, Known)}");
        if (kind == "Order")
        {
            Remarks.Add($"{_csv.File}, line {_csv.Line}: {id} asks for an order by {condition}; items stand in our own order.");
            return;
        }
        if (Is(what, "Stimulus") ? kind != "Number" : !Is(what, "Item")) throw Fault("WHAT", $"“{what}” is not taken with {kind}; Item is, and with Number also Stimulus.");
        if (kind == "Number" && Is(condition ?? "", "PER STIMULUS"))
        {
            _ofEach = Range();
            return;
        }
        try
        {
            var rule = Rule(kind, Is(what, "Stimulus"), condition);
            (rule["id"], rule["words"]) = (id, Words(id, kind, condition));
            _rules.Add(rule);
            _lines.Add(_csv.Line);
        }
        catch (ConstraintException e)
        {
            throw Fault("CONDITION", e.Message);
        }
    }

    private JsonObject Rule(string kind, bool stimuli, string? condition)
    {
        JsonNode? Where(string? text) => text is null ? null : RExpression.Read(text);
        JsonNode Needed() => Where(condition) ?? throw Fault("CONDITION", $"{kind} needs a condition.");
        switch (kind)
        {
            case "Number": return With(new() { [stimuli ? "stimuli" : "items"] = Range() }, Where(condition));
            case "Enemy": return new() { ["enemies"] = Needed() };
            case "Include": return new() { ["include"] = Needed() };
            case "Exclude": return new() { ["exclude"] = Needed() };
            case "AllOrNone": return new() { ["allOrNone"] = Needed() };
            default:
                // WORDCOUNT, or of some items only: WORDCOUNT, DOMAIN == "A".
                if (condition is null) throw Fault("CONDITION", $"{kind} needs the name of a column.");
                var comma = condition.IndexOf(',', StringComparison.Ordinal);
                var column = (comma < 0 ? condition : condition[..comma]).Trim();
                return With(new() { [kind == "Sum" ? "sum" : "mean"] = column, ["range"] = Range() }, Where(comma < 0 ? null : condition[(comma + 1)..]));
        }
    }

    private static JsonObject With(JsonObject rule, JsonNode? where)
    {
        if (where is not null) rule["where"] = where;
        return rule;
    }

    private static string Words(string id, string kind, string? condition) => $"{id} ({kind}{(condition is null ? "" : $": {condition}")})";

    private JsonObject Range()
    {
        var range = new JsonObject();
        foreach (var (column, limit) in new[] { ("LB", "least"), ("UB", "most") })
            if (Cell(column) is not null && _csv.Number(_csv.Require(column)) is var number) range[limit] = number;
        return range.Count > 0 ? range : throw Fault("LB", "a lower or an upper bound is needed.");
    }

    private string? Cell(string column) => _csv.IndexOf(column) is >= 0 and var k && _csv[k].Trim().ToString() is { Length: > 0 } text && text != "NA" ? text : null;

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private CsvException Fault(string column, string what) => new($"{_csv.File}, line {_csv.Line}, column {column}: {what}");
}
