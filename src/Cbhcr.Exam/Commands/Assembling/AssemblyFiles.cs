using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Files;
using NJsonSchema;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What the files of one assembly say.</summary>
internal sealed record AssemblyFiles(ContentFile Constraints, PoolTable Table, PoolColumns Columns, AssemblyProblem Problem)
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(AssemblyFiles).Assembly.GetManifestResourceStream("assembly-constraints.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    /// <summary>Either the files or what is wrong with the constraints.</summary>
    /// <exception cref="Platform.Csv.CsvException">What is wrong with a pool file.</exception>
    /// <exception cref="IOException">The constraints file cannot be read.</exception>
    public static async Task<(AssemblyFiles? Files, IReadOnlyList<FileProblem> Problems)> ReadAsync(IReadOnlyList<string> pools, string constraints, int? forms)
    {
        var text = await File.ReadAllTextAsync(constraints);
        if (constraints.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && NotJson(text) is var (line, fault)) return (null, [new(constraints, line, fault)]);
        var (file, unreadable) = ContentFile.Read(new(constraints, text));
        if (file is null) return (null, [unreadable!]);
        if (file.Check(await Schema.Value) is { Count: > 0 } shape) return (null, shape);
        var json = file.Root["columns"]!.AsObject().DeepClone().AsObject();
        IReadOnlyList<string> ids = json["id"] is JsonArray several ? [.. several.Select(s => s!.GetValue<string>())] : [json["id"]!.GetValue<string>()];
        json.Remove("id");
        var (columns, misfit) = file.As<PoolColumns>(json);
        if (columns is null) return (null, [misfit!]);
        var table = PoolTable.Read(pools, ids, columns.Missing);
        try
        {
            return (new(file, table, columns, Asked(file.Root, columns, table, forms)), []);
        }
        catch (ConstraintException e)
        {
            return (null, [file.Problem(e.Path, e.Message)]);
        }
    }

    /// <summary>The items of a form in the order they stand in.</summary>
    public IReadOnlyList<string> Ordered(IReadOnlyList<string> form, ulong seed)
    {
        var places = Table.Ids.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        return [.. ItemOrder.Of([.. form.Select(id => Columns.Placed(Table, places[id]))], seed).Select(i => i.Id)];
    }

    /// <summary>What makes no sense in a rule is said with the line it stands in.</summary>
    public FileProblem Locate(string message)
    {
        bool Opens(string words) => message.StartsWith(words, StringComparison.Ordinal);
        var named = Problem.Rules.Index().Where(r => Opens($"Rule {r.Item.Id}:") || Opens($"The rule {r.Item.Id} ")).ToList();
        if (named.Count > 0) return Constraints.Problem($"rules[{named[^1].Index}]", message);
        return Opens("The goal") ? Constraints.Problem("goal", message) : new(Constraints.Name, 0, message);
    }

    private static (int Line, string Fault)? NotJson(string text)
    {
        try
        {
            JsonDocument.Parse(text.TrimStart('\uFEFF')).Dispose();
            return null;
        }
        catch (JsonException e)
        {
            return ((int)(e.LineNumber ?? 0) + 1, $"This is not readable JSON: {e.Message.Split(" LineNumber:")[0]}");
        }
    }

    private static AssemblyProblem Asked(JsonObject root, PoolColumns columns, PoolTable table, int? forms)
    {
        var conditions = new ConditionReader(columns, table);
        var rules = new RuleReader(conditions).Read(root["rules"] as JsonArray);
        var goal = new GoalReader(conditions).Read(root["goal"] as JsonObject);
        var pool = new ItemPool(
            table.Ids, conditions.Numbers, conditions.Categories, columns.Stimulus is { } stimulus ? table.Texts(stimulus) : null, columns.EnemySets(table), columns.Models(table));
        return new(pool, forms ?? (root["forms"] is { } count ? count.Deserialize() : 1), rules, goal);
    }
}

internal static class JsonNumber
{
    public static int Deserialize(this JsonNode node) => (int)RangeReader.Double(node);
}
