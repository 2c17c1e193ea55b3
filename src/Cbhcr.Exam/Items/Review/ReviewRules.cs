using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Roles">Whose votes count; one of them is enough.</param>
/// <param name="Reviewers">How many must approve.</param>
/// <param name="Days">Until a review is due, from the day the stage begins or somebody is assigned.</param>
public sealed record StageRule(ReviewStage Stage, IReadOnlyList<string> Roles, int Reviewers, int Days);

/// <param name="Stages">All four, in order.</param>
/// <param name="RevisionStages">What a revision of a reviewed item passes: at least one, its second approver.</param>
/// <param name="PretestResponses">How many people must have answered before statistics speak for an item.</param>
public sealed record ReviewRulesSet(
    Guid RulesId, Guid ProgrammeId, IReadOnlyList<StageRule> Stages, IReadOnlyList<ReviewStage> RevisionStages, int PretestResponses, Guid SetBy, Instant SetAt);
