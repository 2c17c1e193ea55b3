using System.Text.Json;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>Rich text as an editor sends it.</summary>
public static class RichText
{
    private const int Longest = 200_000;

    /// <returns>The text, or what is wrong with it.</returns>
    public static (IReadOnlyList<Node>? Nodes, string? Fault) Read(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Array) return (null, "This must be a list of nodes.");
        var raw = given.GetRawText();
        if (raw.Length > Longest) return (null, $"This is longer than {Longest:N0} characters.");
        if (raw.Contains("\\u0000", StringComparison.Ordinal)) return (null, "This holds the character U+0000.");
        try
        {
            var nodes = given.Deserialize<List<Node>>(Json.Options)!;
            if (nodes.Any(Broken)) return (null, "A node has a kind.");
            return NodeRules.Faults(nodes) is { Count: > 0 } faults ? (null, string.Join(' ', faults.Distinct().Take(3))) : (nodes, null);
        }
        catch (JsonException)
        {
            return (null, "This is of another kind than a list of nodes.");
        }
    }

    private static bool Broken(Node? node) => node?.Kind is null || node.Children?.Any(Broken) == true;
}
