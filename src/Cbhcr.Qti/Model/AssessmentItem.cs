using System.Text.Json.Serialization;

namespace Cbhcr.Qti.Model;

/// <summary>A variable that scoring sets (QTI <c>qti-outcome-declaration</c>).</summary>
/// <param name="Identifier">For example <c>SCORE</c>.</param>
/// <param name="Cardinality">How many values.</param>
/// <param name="BaseType">As of <see cref="ResponseDeclaration"/>.</param>
/// <param name="Default">Before processing; null for none.</param>
/// <param name="NormalMaximum">The declared maximum, or null.</param>
/// <param name="NormalMinimum">The declared minimum, or null.</param>
/// <param name="LookupTable">A <c>qti-match-table</c> or <c>qti-interpolation-table</c> as read, or null.</param>
public sealed record OutcomeDeclaration(
    string Identifier, Cardinality Cardinality, string? BaseType, IReadOnlyList<string>? Default, double? NormalMaximum = null, double? NormalMinimum = null, Element? LookupTable = null)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>How responses become outcomes: a standard template, or rules.</summary>
/// <param name="Template">The template's address, or null.</param>
/// <param name="Rules">The rules in order; empty with a template.</param>
public sealed record ResponseProcessing(string? Template, IReadOnlyList<Element> Rules)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>An item: what is asked (body and interactions), what is right (responses) and what it is worth (processing).</summary>
/// <param name="Identifier">As in the file or the bank.</param>
/// <param name="Title">For people who work with it, never for candidates.</param>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="TimeDependent">As declared.</param>
/// <param name="Adaptive">As declared.</param>
/// <param name="Body">The text. A node of kind <c>interaction</c> stands where the interaction with that response stands.</param>
/// <param name="Interactions">In reading order, each with a response of its own.</param>
/// <param name="Responses">Declared responses.</param>
/// <param name="Outcomes">Declared outcomes.</param>
/// <param name="Processing">Null when none is declared.</param>
/// <param name="Others">Children of the item that are kept as read: template declarations and processing, stylesheets, feedback, catalogues, stimulus references.</param>
public sealed record AssessmentItem(
    string Identifier, string Title, string? Language, bool TimeDependent, bool Adaptive,
    IReadOnlyList<Node> Body, IReadOnlyList<Interaction> Interactions, IReadOnlyList<ResponseDeclaration> Responses, IReadOnlyList<OutcomeDeclaration> Outcomes,
    ResponseProcessing? Processing, IReadOnlyList<Element> Others)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }

    /// <summary>Attributes of the body; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? BodyKept { get; init; }
}
