using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;
using NJsonSchema;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What the files of one assembly say.</summary>
/// <param name="Constraints">As they were written, or as a table of constraints was put.</param>
/// <param name="Lines">Of a table: where each of its rules stands.</param>
/// <param name="RuleOf">Of each rule of the problem, which of the file's it is.</param>
/// <param name="Remarks">What may be a slip.</param>
internal sealed record AssemblyFiles(
    ContentFile Constraints, IReadOnlyList<int>? Lines, PoolTable Table, PoolColumns Columns, AssemblyProblem Problem, IReadOnlyList<int> RuleOf, IReadOnlyList<string> Remarks)
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(AssemblyFiles).Assembly.GetManifestResourceStream("assembly-constraints.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    /// <summary>Either the files or what is wrong with the constraints.</summary>
    /// <exception cref="CsvException">What is wrong with a pool file, or with a table of constraints.</exception>
    /// <exception cref="IOException">The constraints file cannot be read.</exception>
    public static async Task<(AssemblyFiles? Files, IReadOnlyList<FileProblem> Problems)> ReadAsync(IReadOnlyList<string> pools, string constraints, int? forms)
    {
        var (text, lines, remarks) = (await File.ReadAllTextAsync(constraints), (IReadOnlyList<int>?)null, (IReadOnlyList<string>)[]);
        if (constraints.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            (var root, lines, remarks) = ConstraintTable.Read(constraints, [.. pools.SelectMany(ColumnsOf).Distinct(StringComparer.OrdinalIgnoreCase)]);
            text = root.ToJsonString();
        }
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
            columns = columns.Spelled(table);
            var conditions = new ConditionReader(columns, table);
            var rules = new RuleReader(conditions).Read(file.Root["rules"] as JsonArray);
            var goal = new GoalReader(conditions).Read(file.Root["goal"] as JsonObject);
            var stimuli = columns.Stimulus is { } stimulus ? table.Texts(stimulus) : null;
            var pool = new ItemPool(table.Ids, conditions.Numbers, conditions.Categories, stimuli, columns.Enmities(table), columns.Models(table));
            var problem = new AssemblyProblem(pool, forms ?? (int)(file.Root["forms"] is { } count ? RangeReader.Double(count) : 1), [.. rules.Select(r => r.Rule)], goal);
            IEnumerable<string> slips = conditions.Remarks.Select(r => At(file, lines, r.Path, r.Words).ToString());
            return (new(file, lines, table, columns, problem, [.. rules.Select(r => r.Place)], [.. remarks, .. table.Remarks, .. slips]), []);
        }
        catch (ConstraintException e)
        {
            return (null, [At(file, lines, e.Path, e.Message)]);
        }
    }

    private static IReadOnlyList<string> ColumnsOf(string pool)
    {
        using var csv = CsvTable.OpenAny(pool);
        return csv.Columns;
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
        if (named.Count > 0) return At(Constraints, Lines, $"rules[{RuleOf[named[^1].Index]}]", message);
        return Opens("The goal") ? At(Constraints, Lines, "goal", message) : new(Constraints.Name, 0, message);
    }

    // The line says where to look, the path what is meant where a line holds more than one thing.
    private static FileProblem At(ContentFile file, IReadOnlyList<int>? lines, string path, string message)
    {
        if (lines is null) return file.Problem(path, path.Length == 0 ? message : $"{path}: {message}");
        if (!path.StartsWith("rules[", StringComparison.Ordinal)) return new(file.Name, 0, message);
        var rule = int.Parse(path["rules[".Length..path.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        return new(file.Name, lines[rule], message);
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
}
