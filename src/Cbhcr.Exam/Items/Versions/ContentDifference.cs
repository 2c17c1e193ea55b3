using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>A field that differs.</summary>
/// <param name="Field">As in the item file: <c>stem</c>, <c>options[1].text</c>, <c>references[0].year</c>.</param>
/// <param name="From">Null where it was not there.</param>
/// <param name="To">Null where it is no longer there.</param>
/// <param name="Words">Both in one line, word by word.</param>
public sealed record FieldDifference(string Field, string? From, string? To, IReadOnlyList<WordRun> Words);

/// <summary>A field that two writers have differently.</summary>
/// <param name="Base">What both started from, when it is known and the field was there.</param>
/// <param name="ChangedBy">mine, theirs, both; unknown when the common start is not kept.</param>
/// <param name="Words">From theirs to mine.</param>
public sealed record ThreeWayDifference(string Field, string? Base, string? Mine, string? Theirs, string ChangedBy, IReadOnlyList<WordRun> Words);

/// <summary>Two versions of an item, field by field in the order of the item file.</summary>
public static class ContentDifference
{
    /// <typeparam name="T">What an item says, or a stimulus.</typeparam>
    public static IReadOnlyList<FieldDifference> Between<T>(T from, T to)
    {
        var (was, now) = (Fields(from), Fields(to));
        return [.. Names(now, was).Select(f => (Field: f, From: was.GetValueOrDefault(f), To: now.GetValueOrDefault(f))).Where(f => f.From != f.To)
            .Select(f => new FieldDifference(f.Field, f.From, f.To, WordDifference.Between(f.From ?? "", f.To ?? "")))];
    }

    /// <summary>Every field that has something in it, as text. Rich text stands with its marks: [strong]word[/strong]; a paragraph begins with ¶.</summary>
    internal static Dictionary<string, string> Fields<T>(T content)
    {
        var fields = new Dictionary<string, string>();
        Collect(JsonSerializer.SerializeToNode(content, Json.Options), "", fields);
        return fields;
    }

    internal static IEnumerable<string> Names(params IReadOnlyDictionary<string, string>[] all) => all.SelectMany(f => f.Keys).Distinct();

    private static void Collect(JsonNode? node, string path, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map) Collect(value, path.Length == 0 ? name : $"{path}.{name}", fields);
                break;
            case JsonArray list when path.EndsWith("ody", StringComparison.Ordinal):
                fields[path] = Marked(list.Deserialize<List<Node>>(Json.Options)!);
                break;
            case JsonArray list when list.All(e => e is JsonValue):
                if (list.Count > 0) fields[path] = string.Join(", ", list.Select(e => e!.ToString()));
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++) Collect(list[i], $"{path}[{i}]", fields);
                break;
            case JsonValue value when value.ToString() is { Length: > 0 } text:
                fields[path] = text;
                break;
        }
    }

    private static string Marked(IEnumerable<Node> nodes) => string.Concat(nodes.Select(n => n.Kind == "text"
        ? n.Text
        : n is { Kind: "p", Attributes: null or { Count: 0 } } ? $"¶ {Marked(n.Children ?? [])} "
        : $"[{n.Kind}{string.Concat((n.Attributes ?? new Dictionary<string, string>()).Select(Said))}]{Marked(n.Children ?? [])}[/{n.Kind}]"));

    /// <summary>Of a picture's name, as much as tells it from another.</summary>
    private static string Said(KeyValuePair<string, string> attribute) => $" {attribute.Key}={(AssetStore.IsName(attribute.Value) ? attribute.Value[..8] : attribute.Value)}";
}

/// <summary>What two writers made of one text, of an item or a stimulus.</summary>
public static class ThreeWays
{
    /// <param name="start">What both began with; null when it is not kept.</param>
    public static IReadOnlyList<ThreeWayDifference> Between<T>(T? start, T mine, T theirs) where T : class
    {
        var (was, m, t) = (start is null ? null : ContentDifference.Fields(start), ContentDifference.Fields(mine), ContentDifference.Fields(theirs));
        return
        [
            .. from field in ContentDifference.Names(m, t)
               let mineText = m.GetValueOrDefault(field)
               let theirText = t.GetValueOrDefault(field)
               where mineText != theirText
               let startText = was?.GetValueOrDefault(field)
               let who = was is null ? "unknown" : mineText == startText ? "theirs" : theirText == startText ? "mine" : "both"
               select new ThreeWayDifference(field, startText, mineText, theirText, who, WordDifference.Between(theirText ?? "", mineText ?? "")),
        ];
    }
}
