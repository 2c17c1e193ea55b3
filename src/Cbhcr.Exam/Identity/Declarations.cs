using NodaTime;

namespace Cbhcr.Exam.Identity;

public enum DeclarationKind
{
    Confidentiality,
    ConflictOfInterest,
    ItemWriterTraining,
}

/// <param name="Version">Goes up with every change of its meaning; who signed an older one signs again.</param>
public sealed record DeclarationText(DeclarationKind Kind, int Version, string Title, string Text, int ValidDays);

/// <param name="PreparesCandidates">Conflict of interest: whether the signer sells or teaches preparation for this exam; null for the others.</param>
public sealed record DeclarationSigned(
    DeclarationKind Kind, int TextVersion, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] bool? PreparesCandidates,
    Instant SignedAt, Instant ExpiresAt);

/// <summary>The newest of its kind that somebody signed.</summary>
public sealed record SignedDeclaration(DeclarationKind Kind, int TextVersion, bool? PreparesCandidates, Instant SignedAt, Instant ExpiresAt)
{
    public bool IsCurrent(Instant now) => TextVersion == Declarations.Of(Kind).Version && now < ExpiresAt;
}

/// <summary>What staff sign before they see an item, and how long it holds (requirements IMP-03, IMP-05, ITM-03).</summary>
public static class Declarations
{
    /// <summary>Who prepares candidates keeps away from items for two years, counted from the last time they said so.</summary>
    public static Duration Block { get; } = Duration.FromDays(730);

    public static IReadOnlyList<DeclarationText> Texts { get; } =
    [
        new(DeclarationKind.Confidentiality, 1, "Confidentiality",
            "I keep questions, answers, forms, keys, decisions and all that I learn about candidates to myself, during this work and after it. I copy nothing, photograph nothing and show nothing to anybody who has no right to it. I report a leak as soon as I know of one.", 365),
        new(DeclarationKind.ConflictOfInterest, 1, "Conflict of interest",
            "I say here whether I sell or teach preparation for this exam. I take no part where a candidate is somebody I train, supervise, employ or am close to, and I say so when it happens. I sign again when any of this changes.", 365),
        new(DeclarationKind.ItemWriterTraining, 1, "Item-writer training",
            "I have completed the programme's training for item writers: one best answer, plausible wrong options, a rationale for each, words that blame nobody, and the style guide of this item bank.", 730),
    ];

    /// <summary>To see an item at all.</summary>
    public static IReadOnlyList<DeclarationKind> ToRead { get; } = [DeclarationKind.Confidentiality, DeclarationKind.ConflictOfInterest];

    /// <summary>To write one.</summary>
    public static IReadOnlyList<DeclarationKind> ToWrite { get; } = [.. ToRead, DeclarationKind.ItemWriterTraining];

    public static DeclarationText Of(DeclarationKind kind) => Texts.Single(t => t.Kind == kind);
}
