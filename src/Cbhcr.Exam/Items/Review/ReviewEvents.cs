using System.Text.Json.Serialization;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What reviewers look at, one after the other.</summary>
public enum ReviewStage
{
    Content,
    Editorial,
    Sensitivity,
    Psychometric,
}

/// <summary>Where an item stands on its way.</summary>
public enum ItemPlace
{
    Draft,
    Content,
    Editorial,
    Sensitivity,
    Psychometric,
    Pretest,
    Scored,
}

/// <summary>Whether what was changed is another question (a version: its statistics start empty) or the same in better words (a revision: they are kept).</summary>
public enum ChangeKind
{
    Version,
    Revision,
}

public enum Verdict
{
    Approve,

    /// <summary>Back to the writer, who may mend it or argue.</summary>
    Return,

    /// <summary>Back to the writer; this version will not do and cannot be submitted again.</summary>
    Reject,
}

/// <summary>A content version goes to review under the rules that hold now. Words are in documents, named here by id.</summary>
/// <param name="Stages">What it has to pass, in order.</param>
/// <param name="StatisticsSince">The content version that its statistics begin with.</param>
/// <param name="Assisted">A tool helped with the writing (its name is in the content).</param>
/// <param name="ValidatedBy">Who vouches for what the tool wrote; null where none helped.</param>
/// <param name="NoteId">What the writer says of the change, null for nothing.</param>
/// <param name="AlsoWrittenBy">Who wrote the stimulus that goes with it; null for none.</param>
/// <param name="Justified">Warnings that stand: rule and the text that says why.</param>
public sealed record ItemSubmitted(
    int ContentVersion, ChangeKind Kind, IReadOnlyList<StageRule> Stages, int StatisticsSince, bool Assisted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ValidatedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? NoteId,
    IReadOnlyDictionary<string, Guid> Justified, int PretestResponses, Guid SubmittedBy, Instant SubmittedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? AlsoWrittenBy = null);

public sealed record ItemReviewerAssigned(int ContentVersion, ReviewStage Stage, Guid ReviewerId, LocalDate DueOn, Guid AssignedBy, Instant AssignedAt);

/// <summary>One vote.</summary>
/// <param name="ReasonId">The words for it; there are always some unless it approves.</param>
public sealed record ItemReviewed(
    Guid ReviewId, int ContentVersion, ReviewStage Stage, Verdict Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReasonId, Guid ReviewedBy, Instant ReviewedAt);

/// <param name="Why">approved (all votes of the stage), second-approver (a revision returns to where its version was), pretest-statistics or waiver.</param>
/// <param name="ReasonId">The words of a waiver.</param>
public sealed record ItemMoved(
    int ContentVersion, ItemPlace From, ItemPlace To, string Why,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReasonId, Guid MovedBy, Instant MovedAt);

/// <param name="Rejected">This version cannot be submitted again.</param>
/// <param name="ReasonId">Of the vote, or of the writer who took it back.</param>
public sealed record ItemReturned(
    int ContentVersion, ItemPlace From, bool Rejected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReasonId, Guid ReturnedBy, Instant ReturnedAt);

/// <param name="Reason">From a list; the words are in the document.</param>
public sealed record ItemQuarantined(
    int ContentVersion, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReasonId, Guid QuarantinedBy, Instant QuarantinedAt);

/// <summary>The first of the two who must want it.</summary>
public sealed record ItemQuarantineLiftAsked(Guid ReasonId, Guid AskedBy, Instant AskedAt);

public sealed record ItemQuarantineLifted(ItemPlace To, Guid AskedBy, Guid AgreedBy, Instant LiftedAt);

/// <param name="Field">What it is about, as in the item file; empty for the whole item. The words are in the document of this id.</param>
public sealed record ItemCommentMade(Guid CommentId, int ContentVersion, string Field, Guid MadeBy, Instant MadeAt);

public sealed record ItemCommentResolved(Guid CommentId, Guid ResolvedBy, Instant ResolvedAt);
