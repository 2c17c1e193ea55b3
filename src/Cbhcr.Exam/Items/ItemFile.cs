using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using NJsonSchema;

namespace Cbhcr.Exam.Items;

/// <summary>An item as an author writes it (item-bank/style-guide.md; item-bank/schemas/item.schema.json).</summary>
internal sealed record ItemFile(string Code, ItemContent Content, ContentFile File)
{
    private const int LongestCode = 64;

    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(ItemFile).Assembly.GetManifestResourceStream("item.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    public static async Task<(ItemFile? Item, IReadOnlyList<FileProblem> Problems)> ReadAsync(SourceFile source, FrameworkCodes codes)
    {
        var (file, problem) = ContentFile.Read(source);
        if (file is null) return (null, [problem!]);
        var shape = file.Check(await Schema.Value);
        if (shape.Count > 0) return (null, shape);
        var json = file.Root.DeepClone().AsObject();
        var code = json["code"]!.GetValue<string>();
        json.Remove("code");
        if (!json.ContainsKey("enemies")) json["enemies"] = new JsonArray();
        if (!json.ContainsKey("shuffleOptions")) json["shuffleOptions"] = true;
        var (read, misfit) = file.As<ItemContent>(json);
        if (read is null) return (null, [misfit!]);
        var content = Tidy(read);
        var rules = Rules(file, code, content, codes).ToList();
        return rules.Count > 0 ? (null, rules) : (new ItemFile(code, content, file), []);
    }

    private static IEnumerable<FileProblem> Rules(ContentFile file, string code, ItemContent content, FrameworkCodes codes)
    {
        if (code.Length > LongestCode) yield return file.Problem("code", $"The code is longer than {LongestCode} characters.");
        var ids = content.Options.Select(o => o.Id).ToList();
        if (!ids.SequenceEqual(ids.Order().Distinct()) || ids[0] != "A")
            yield return file.Problem("options", "The options must be named A, B, C … in this order, each once.");
        if (!ids.Contains(content.Key))
            yield return file.Problem("key", $"The key {content.Key} is not one of the options ({string.Join(", ", ids)}).");
        if (!codes.DomainOfCompetency.ContainsKey(content.Competency))
            yield return file.Problem("competency", $"The competency {content.Competency} is not in framework {codes.Code} {codes.Version}.");
        else if (!codes.CompetencyOfSkillArea.TryGetValue(content.SkillArea, out var owner))
            yield return file.Problem("skillArea", $"The skill area {content.SkillArea} is not in framework {codes.Code} {codes.Version}.");
        else if (owner != content.Competency)
            yield return file.Problem("skillArea", $"The skill area {content.SkillArea} belongs to {owner}, not to {content.Competency}.");
        foreach (var (value, i) in content.Values.Select((v, i) => (v, i)))
            if (!codes.Values.Contains(value))
                yield return file.Problem($"values[{i}]", $"The value {value} is not in framework {codes.Code} {codes.Version}.");
        foreach (var same in content.Options.GroupBy(o => o.Text.ToUpperInvariant()).Where(g => g.Count() > 1))
            yield return file.Problem("options", $"Options {string.Join(" and ", same.Select(o => o.Id))} say the same (OPT-DUP).");
        foreach (var (option, i) in content.Options.Select((o, i) => (o, i)))
            if (option.Rationale.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 8)
                yield return file.Problem($"options[{i}].rationale", $"The rationale of option {option.Id} has fewer than eight words (MET-RATIONALE).");
        if (content.Enemies.Contains(code))
            yield return file.Problem("enemies", "An item cannot be its own enemy.");
    }

    private static ItemContent Tidy(ItemContent c) => c with
    {
        Stem = OneLine(c.Stem), AuthorNote = OneLine(c.AuthorNote), Enemies = [.. c.Enemies.Order(StringComparer.Ordinal)],
        Options = [.. c.Options.Select(o => new ItemOption(o.Id, OneLine(o.Text), OneLine(o.Rationale)))],
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
