using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
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

/// <summary>The programme's rules of review. An item goes by those that held when it was submitted.</summary>
public sealed record ReviewRules
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public IReadOnlyList<StageRule> Stages { get; init; } = Usual;
    public IReadOnlyList<ReviewStage> RevisionStages { get; init; } = [ReviewStage.Editorial];

    /// <summary>Below 30 a proportion or a correlation says little.</summary>
    public int PretestResponses { get; init; } = 30;

    private static IReadOnlyList<StageRule> Usual =>
    [
        new(ReviewStage.Content, [Roles.Reviewer], 1, 14), new(ReviewStage.Editorial, [Roles.Reviewer], 1, 14),
        new(ReviewStage.Sensitivity, [Roles.Reviewer], 1, 14), new(ReviewStage.Psychometric, [Roles.Psychometrician], 1, 14),
    ];

    public static ReviewRules Create(ReviewRulesSet e) => Apply(e, new ReviewRules { Id = e.RulesId });

    public static ReviewRules Apply(ReviewRulesSet e, ReviewRules rules) => rules with { Stages = e.Stages, RevisionStages = e.RevisionStages, PretestResponses = e.PretestResponses };

    /// <summary>One set of rules for a programme, so its stream's id follows from the programme's.</summary>
    public static Guid IdOf(Guid programmeId) => DerivedId.Of($"review-rules|{programmeId:N}");

    /// <summary>What a version passes on its way, in order.</summary>
    public IReadOnlyList<StageRule> For(ChangeKind kind, bool resumes) =>
        kind == ChangeKind.Revision && resumes ? [.. Stages.Where(s => RevisionStages.Contains(s.Stage))] : Stages;
}

public static class ReviewRulesOfTheProgramme
{
    /// <summary>Those that were set, or the usual ones.</summary>
    public static async Task<ReviewRules> ReviewRulesAsync(this IQuerySession session, CancellationToken ct) =>
        await session.TheProgrammeAsync(ct) is { } programme && await session.LoadAsync<ReviewRules>(ReviewRules.IdOf(programme.Id), ct) is { } set ? set : new ReviewRules();
}
