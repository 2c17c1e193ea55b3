using System.Text.Json;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>A stimulus as an editor sends it. Nobody submits one, so that what an item is held to at its submission is asked here.</summary>
internal static class GivenStimulus
{
    private const int LongestTitle = 200;

    /// <returns>The content, or what is wrong with it by field.</returns>
    public static async Task<(StimulusContent? Content, Dictionary<string, string> Faults)> ReadAsync(IQuerySession session, string? title, JsonElement body, CancellationToken ct)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(title)) faults["title"] = "Give a title; candidates do not see it.";
        else if (title.Length > LongestTitle) faults["title"] = $"The title is longer than {LongestTitle} characters.";
        else if (title.Contains('\0')) faults["title"] = "This holds the character U+0000.";
        var (nodes, fault) = RichText.Read(body);
        if (nodes is null) faults["body"] = $"“body”: {fault}";
        else if (Words.Of(nodes).Length == 0) faults["body"] = "The text is empty.";
        else
        {
            var pictures = ItemPictures.In(nodes, "body").ToList();
            var known = await session.AssetsAsync(pictures.Select(p => p.Asset), ct);
            if (pictures.Any(p => p.Alt is null)) faults["body"] = "A picture needs alternative text; empty text says that it is decoration.";
            else if (pictures.Any(p => !known.ContainsKey(p.Asset))) faults["body"] = "A picture is not among the assets of the bank.";
        }
        return faults.Count > 0 ? (null, faults) : (new(title!.Trim(), nodes!), faults);
    }
}
