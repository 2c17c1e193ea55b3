using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>Content as an editor sends it for a check.</summary>
internal static class CheckedContent
{
    private const int LongestContent = 300_000;

    private static readonly ItemContent Empty = new(ItemTypes.SingleBestAnswer, "", [], "", true, "", "", [], "", "none", [], [], [], "", Sample: false);

    public static (ItemContent? Content, IReadOnlyDictionary<string, string> Faults) Read(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object || given.GetRawText().Length > LongestContent)
            return (null, new Dictionary<string, string> { ["content"] = $"Send the content as one object of at most {LongestContent:N0} characters." });
        var whole = JsonSerializer.SerializeToNode(Empty, Json.Options)!.AsObject();
        foreach (var (name, value) in JsonObject.Create(given)!.ToList()) if (value is not null) whole[name] = value.DeepClone();
        try
        {
            var content = whole.Deserialize<ItemContent>(Json.Options)!;
            var faults = NodeRules.Faults([.. content.StemBody ?? [], .. content.Options.SelectMany(o => o.Body ?? [])]);
            return faults.Count > 0 ? (null, new Dictionary<string, string> { ["content"] = string.Join(' ', faults.Distinct().Take(3)) }) : (content, new Dictionary<string, string>());
        }
        catch (JsonException e)
        {
            return (null, new Dictionary<string, string> { [e.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "content"] = "This is of another kind than the field takes." });
        }
    }
}
