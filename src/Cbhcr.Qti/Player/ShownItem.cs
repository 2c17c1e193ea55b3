using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Player;

/// <summary>Makes a name, or a place in an order, for a part of an item: the same for the same words, and nothing about them can be told from it.</summary>
/// <param name="kind"><c>option</c>, <c>target</c> or <c>order</c>.</param>
/// <param name="response">The identifier of the response.</param>
/// <param name="identifier">Of the part.</param>
public delegate string NamePart(string kind, string response, string identifier);

/// <summary>A part of an item and its name for one sitting.</summary>
public sealed record ShownName(string Identifier, string Name);

/// <summary>An interaction under the names and in the order of one sitting.</summary>
/// <param name="Interaction">What is asked.</param>
/// <param name="Response">r1, r2 …</param>
/// <param name="Options">In the order shown; of a hottext the words in the order of the text.</param>
/// <param name="Targets">Of a match in the order shown; of a gap match the gaps in the order of the text.</param>
public sealed record ShownInteraction(Interaction Interaction, string Response, IReadOnlyList<ShownName> Options, IReadOnlyList<ShownName> Targets)
{
    internal string? NameOf(string identifier) => Options.FirstOrDefault(o => o.Identifier == identifier)?.Name;

    internal string? TargetNameOf(string identifier) => Targets.FirstOrDefault(o => o.Identifier == identifier)?.Name;
}

/// <summary>An item of any type as one candidate sees it. What it shows follows from the item and the names alone.</summary>
public sealed record ShownItem(AskedItem Asked, IReadOnlyList<ShownInteraction> Interactions)
{
    /// <summary>Names every part and puts what may be shuffled in an order; choices that are fixed keep their place.</summary>
    public static ShownItem Of(AskedItem asked, NamePart name) => new(asked, [.. asked.Interactions.Select((interaction, i) => Part(interaction, $"r{i + 1}", name))]);

    /// <summary>Identifiers in the order shown, for the record; nothing for what has no order of its own to show.</summary>
    public string Order => string.Join(';', Interactions.Select(i => string.Join(' ', i.Options.Concat(i.Targets).Select(o => o.Identifier))));

    /// <summary>What a browser is told.</summary>
    public PlayerItem ForThePlayer(string itemId, int position, PlayerStimulus? stimulus = null)
    {
        var names = Interactions.ToDictionary(i => i.Interaction.Response, i => i.Response, StringComparer.Ordinal);
        return new(itemId, position, Renamed(Asked.Body, "interaction", "response", names.GetValueOrDefault), [], [.. Interactions.Select(ForThePlayer)], stimulus);
    }

    private PlayerInteraction ForThePlayer(ShownInteraction shown)
    {
        var kind = PlayerKinds.Of(shown.Interaction);
        var player = new PlayerInteraction(kind, shown.Response, shown.Interaction.Prompt);
        return shown.Interaction switch
        {
            ChoiceInteraction c => player with { Options = Simple(shown, c.Choices), Min = c.MinChoices, Max = c.MaxChoices },
            InlineChoiceInteraction c => player with { Options = Simple(shown, c.Choices), Min = c.MinChoices, Max = 1 },
            OrderInteraction c => player with { Options = Simple(shown, c.Choices), Min = c.MinChoices, Max = c.MaxChoices },
            MatchInteraction m => player with { Options = Associable(shown.Options, m.Sources), Targets = Associable(shown.Targets, m.Targets), Min = m.MinAssociations, Max = m.MaxAssociations },
            AssociateInteraction a => player with { Options = Associable(shown.Options, a.Choices), Min = a.MinAssociations, Max = a.MaxAssociations },
            GapMatchInteraction g => player with { Options = Associable(shown.Options, g.Choices), Text = Renamed(g.Text, "gap", "id", shown.TargetNameOf), Min = g.MinAssociations, Max = g.MaxAssociations },
            HottextInteraction h => player with { Text = Renamed(h.Text, "hottext", "id", shown.NameOf), Min = h.MinChoices, Max = h.MaxChoices },
            HotspotInteraction h => player with { Options = Areas(shown, h.Choices), Picture = Of(h.Picture), Min = h.MinChoices, Max = h.MaxChoices },
            SelectPointInteraction s => player with { Picture = Of(s.Picture), Min = s.MinChoices, Max = s.MaxChoices },
            TextEntryInteraction t => player with { ExpectedLength = t.ExpectedLength, Numeric = Asked.Numeric.Contains(t.Response), Max = 1 },
            ExtendedTextInteraction e => player with { ExpectedLength = e.ExpectedLength, ExpectedLines = e.ExpectedLines, MostWords = Asked.MostWords, Min = e.MinStrings, Max = 1 },
            SliderInteraction s => player with { Lower = s.LowerBound, Upper = s.UpperBound, Step = s.Step, Numeric = true, Max = 1 },
            _ => player,
        };
    }

    private static ShownInteraction Part(Interaction interaction, string response, NamePart name)
    {
        var id = interaction.Response;
        IReadOnlyList<ShownName> Named(IEnumerable<string> identifiers, string kind = "option") => [.. identifiers.Select(i => new ShownName(i, name(kind, id, i)))];
        return interaction switch
        {
            ChoiceInteraction c => new(c, response, Named(Shuffled(c.Choices.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), []),
            InlineChoiceInteraction c => new(c, response, Named(Shuffled(c.Choices.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), []),
            OrderInteraction c => new(c, response, Named(Shuffled(c.Choices.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), []),
            AssociateInteraction c => new(c, response, Named(Shuffled(c.Choices.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), []),
            MatchInteraction c => new(c, response, Named(Shuffled(c.Sources.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), Named(Shuffled(c.Targets.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name), "target")),
            GapMatchInteraction c => new(c, response, Named(Shuffled(c.Choices.Select(o => (o.Identifier, o.Fixed)), c.Shuffle, id, name)), Named(Ids(c.Text, "gap"), "target")),
            HottextInteraction c => new(c, response, Named(Ids(c.Text, "hottext")), []),
            HotspotInteraction c => new(c, response, Named(c.Choices.Select(o => o.Identifier)), []),
            _ => new(interaction, response, [], []),
        };
    }

    /// <summary>Sorting by a hash is a shuffle that any later version of the program repeats.</summary>
    private static IEnumerable<string> Shuffled(IEnumerable<(string Identifier, bool Fixed)> choices, bool shuffle, string response, NamePart name)
    {
        var all = choices.ToList();
        if (!shuffle) return all.Select(c => c.Identifier);
        var moving = new Queue<string>(all.Where(c => !c.Fixed).Select(c => c.Identifier).OrderBy(i => name("order", response, i), StringComparer.Ordinal));
        return all.Select(c => c.Fixed ? c.Identifier : moving.Dequeue());
    }

    private static IEnumerable<string> Ids(IEnumerable<Node> nodes, string kind) =>
        nodes.SelectMany(n => n.Kind == kind && n.Attributes?.GetValueOrDefault("id") is { } id ? [id] : Ids(n.Children ?? [], kind)).Distinct();

    private static IReadOnlyList<Node> Renamed(IReadOnlyList<Node> nodes, string kind, string attribute, Func<string, string?> name) => [.. nodes.Select(n => n with
    {
        Children = n.Children is null ? null : Renamed(n.Children, kind, attribute, name),
        Attributes = n.Kind == kind && n.Attributes?.GetValueOrDefault(attribute) is { } old ? new Dictionary<string, string> { [attribute] = name(old) ?? "" } : n.Attributes,
    })];

    private static IReadOnlyList<PlayerOption> Simple(ShownInteraction shown, IReadOnlyList<SimpleChoice> choices) =>
        [.. shown.Options.Select((o, i) => new PlayerOption(o.Name, Letter(i), choices.First(c => c.Identifier == o.Identifier).Content))];

    private static IReadOnlyList<PlayerOption> Associable(IReadOnlyList<ShownName> names, IReadOnlyList<AssociableChoice> choices) =>
        [.. names.Select((o, i) => (o, i, Choice: choices.First(c => c.Identifier == o.Identifier))).Select(x => new PlayerOption(x.o.Name, Letter(x.i), x.Choice.Content, x.Choice.MatchMax))];

    private static IReadOnlyList<PlayerOption> Areas(ShownInteraction shown, IReadOnlyList<HotspotChoice> choices) =>
        [.. shown.Options.Select((o, i) => (o, i, Choice: choices.First(c => c.Identifier == o.Identifier)))
            .Select(x => new PlayerOption(x.o.Name, Letter(x.i), Node.Paragraph(x.Choice.Label), null, x.Choice.Shape, x.Choice.Coords))];

    private static PlayerPicture Of(Picture picture) => new(picture.Source, picture.Alt, picture.Width, picture.Height);

    private static string Letter(int i) => i < 26 ? ((char)('A' + i)).ToString() : Letter((i / 26) - 1) + (char)('A' + (i % 26));
}

/// <summary>What kinds of interaction are called between browser and host.</summary>
internal static class PlayerKinds
{
    public static string Of(Interaction interaction) => interaction switch
    {
        ChoiceInteraction => "choice",
        InlineChoiceInteraction => "inlineChoice",
        OrderInteraction => "order",
        MatchInteraction => "match",
        AssociateInteraction => "associate",
        GapMatchInteraction => "gapMatch",
        HottextInteraction => "hottext",
        HotspotInteraction => "hotspot",
        SelectPointInteraction => "selectPoint",
        TextEntryInteraction => "textEntry",
        ExtendedTextInteraction => "extendedText",
        SliderInteraction => "slider",
        _ => "unsupported",
    };
}
