using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>Content as an editor sends it: what is not written yet may be left out, what is not known or would break a page is refused by its field.</summary>
public static class DraftContent
{
    private const int LongestText = 20_000;
    private const int LongestContent = 300_000;
    private const int MostFaults = 10;

    public static ItemContent Empty { get; } = new(ItemTypes.SingleBestAnswer, "", [], "", true, "", "", [], "", "none", [], [], [], "", Sample: false);

    /// <returns>The content, or the faults by field.</returns>
    public static (ItemContent? Content, IReadOnlyDictionary<string, string> Faults) Read(JsonElement given)
    {
        var faults = new Faults();
        if (given.ValueKind != JsonValueKind.Object) faults.Add("content", "Send the content as one object.");
        else if (given.GetRawText().Length > LongestContent) faults.Add("content", $"The content is longer than {LongestContent:N0} characters.");
        if (faults.Count > 0) return (null, faults);

        var whole = JsonSerializer.SerializeToNode(Empty, Json.Options)!.AsObject();
        foreach (var (name, value) in JsonObject.Create(given)!.ToList()) whole[name] = value?.DeepClone();
        Complete(whole, typeof(ItemContent), "", faults);
        if (faults.Count > 0) return (null, faults);
        try
        {
            var content = Tidy(whole.Deserialize<ItemContent>(Json.Options)!);
            CheckTexts(content, faults);
            return faults.Count > 0 ? (null, faults) : (content, faults);
        }
        catch (JsonException e)
        {
            faults.Add(e.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "content", "This is of another kind than the field takes.");
            return (null, faults);
        }
    }

    /// <summary>Puts the empty value where a member is left out, and names what is unknown or too long.</summary>
    private static void Complete(JsonNode? node, Type type, string path, Faults faults)
    {
        if (faults.Count >= MostFaults) return;
        var shape = Json.Options.GetTypeInfo(type);
        if (shape.Kind == JsonTypeInfoKind.Enumerable && shape.ElementType is { } entry)
        {
            if (node is not JsonArray list) { faults.Add(path, "This must be a list."); return; }
            for (var i = 0; i < list.Count; i++)
                if (list[i] is null) faults.Add($"{path}[{i}]", "A list has no empty entry.");
                else Complete(list[i], entry, $"{path}[{i}]", faults);
        }
        else if (shape.Kind == JsonTypeInfoKind.Object)
        {
            if (node is not JsonObject map) { faults.Add(path, "This must be an object."); return; }
            var members = shape.Properties.Where(p => p.AssociatedParameter is not null).ToDictionary(p => p.Name);
            foreach (var unknown in map.Select(m => m.Key).Where(k => !members.ContainsKey(k)).ToList()) faults.Add(At(path, unknown), $"“{unknown}” is not known in the content.");
            foreach (var member in members.Values)
            {
                var parameter = member.AssociatedParameter!;
                if (map[member.Name] is { } value) Complete(value, member.PropertyType, At(path, member.Name), faults);
                else if (!parameter.IsNullable && !parameter.HasDefaultValue) map[member.Name] = EmptyOf(member.PropertyType);
                else map.Remove(member.Name);
            }
        }
        else if (node is JsonValue text && text.GetValueKind() == JsonValueKind.String && Fault(text.GetValue<string>()) is { } fault) faults.Add(path, fault);
    }

    private static string? Fault(string text) =>
        text.Contains('\0') ? "This holds the character U+0000."
        : text.Length > LongestText ? $"This is longer than {LongestText:N0} characters."
        : null;

    private static JsonNode? EmptyOf(Type type) =>
        type == typeof(string) ? JsonValue.Create("")
        : type == typeof(bool) ? JsonValue.Create(false)
        : type == typeof(int) ? JsonValue.Create(0)
        : Json.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Enumerable ? new JsonArray()
        : null;

    private static void CheckTexts(ItemContent content, Faults faults)
    {
        if (!ItemTypes.All.Contains(content.Type)) faults.Add("type", $"The type must be one of {string.Join(", ", ItemTypes.All)}.");
        Check("stemBody", content.StemBody, faults);
        for (var i = 0; i < content.Options.Count; i++) Check($"options[{i}].body", content.Options[i].Body, faults);
    }

    private static void Check(string field, IReadOnlyList<Node>? body, Faults faults)
    {
        if (body is not null && NodeRules.Faults(body) is { Count: > 0 } found) faults.Add(field, string.Join(' ', found.Distinct().Take(3)));
    }

    /// <summary>Plain text follows from the rich one: what the rules read is what the candidate reads.</summary>
    private static ItemContent Tidy(ItemContent c) => c with
    {
        Stem = c.StemBody is { } stem ? Words.Of(stem) : c.Stem,
        Options = [.. c.Options.Select(o => o.Body is { } body ? o with { Text = Words.Of(body) } : o)],
        Enemies = [.. c.Enemies.Distinct().Order(StringComparer.Ordinal)],
    };

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private sealed class Faults : Dictionary<string, string>
    {
        public new void Add(string field, string fault) => TryAdd(field, fault);
    }
}
