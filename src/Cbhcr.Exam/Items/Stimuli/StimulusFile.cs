using System.Text.Json;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;
using NJsonSchema;

namespace Cbhcr.Exam.Items;

/// <summary>A case as an author writes it (item-bank/schemas/stimulus.schema.json). It lies among the item files that name it, and is told from them by having no type.</summary>
internal static class StimulusFile
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(StimulusFile).Assembly.GetManifestResourceStream("stimulus.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    public static bool Is(ContentFile file) => !file.Root.ContainsKey("type") && !file.Root.ContainsKey("stem") && (file.Root.ContainsKey("text") || file.Root.ContainsKey("body"));

    public static async Task<(IncomingStimulus? Stimulus, IReadOnlyList<FileProblem> Problems)> ReadAsync(ContentFile file)
    {
        var shape = file.Check(await Schema.Value);
        if (shape.Count > 0) return (null, shape);
        if (file.Root.ContainsKey("text") == file.Root.ContainsKey("body")) return (null, [file.Problem("body", "Give the text either as “text” or as “body”.")]);
        var (nodes, fault) = file.Root["text"]?.GetValue<string>() is { } text ? (Paragraphs(text), null) : RichText.Read(JsonSerializer.SerializeToElement(file.Root["body"]));
        if (fault is not null) return (null, [file.Problem("body", fault)]);
        if (Words.Of(nodes!).Length == 0) return (null, [file.Problem(file.Root.ContainsKey("text") ? "text" : "body", "The text is empty.")]);
        return (new(file.Root["code"]!.GetValue<string>(), new(file.Root["title"]!.GetValue<string>().Trim(), nodes!), file.Name), []);
    }

    /// <summary>Empty lines part paragraphs; other line breaks are where the author's screen ended.</summary>
    private static IReadOnlyList<Node> Paragraphs(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n").Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(p => p.Length > 0)
            .SelectMany(Node.Paragraph)];
}
