using System.Text.Json.Serialization;

namespace Cbhcr.Qti.Model;

/// <summary>Something to be answered. What is right is not in it: that is a <see cref="ResponseDeclaration"/>.</summary>
/// <param name="Response">The identifier of the response it fills (QTI <c>response-identifier</c>).</param>
/// <param name="Prompt">What it asks, above the answers; empty where the text around it asks.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceInteraction), "choice")]
[JsonDerivedType(typeof(InlineChoiceInteraction), "inlineChoice")]
[JsonDerivedType(typeof(OrderInteraction), "order")]
[JsonDerivedType(typeof(MatchInteraction), "match")]
[JsonDerivedType(typeof(AssociateInteraction), "associate")]
[JsonDerivedType(typeof(GapMatchInteraction), "gapMatch")]
[JsonDerivedType(typeof(HottextInteraction), "hottext")]
[JsonDerivedType(typeof(HotspotInteraction), "hotspot")]
[JsonDerivedType(typeof(SelectPointInteraction), "selectPoint")]
[JsonDerivedType(typeof(TextEntryInteraction), "textEntry")]
[JsonDerivedType(typeof(ExtendedTextInteraction), "extendedText")]
[JsonDerivedType(typeof(SliderInteraction), "slider")]
[JsonDerivedType(typeof(UnsupportedInteraction), "unsupported")]
public abstract record Interaction(string Response, IReadOnlyList<Node> Prompt)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }

    /// <summary>Attributes of the prompt; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? PromptKept { get; init; }
}

/// <summary>One of the answers offered (QTI 3.0, <c>qti-simple-choice</c>).</summary>
/// <param name="Identifier">The item version's own name of it; it stays on the server.</param>
/// <param name="Content">What the candidate reads.</param>
/// <param name="Fixed">It keeps its place when the others are shuffled.</param>
public sealed record SimpleChoice(string Identifier, IReadOnlyList<Node> Content, bool Fixed = false)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>An answer that can be paired with others.</summary>
/// <param name="Identifier">As of <see cref="SimpleChoice"/>.</param>
/// <param name="Content">What the candidate reads.</param>
/// <param name="MatchMax">With how many at most; 0 for any number.</param>
/// <param name="MatchMin">With how many at least.</param>
/// <param name="Fixed">It keeps its place when the others are shuffled.</param>
public sealed record AssociableChoice(string Identifier, IReadOnlyList<Node> Content, int MatchMax = 1, int MatchMin = 0, bool Fixed = false)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }

    /// <summary>It is a picture to be put into a gap (<c>qti-gap-img</c>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsPicture { get; init; }
}

/// <summary>An area of a picture.</summary>
/// <param name="Identifier">As of <see cref="SimpleChoice"/>.</param>
/// <param name="Shape"><c>rect</c>, <c>circle</c>, <c>ellipse</c>, <c>poly</c> or <c>default</c> (the whole picture).</param>
/// <param name="Coords">Pixels of the picture, as in HTML: left, top, right, bottom; or centre x, y, radius; or centre x, y, both radii; or x, y of every corner.</param>
/// <param name="Label">What it is called for those who do not see it.</param>
public sealed record HotspotChoice(string Identifier, string Shape, IReadOnlyList<double> Coords, string Label)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>A picture to be answered on.</summary>
/// <param name="Source">The name of the asset.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record Picture(string Source, string Alt, double Width, double Height)
{
    /// <summary>The element it was read from (<c>img</c>, <c>object</c>, <c>picture</c>), written back with the source above; null for an <c>img</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Node? Markup { get; init; }
}

/// <summary>Answers in a list in the text (QTI <c>qti-inline-choice-interaction</c>).</summary>
public sealed record InlineChoiceInteraction(string Response, IReadOnlyList<SimpleChoice> Choices, bool Shuffle, int MinChoices = 0) : Interaction(Response, []);

/// <summary>Answers to be put in order (<c>qti-order-interaction</c>).</summary>
public sealed record OrderInteraction(string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<SimpleChoice> Choices, bool Shuffle, int MinChoices = 0, int MaxChoices = 0) : Interaction(Response, Prompt);

/// <summary>Pairs between two lists (<c>qti-match-interaction</c>): sources are rows, targets are columns.</summary>
public sealed record MatchInteraction(
    string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<AssociableChoice> Sources, IReadOnlyList<AssociableChoice> Targets, bool Shuffle, int MinAssociations = 0, int MaxAssociations = 1)
    : Interaction(Response, Prompt);

/// <summary>Pairs within one list (<c>qti-associate-interaction</c>).</summary>
public sealed record AssociateInteraction(
    string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<AssociableChoice> Choices, bool Shuffle, int MinAssociations = 0, int MaxAssociations = 1) : Interaction(Response, Prompt);

/// <summary>Words to be put into the gaps of a text (<c>qti-gap-match-interaction</c>): nodes of kind <c>gap</c> with an <c>id</c>. Pairs are choice and gap.</summary>
public sealed record GapMatchInteraction(
    string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<AssociableChoice> Choices, IReadOnlyList<Node> Text, bool Shuffle, int MinAssociations = 0, int MaxAssociations = 0) : Interaction(Response, Prompt);

/// <summary>Words of a text to be chosen (<c>qti-hottext-interaction</c>): nodes of kind <c>hottext</c> with an <c>id</c>.</summary>
public sealed record HottextInteraction(string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<Node> Text, int MinChoices = 0, int MaxChoices = 1) : Interaction(Response, Prompt);

/// <summary>Areas of a picture to be chosen (<c>qti-hotspot-interaction</c>).</summary>
public sealed record HotspotInteraction(string Response, IReadOnlyList<Node> Prompt, Picture Picture, IReadOnlyList<HotspotChoice> Choices, int MinChoices = 0, int MaxChoices = 1) : Interaction(Response, Prompt);

/// <summary>Points of a picture to be chosen (<c>qti-select-point-interaction</c>).</summary>
public sealed record SelectPointInteraction(string Response, IReadOnlyList<Node> Prompt, Picture Picture, int MinChoices = 0, int MaxChoices = 1) : Interaction(Response, Prompt);

/// <summary>A field in the text (<c>qti-text-entry-interaction</c>).</summary>
public sealed record TextEntryInteraction(string Response, int? ExpectedLength = null, string? PatternMask = null, string? Placeholder = null) : Interaction(Response, []);

/// <summary>A larger field (<c>qti-extended-text-interaction</c>).</summary>
public sealed record ExtendedTextInteraction(
    string Response, IReadOnlyList<Node> Prompt, int? ExpectedLines = null, int? ExpectedLength = null, int MinStrings = 0, int MaxStrings = 1, string Format = "plain", string? Placeholder = null) : Interaction(Response, Prompt);

/// <summary>A number on a scale (<c>qti-slider-interaction</c>).</summary>
public sealed record SliderInteraction(string Response, IReadOnlyList<Node> Prompt, double LowerBound, double UpperBound, double Step) : Interaction(Response, Prompt);

/// <summary>One that is read and kept, and not shown.</summary>
/// <param name="Response">As of all; "" where it has none.</param>
/// <param name="Name">The element.</param>
/// <param name="Source">The element whole, as it was read.</param>
public sealed record UnsupportedInteraction(string Response, string Name, Element Source) : Interaction(Response, []);
