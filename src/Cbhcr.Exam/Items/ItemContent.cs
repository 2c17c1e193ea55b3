using System.Text.Json.Serialization;
using Cbhcr.Qti.Model;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Text">Plain text; what <see cref="Body"/> says without its marks, when there is one.</param>
/// <param name="Body">Rich text, null when the text is plain.</param>
/// <param name="Area">On the picture of a hotspot.</param>
/// <param name="Restrictiveness">0 leaves all choice to the person, 5 is force; null when not ranked (SC-RESTRICTIVE).</param>
public sealed record ItemOption(
    string Id, string Text, string Rationale,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Node>? Body = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ItemArea? Area = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Restrictiveness = null);

public sealed record ItemReference(string Text, int Year);

/// <summary>All that one version of an item says; what a reviewer approves and a candidate is shown a part of.</summary>
/// <param name="Type">One of <see cref="ItemTypes"/>.</param>
/// <param name="Stem">Plain text; what <see cref="StemBody"/> says without its marks, when there is one.</param>
/// <param name="Key">What is right, by type: <c>B</c>; <c>B,D</c>; <c>C,A,B</c> in order; <c>A 1,B 2</c> for pairs; the first accepted form; empty for extended text.</param>
/// <param name="StemBody">Rich text, null when the stem is plain.</param>
/// <param name="Task">What the type needs besides options and key; null for one best answer.</param>
/// <param name="Stimulus">What it shares with the other items of its case.</param>
/// <param name="Qti">For type <c>qti</c>: the item as QTI 3.0, from an exchange. Stem, options and key are then what could be read out of it.</param>
/// <param name="ReadingNotes">How names, signs and pictures are to be read aloud.</param>
/// <param name="Rights">Authors, licence and who holds the copyright.</param>
/// <param name="AssistedBy">The tool that helped to write this version, null for none (disclosed; a person vouches for it).</param>
public sealed record ItemContent(
    string Type, string Stem, IReadOnlyList<ItemOption> Options, string Key, bool ShuffleOptions,
    string Competency, string SkillArea, IReadOnlyList<string> Values, string CognitiveLevel, string Setting, IReadOnlyList<string> Levels,
    IReadOnlyList<string> Enemies, IReadOnlyList<ItemReference> References, string AuthorNote, bool Sample,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Node>? StemBody = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ItemTask? Task = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StimulusUse? Stimulus = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Qti = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReadingNotes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ItemRights? Rights = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AssistedBy = null);

/// <param name="Writers">All who wrote it, when it came from a draft.</param>
public sealed record ItemDrafted(
    Guid ItemId, string Code, ItemContent Content, string ContentHash, string FrameworkCode, string FrameworkVersion, Guid DraftedBy, Instant DraftedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? Writers = null);

/// <param name="Kind">Null from a file: another question, until somebody says otherwise.</param>
/// <param name="Writers">All who wrote it, when it came from a draft.</param>
public sealed record ItemRevised(
    int ContentVersion, ItemContent Content, string ContentHash, string FrameworkCode, string FrameworkVersion, Guid RevisedBy, Instant RevisedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChangeKind? Kind = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? Writers = null);
