using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Packages;

/// <summary>The files that an item shows: pictures, sound and video.</summary>
public static class Pictures
{
    /// <summary>Every address in an item, in reading order, each once.</summary>
    /// <param name="item">The item.</param>
    public static IReadOnlyList<string> In(AssessmentItem item)
    {
        var found = new List<string>();
        item.WithPictures(source => { found.Add(source); return source; });
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every address in a text.</summary>
    /// <param name="nodes">The text.</param>
    public static IReadOnlyList<string> In(IEnumerable<Node> nodes)
    {
        var found = new List<string>();
        Renamed([.. nodes], source => { found.Add(source); return source; });
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The item with other addresses.</summary>
    /// <param name="item">The item.</param>
    /// <param name="rename">From an address to another.</param>
    public static AssessmentItem WithPictures(this AssessmentItem item, Func<string, string> rename) =>
        item with { Body = Renamed(item.Body, rename), Interactions = [.. item.Interactions.Select(i => Renamed(i, rename))] };

    /// <summary>A text with other addresses.</summary>
    /// <param name="nodes">The text.</param>
    /// <param name="rename">From an address to another.</param>
    public static IReadOnlyList<Node> Renamed(IReadOnlyList<Node> nodes, Func<string, string> rename) => [.. nodes.Select(n => Renamed(n, rename))];

    private static Node Renamed(Node node, Func<string, string> rename)
    {
        var address = node.Kind switch { "img" or "audio" or "video" or "source" or "track" => "src", "object" => "data", _ => null };
        var attributes = node.Attributes;
        if (address is not null && attributes?.GetValueOrDefault(address) is { Length: > 0 } source && IsFile(source))
            attributes = new Dictionary<string, string>(attributes, StringComparer.Ordinal) { [address] = rename(source) };
        return node with { Attributes = attributes, Children = node.Children is null ? null : Renamed(node.Children, rename) };
    }

    /// <summary>A file of the package, not an address elsewhere.</summary>
    private static bool IsFile(string source) => !source.Contains(':', StringComparison.Ordinal) && !source.StartsWith('/');

    private static Interaction Renamed(Interaction interaction, Func<string, string> rename) => (interaction with { Prompt = Renamed(interaction.Prompt, rename) }) switch
    {
        ChoiceInteraction c => c with { Choices = Renamed(c.Choices, rename) },
        InlineChoiceInteraction c => c with { Choices = Renamed(c.Choices, rename) },
        OrderInteraction o => o with { Choices = Renamed(o.Choices, rename) },
        MatchInteraction m => m with { Sources = Renamed(m.Sources, rename), Targets = Renamed(m.Targets, rename) },
        AssociateInteraction a => a with { Choices = Renamed(a.Choices, rename) },
        GapMatchInteraction g => g with { Choices = Renamed(g.Choices, rename), Text = Renamed(g.Text, rename) },
        HottextInteraction h => h with { Text = Renamed(h.Text, rename) },
        HotspotInteraction h => h with { Picture = Renamed(h.Picture, rename) },
        SelectPointInteraction p => p with { Picture = Renamed(p.Picture, rename) },
        var other => other,
    };

    private static IReadOnlyList<SimpleChoice> Renamed(IReadOnlyList<SimpleChoice> choices, Func<string, string> rename) => [.. choices.Select(c => c with { Content = Renamed(c.Content, rename) })];

    private static IReadOnlyList<AssociableChoice> Renamed(IReadOnlyList<AssociableChoice> choices, Func<string, string> rename) => [.. choices.Select(c => c with { Content = Renamed(c.Content, rename) })];

    private static Picture Renamed(Picture picture, Func<string, string> rename) => IsFile(picture.Source) && picture.Source.Length > 0
        ? picture with { Source = rename(picture.Source), Markup = picture.Markup is null ? null : Renamed(picture.Markup, s => s == picture.Source ? rename(s) : s) }
        : picture;
}
