using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using NJsonSchema;

namespace Cbhcr.Exam.Items;

/// <summary>An item as an author writes it (item-bank/style-guide.md; item-bank/schemas/item.schema.json).</summary>
/// <param name="Justified">Rule ids of warnings that stand, and why.</param>
/// <param name="Stimulus">The code of its case.</param>
internal sealed record ItemFile(string Code, ItemContent Content, IReadOnlyDictionary<string, string> Justified, ContentFile File, string? Stimulus = null)
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(ItemFile).Assembly.GetManifestResourceStream("item.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    public static async Task<(ItemFile? Item, IReadOnlyList<FileProblem> Problems)> ReadAsync(SourceFile source, FrameworkCodes codes)
    {
        var (file, problem) = ContentFile.Read(source);
        return file is null ? (null, [problem!]) : await ReadAsync(file, codes);
    }

    /// <summary>Its case is a code still: which version that is, whoever takes the item in knows.</summary>
    public static async Task<(ItemFile? Item, IReadOnlyList<FileProblem> Problems)> ReadAsync(ContentFile file, FrameworkCodes codes)
    {
        var shape = file.Check(await Schema.Value);
        if (shape.Count > 0) return (null, shape);
        var json = file.Root.DeepClone().AsObject();
        var code = Taken(json, "code")!.GetValue<string>();
        var justified = Taken(json, "justified").Deserialize<Dictionary<string, string>>(Json.Options) ?? [];
        var stimulus = Taken(json, "stimulus")?.GetValue<string>();
        foreach (var list in new[] { "enemies", "options" }) if (!json.ContainsKey(list)) json[list] = new JsonArray();
        if (!json.ContainsKey("key")) json["key"] = "";
        if (!json.ContainsKey("shuffleOptions")) json["shuffleOptions"] = true;
        var (read, misfit) = file.As<ItemContent>(json);
        if (read is null) return (null, [misfit!]);
        var content = Tidy(read);
        var problems = ItemFileRules.Of(file, code, content, codes).Concat(ItemFileRules.OfJustifications(file, justified)).ToList();
        return problems.Count > 0 ? (null, problems) : (new ItemFile(code, content, justified, file, stimulus), []);
    }

    private static JsonNode? Taken(JsonObject json, string name)
    {
        var value = json[name];
        json.Remove(name);
        return value;
    }

    private static ItemContent Tidy(ItemContent c) => c with
    {
        Stem = OneLine(c.Stem), AuthorNote = OneLine(c.AuthorNote), Enemies = [.. c.Enemies.Order(StringComparer.Ordinal)], Key = KeyOf(c),
        Options = [.. c.Options.Select(o => o with { Text = OneLine(o.Text), Rationale = OneLine(o.Rationale) })],
        ReadingNotes = c.ReadingNotes is null ? null : OneLine(c.ReadingNotes),
        Task = c.Task is null ? null : c.Task with
        {
            Targets = c.Task.Targets?.Select(t => t with { Text = OneLine(t.Text) }).ToList(),
            Accepted = c.Task.Accepted?.Select(a => a with { Text = OneLine(a.Text) }).ToList(),
        },
    };

    // "B, D" and "D,B" are one answer; an order and pairs keep theirs. The key of a text is the first form that counts.
    private static string KeyOf(ItemContent c)
    {
        var parts = c.Key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OneLine);
        return c.Type switch
        {
            ItemTypes.TextEntry => c.Key.Length == 0 ? c.Task?.Accepted is [var first, ..] ? OneLine(first.Text) : "" : OneLine(c.Key),
            ItemTypes.MultipleResponse or ItemTypes.Hotspot => string.Join(',', parts.Order(StringComparer.Ordinal)),
            _ => string.Join(',', parts),
        };
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
