using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Exchange;

/// <summary>An item as an item file. Texts are quoted as in JSON, which YAML reads as well: nothing can be taken for a number, a date or a reference.</summary>
public static class YamlItem
{
    private static readonly JsonSerializerOptions Quoted = new(Json.Options) { WriteIndented = false };

    /// <param name="stimulus">The code of its case.</param>
    public static string Write(string code, ItemContent content, string? stimulus)
    {
        var text = new StringBuilder();
        var json = JsonSerializer.SerializeToNode(content with { Stimulus = null }, Json.Options)!.AsObject();
        if (stimulus is not null) json["stimulus"] = stimulus;
        Map(text, new JsonObject([new("code", code), .. json.Select(m => new KeyValuePair<string, JsonNode?>(m.Key, m.Value?.DeepClone()))]), 0);
        return text.ToString();
    }

    /// <summary>A case as a file beside those of its items.</summary>
    public static string Write(string code, StimulusContent content)
    {
        var text = new StringBuilder();
        Map(text, new JsonObject { ["code"] = code, ["title"] = content.Title, ["body"] = JsonSerializer.SerializeToNode(content.Body, Json.Options) }, 0);
        return text.ToString();
    }

    private static void Map(StringBuilder text, JsonObject map, int depth)
    {
        foreach (var (name, value) in map)
        {
            if (value is null) continue;
            text.Append(' ', depth).Append(name).Append(':');
            Value(text, value, depth);
        }
    }

    private static void Value(StringBuilder text, JsonNode value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                Map(text, map, depth + 2);
                break;
            case JsonArray { Count: > 0 } list when list.Any(e => e is JsonObject or JsonArray):
                text.Append('\n');
                foreach (var entry in list) text.Append(' ', depth).Append("- ").Append(entry!.ToJsonString(Quoted)).Append('\n');
                break;
            default:
                text.Append(' ').Append(value.ToJsonString(Quoted)).Append('\n');
                break;
        }
    }
}
