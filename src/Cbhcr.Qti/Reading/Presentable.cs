using System.Collections.Frozen;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>What of a text as read is shown: a tree that <see cref="NodeRules"/> allows. Feedback, templates, links, styles and scripts are left out.</summary>
public static class Presentable
{
    private static readonly FrozenDictionary<string, string> Shown = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["b"] = "strong", ["i"] = "em", ["dfn"] = "em", ["var"] = "em", ["h1"] = "h3", ["h2"] = "h3", ["h5"] = "h4", ["h6"] = "h4", ["kbd"] = "code", ["samp"] = "code", ["tt"] = "code", ["acronym"] = "abbr",
        ["article"] = "div", ["section"] = "div", ["aside"] = "div", ["header"] = "div", ["footer"] = "div", ["nav"] = "div", ["main"] = "div", ["address"] = "div", ["details"] = "div", ["summary"] = "div",
        ["qti-content-body"] = "div", ["qti-rubric-block"] = "div", ["qti-stimulus-body"] = "div",
        ["a"] = "span", ["u"] = "span", ["s"] = "span", ["del"] = "span", ["ins"] = "span", ["big"] = "span", ["small"] = "span", ["mark"] = "span", ["label"] = "span", ["bdo"] = "span", ["bdi"] = "span",
        ["time"] = "span", ["object"] = "img", ["picture"] = "img", ["{http://www.w3.org/1998/Math/MathML}math"] = "math",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a node is shown, as itself or as another kind.</summary>
    internal static bool Shows(string kind, string? vocabulary, IReadOnlyDictionary<string, string> attributes) => kind switch
    {
        "object" => attributes.GetValueOrDefault("type")?.StartsWith("image/", StringComparison.Ordinal) == true,
        "qti-rubric-block" => attributes.GetValueOrDefault("view") is not { } view || view.Split(' ').Contains("candidate"),
        "source" or "track" or "wbr" => true,
        _ => NodeRules.Known.ContainsKey(kind) || vocabulary is null && Shown.ContainsKey(kind),
    };

    /// <summary>The part of a text that is shown.</summary>
    /// <param name="nodes">As read.</param>
    public static IReadOnlyList<Node> Of(IEnumerable<Node> nodes) => [.. nodes.SelectMany(One)];

    private static IEnumerable<Node> One(Node node)
    {
        if (node.Kind == "text") return [node];
        var attributes = node.Attributes ?? FrozenDictionary<string, string>.Empty;
        if (!Shows(node.Kind, null, attributes) || node.Kind is "source" or "track" or "wbr") return [];
        if (node.Kind is "object" or "picture") return Picture(node, attributes);
        var kind = NodeRules.Known.ContainsKey(node.Kind) ? node.Kind : Shown[node.Kind];
        var children = node.Children is null ? null : Of(node.Children);
        if (kind is "audio" or "video") attributes = Medium(node, attributes);
        var allowed = NodeRules.Known[kind];
        var kept = attributes.Where(a => allowed.Contains(a.Key) || a.Key is "lang" or "dir").ToDictionary(StringComparer.Ordinal);
        return [new(kind, null, kind is "audio" or "video" ? [] : children ?? [], kept.Count == 0 ? null : kept)];
    }

    private static IReadOnlyList<Node> Picture(Node node, IReadOnlyDictionary<string, string> attributes)
    {
        if (node.Kind == "picture") return [.. (node.Children ?? []).Where(c => c.Kind == "img").SelectMany(One)];
        var alt = attributes.GetValueOrDefault("alt") ?? Node.PlainText(node.Children ?? []).Trim();
        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["src"] = attributes.GetValueOrDefault("data") ?? "", ["alt"] = alt };
        foreach (var size in (string[])["width", "height"]) if (attributes.TryGetValue(size, out var value)) kept[size] = value;
        return [new("img", null, [], kept)];
    }

    private static Dictionary<string, string> Medium(Node node, IReadOnlyDictionary<string, string> attributes)
    {
        var all = attributes.ToDictionary(StringComparer.Ordinal);
        if (!all.ContainsKey("src") && node.Children?.FirstOrDefault(c => c.Kind == "source")?.Attributes?.GetValueOrDefault("src") is { } source) all["src"] = source;
        if (node.Children?.FirstOrDefault(c => c.Kind == "track")?.Attributes?.GetValueOrDefault("src") is { } captions) all["captions"] = captions;
        return all;
    }
}
