using System.Globalization;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>One element ending in <c>-interaction</c>.</summary>
internal static class InteractionReader
{
    public static Interaction Read(Element e, BodyReader body)
    {
        var taken = new Taken(e);
        Interaction? read = e.Name switch
        {
            "qti-choice-interaction" => new ChoiceInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Choices(e, body, "qti-simple-choice"), taken.Flag("shuffle"), taken.Whole("min-choices", 0), taken.Whole("max-choices", 1)),
            "qti-inline-choice-interaction" => new InlineChoiceInteraction(
                taken.Needed("response-identifier"), Choices(e, body, "qti-inline-choice"), taken.Flag("shuffle"), taken.Whole("min-choices", 0)),
            "qti-order-interaction" => new OrderInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Choices(e, body, "qti-simple-choice"), taken.Flag("shuffle"), taken.Whole("min-choices", 0), taken.Whole("max-choices", 0)),
            "qti-match-interaction" => Match(e, taken, body),
            "qti-associate-interaction" => new AssociateInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Associables(e, body, "qti-simple-associable-choice"), taken.Flag("shuffle"), taken.Whole("min-associations", 0), taken.Whole("max-associations", 1)),
            "qti-gap-match-interaction" => new GapMatchInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Associables(e, body, "qti-gap-text", "qti-gap-img"), Text(e, body, "qti-prompt", "qti-gap-text", "qti-gap-img"),
                taken.Flag("shuffle"), taken.Whole("min-associations", 0), taken.Whole("max-associations", 0)),
            "qti-hottext-interaction" => new HottextInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Text(e, body, "qti-prompt"), taken.Whole("min-choices", 0), taken.Whole("max-choices", 1)),
            "qti-hotspot-interaction" => new HotspotInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Picture(e, body), [.. e.Elements("qti-hotspot-choice").Select(Hotspot)], taken.Whole("min-choices", 0), taken.Whole("max-choices", 1)),
            "qti-select-point-interaction" => new SelectPointInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), Picture(e, body), taken.Whole("min-choices", 0), taken.Whole("max-choices", 1)),
            "qti-text-entry-interaction" => new TextEntryInteraction(
                taken.Needed("response-identifier"), taken.WholeOrNull("expected-length"), taken.Text("pattern-mask"), taken.Text("placeholder-text")),
            "qti-extended-text-interaction" => new ExtendedTextInteraction(
                taken.Needed("response-identifier"), Prompt(e, body), taken.WholeOrNull("expected-lines"), taken.WholeOrNull("expected-length"), taken.Whole("min-strings", 0), taken.Whole("max-strings", 1),
                taken.Text("format") ?? "plain", taken.Text("placeholder-text")),
            "qti-slider-interaction" => Slider(e, taken, body),
            _ => null,
        };
        if (read is null)
        {
            body.NotShown.Add(new(e.Name, e.Line));
            return new UnsupportedInteraction(e["response-identifier"] ?? "", e.Name, e);
        }
        var kept = taken.Rest([.. e.Children.Where(c => c.Text is null ? !Understood(read, c) : read is not (GapMatchInteraction or HottextInteraction) && !string.IsNullOrWhiteSpace(c.Text))]);
        foreach (var child in kept?.Children.Where(c => c.Text is null) ?? []) body.NotShown.Add(new(child.Name, child.Line));
        return read with { Kept = kept, PromptKept = Asks(read) && e.First("qti-prompt") is { } prompt ? new Taken(prompt).RestAlways() : null };
    }

    /// <summary>It has a prompt of its own; fields and lists in the text have not.</summary>
    private static bool Asks(Interaction read) => read is not (TextEntryInteraction or InlineChoiceInteraction);

    private static bool Understood(Interaction read, Element child) => read switch
    {
        _ when child.Name == "qti-prompt" => Asks(read),
        ChoiceInteraction or OrderInteraction => child.Name == "qti-simple-choice",
        InlineChoiceInteraction => child.Name == "qti-inline-choice",
        MatchInteraction => child.Name == "qti-simple-match-set",
        AssociateInteraction => child.Name == "qti-simple-associable-choice",
        GapMatchInteraction or HottextInteraction => true,
        HotspotInteraction => IsPicture(child) || child.Name == "qti-hotspot-choice",
        SelectPointInteraction => IsPicture(child),
        _ => false,
    };

    private static IReadOnlyList<Node> Prompt(Element e, BodyReader body) => e.First("qti-prompt") is { } prompt ? body.Nodes(prompt) : [];

    private static IReadOnlyList<Node> Text(Element e, BodyReader body, params string[] apart) =>
        body.Nodes(e, Whitespace.Significant(e with { Children = [.. e.Children.Where(c => !apart.Contains(c.Name))] }), null);

    private static IReadOnlyList<SimpleChoice> Choices(Element e, BodyReader body, string name) => [.. e.Elements(name).Select(c =>
    {
        var taken = new Taken(c);
        return new SimpleChoice(taken.Needed("identifier"), body.Nodes(c), taken.Flag("fixed")) { Kept = taken.Rest() };
    })];

    private static IReadOnlyList<AssociableChoice> Associables(Element e, BodyReader body, params string[] names) => [.. e.Elements().Where(c => names.Contains(c.Name)).Select(c =>
    {
        var taken = new Taken(c);
        return new AssociableChoice(taken.Needed("identifier"), body.Nodes(c), taken.Whole("match-max", 1), taken.Whole("match-min", 0), taken.Flag("fixed")) { Kept = taken.Rest(), IsPicture = c.Name == "qti-gap-img" };
    })];

    private static MatchInteraction Match(Element e, Taken taken, BodyReader body)
    {
        var sets = e.Elements("qti-simple-match-set").ToList();
        if (sets.Count != 2) throw new QtiFaultException(e.Line, $"<{e.Name}> has {sets.Count} sets of choices and not two.");
        return new(taken.Needed("response-identifier"), Prompt(e, body), Associables(sets[0], body, "qti-simple-associable-choice"), Associables(sets[1], body, "qti-simple-associable-choice"),
            taken.Flag("shuffle"), taken.Whole("min-associations", 0), taken.Whole("max-associations", 1));
    }

    private static SliderInteraction Slider(Element e, Taken taken, BodyReader body) => new(
        taken.Needed("response-identifier"), Prompt(e, body),
        taken.Number("lower-bound") ?? throw new QtiFaultException(e.Line, $"<{e.Name}> has no lower-bound."),
        taken.Number("upper-bound") ?? throw new QtiFaultException(e.Line, $"<{e.Name}> has no upper-bound."), taken.Number("step") ?? 1);

    private static HotspotChoice Hotspot(Element e)
    {
        var taken = new Taken(e);
        var shape = taken.Text("shape") ?? "default";
        return new(taken.Needed("identifier"), shape, taken.Coords(shape), taken.Text("hotspot-label") ?? "") { Kept = taken.Rest([.. e.Elements()]) };
    }

    private static bool IsPicture(Element e) => e is { Namespace: "", Name: "img" or "object" or "picture" };

    private static Picture Picture(Element e, BodyReader body)
    {
        var element = e.Elements().FirstOrDefault(IsPicture) ?? throw new QtiFaultException(e.Line, $"<{e.Name}> has no picture.");
        var node = body.Node(e, element);
        var shown = element.Name == "picture" ? element.First("img") ?? element : element;
        return new(shown["src"] ?? shown["data"] ?? "", shown["alt"] ?? element.PlainText().Trim(), Pixels(shown["width"]), Pixels(shown["height"])) { Markup = node };
    }

    /// <summary>0 where it is not said: the picture itself knows.</summary>
    private static double Pixels(string? value) =>
        value is not null && double.TryParse(value.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && double.IsFinite(pixels) ? pixels : 0;
}
