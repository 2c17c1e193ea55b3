using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Player;

/// <summary>Pictures in texts and interactions: names of assets in the bank, <c>data:</c> addresses in a browser.</summary>
public static class Pictures
{
    /// <summary>The names of all that an item shows.</summary>
    public static IReadOnlyList<string> In(AskedItem asked) =>
        [.. asked.Interactions.SelectMany(i => Texts(i).SelectMany(In).Concat(i is HotspotInteraction h ? [h.Picture.Source] : i is SelectPointInteraction s ? [s.Picture.Source] : []))
            .Concat(In(asked.Body)).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of all that a text shows.</summary>
    public static IEnumerable<string> In(IEnumerable<Node> nodes) =>
        nodes.SelectMany(n => (n.Attributes?.GetValueOrDefault("src") is { } source ? [source] : Array.Empty<string>()).Concat(In(n.Children ?? [])));

    /// <summary>The item with addresses for names.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="address">The address of the asset with this name.</param>
    public static AskedItem Placed(AskedItem asked, Func<string, string> address)
    {
        IReadOnlyList<Node> T(IReadOnlyList<Node> nodes) => Placed(nodes, address);
        SimpleChoice[] S(IReadOnlyList<SimpleChoice> choices) => [.. choices.Select(c => c with { Content = T(c.Content) })];
        AssociableChoice[] A(IReadOnlyList<AssociableChoice> choices) => [.. choices.Select(c => c with { Content = T(c.Content) })];
        Picture P(Picture picture) => picture with { Source = address(picture.Source) };
        return asked with
        {
            Body = T(asked.Body),
            Interactions = [.. asked.Interactions.Select(i => (Interaction)(i with { Prompt = T(i.Prompt) } switch
            {
                ChoiceInteraction c => c with { Choices = S(c.Choices) },
                InlineChoiceInteraction c => c with { Choices = S(c.Choices) },
                OrderInteraction c => c with { Choices = S(c.Choices) },
                MatchInteraction c => c with { Sources = A(c.Sources), Targets = A(c.Targets) },
                AssociateInteraction c => c with { Choices = A(c.Choices) },
                GapMatchInteraction c => c with { Choices = A(c.Choices), Text = T(c.Text) },
                HottextInteraction c => c with { Text = T(c.Text) },
                HotspotInteraction c => c with { Picture = P(c.Picture) },
                SelectPointInteraction c => c with { Picture = P(c.Picture) },
                var other => other,
            }))],
        };
    }

    /// <summary>The text with addresses for names.</summary>
    public static IReadOnlyList<Node> Placed(IReadOnlyList<Node> nodes, Func<string, string> address) => [.. nodes.Select(n => n with
    {
        Children = n.Children is null ? null : Placed(n.Children, address),
        Attributes = n.Attributes?.ContainsKey("src") == true ? n.Attributes.ToDictionary(a => a.Key, a => a.Key == "src" ? address(a.Value) : a.Value) : n.Attributes,
    })];

    private static IEnumerable<IReadOnlyList<Node>> Texts(Interaction interaction) => interaction switch
    {
        ChoiceInteraction c => c.Choices.Select(o => o.Content).Append(c.Prompt),
        InlineChoiceInteraction c => c.Choices.Select(o => o.Content),
        OrderInteraction c => c.Choices.Select(o => o.Content).Append(c.Prompt),
        MatchInteraction c => c.Sources.Concat(c.Targets).Select(o => o.Content).Append(c.Prompt),
        AssociateInteraction c => c.Choices.Select(o => o.Content).Append(c.Prompt),
        GapMatchInteraction c => c.Choices.Select(o => o.Content).Append(c.Prompt).Append(c.Text),
        HottextInteraction c => [c.Prompt, c.Text],
        _ => [interaction.Prompt],
    };
}
