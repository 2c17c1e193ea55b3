using System.Globalization;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Writing;

/// <summary>An interaction as an element.</summary>
internal static class InteractionWriter
{
    public static Element Write(Interaction interaction, BodyWriter body)
    {
        var (name, attributes, children) = interaction switch
        {
            UnsupportedInteraction u => (u.Source.Name, [], []),
            ChoiceInteraction c => ("qti-choice-interaction", [Shuffle(c.Shuffle), Few("min-choices", c.MinChoices), ("max-choices", Whole(c.MaxChoices))], Choices(c.Choices, "qti-simple-choice", body)),
            InlineChoiceInteraction c => ("qti-inline-choice-interaction", [Shuffle(c.Shuffle), Few("min-choices", c.MinChoices)], Choices(c.Choices, "qti-inline-choice", body)),
            OrderInteraction o => ("qti-order-interaction", [Shuffle(o.Shuffle), Few("min-choices", o.MinChoices), Few("max-choices", o.MaxChoices)], Choices(o.Choices, "qti-simple-choice", body)),
            MatchInteraction m => ("qti-match-interaction", Pairs(m.Shuffle, m.MinAssociations, Whole(m.MaxAssociations)),
                [Element.Of("qti-simple-match-set", [], Associables(m.Sources, "qti-simple-associable-choice", body)), Element.Of("qti-simple-match-set", [], Associables(m.Targets, "qti-simple-associable-choice", body))]),
            AssociateInteraction a => ("qti-associate-interaction", Pairs(a.Shuffle, a.MinAssociations, Whole(a.MaxAssociations)), Associables(a.Choices, "qti-simple-associable-choice", body)),
            GapMatchInteraction g => ("qti-gap-match-interaction", Pairs(g.Shuffle, g.MinAssociations, g.MaxAssociations == 0 ? null : Whole(g.MaxAssociations)), [.. Associables(g.Choices, "qti-gap-text", body), .. body.Nodes(g.Text)]),
            HottextInteraction h => ("qti-hottext-interaction", [Few("min-choices", h.MinChoices), ("max-choices", Whole(h.MaxChoices))], body.Nodes(h.Text)),
            HotspotInteraction h => ("qti-hotspot-interaction", [Few("min-choices", h.MinChoices), ("max-choices", Whole(h.MaxChoices))], [Picture(h.Picture, body), .. h.Choices.Select(Hotspot)]),
            SelectPointInteraction p => ("qti-select-point-interaction", [Few("min-choices", p.MinChoices), ("max-choices", Whole(p.MaxChoices))], [Picture(p.Picture, body)]),
            TextEntryInteraction t => ("qti-text-entry-interaction", [("expected-length", Whole(t.ExpectedLength)), ("pattern-mask", t.PatternMask), ("placeholder-text", t.Placeholder)], []),
            ExtendedTextInteraction x => ("qti-extended-text-interaction", Field(x), []),
            SliderInteraction s => ("qti-slider-interaction", [("lower-bound", Number(s.LowerBound)), ("upper-bound", Number(s.UpperBound)), ("step", Number(s.Step))], []),
            _ => throw new ArgumentException($"{interaction.GetType().Name} cannot be written.", nameof(interaction)),
        };
        if (interaction is UnsupportedInteraction unsupported) return unsupported.Source;
        IReadOnlyList<Element> prompt = interaction.Prompt.Count == 0 && interaction.PromptKept is null ? [] : [Element.Of("qti-prompt", Rest(interaction.PromptKept), body.Nodes(interaction.Prompt))];
        IReadOnlyList<Element> others = interaction.Kept?.Children ?? [];
        return Element.Of(name, [("response-identifier", interaction.Response), .. attributes, .. Rest(interaction.Kept)], [.. prompt, .. children, .. others]);
    }

    internal static IEnumerable<(string Name, string? Value)> Rest(Kept? kept) => kept is null ? [] : kept.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, (string?)a.Value));

    internal static string? Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static (string, string?) Shuffle(bool shuffle) => ("shuffle", shuffle ? "true" : "false");

    private static (string, string?) Few(string name, int number) => (name, number == 0 ? null : Whole(number));

    private static (string, string?)[] Pairs(bool shuffle, int min, string? max) => [Shuffle(shuffle), Few("min-associations", min), ("max-associations", max)];

    private static (string, string?)[] Field(ExtendedTextInteraction x) =>
    [
        ("expected-lines", Whole(x.ExpectedLines)), ("expected-length", Whole(x.ExpectedLength)), Few("min-strings", x.MinStrings), ("max-strings", x.MaxStrings == 1 ? null : Whole(x.MaxStrings)),
        ("format", x.Format == "plain" ? null : x.Format), ("placeholder-text", x.Placeholder),
    ];

    private static List<Element> Choices(IEnumerable<SimpleChoice> choices, string name, BodyWriter body) =>
        [.. choices.Select(c => Element.Of(name, [("identifier", c.Identifier), ("fixed", c.Fixed ? "true" : null), .. Rest(c.Kept)], body.Nodes(c.Content)))];

    private static List<Element> Associables(IEnumerable<AssociableChoice> choices, string name, BodyWriter body) => [.. choices.Select(c => Element.Of(
        c.IsPicture ? "qti-gap-img" : name,
        [("identifier", c.Identifier), ("match-max", Whole(c.MatchMax)), Few("match-min", c.MatchMin), ("fixed", c.Fixed ? "true" : null), .. Rest(c.Kept)], body.Nodes(c.Content)))];

    private static Element Hotspot(HotspotChoice c) => Element.Of("qti-hotspot-choice",
        [("identifier", c.Identifier), ("shape", c.Shape), ("coords", Coords(c.Coords)), ("hotspot-label", c.Label.Length == 0 ? null : c.Label), .. Rest(c.Kept)], c.Kept?.Children);

    internal static string Coords(IEnumerable<double> coords) => string.Join(',', coords.Select(c => Number(c)));

    private static Element Picture(Picture picture, BodyWriter body)
    {
        if (picture.Markup is not { } markup)
            return Element.Of("img", [("src", picture.Source), ("alt", picture.Alt), ("width", picture.Width > 0 ? Number(picture.Width) : null), ("height", picture.Height > 0 ? Number(picture.Height) : null)]);
        return Sourced(body.One(markup), picture.Source);
    }

    private static Element Sourced(Element e, string source)
    {
        var address = e.Name == "object" ? "data" : "src";
        if (e.Name == "picture") return e with { Children = [.. e.Children.Select(c => c.Name == "img" ? Sourced(c, source) : c)] };
        if (e[address] is null && source.Length == 0) return e;
        return e with { Attributes = new Dictionary<string, string>(e.Attributes, StringComparer.Ordinal) { [address] = source } };
    }
}
