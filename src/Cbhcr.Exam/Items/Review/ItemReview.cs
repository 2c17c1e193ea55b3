using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What was submitted, and the rules it goes by to the end, whatever the programme decides meanwhile.</summary>
public sealed record Submission(int ContentVersion, ChangeKind Kind, IReadOnlyList<StageRule> Stages, int PretestResponses, Guid By, Instant At);

public sealed record StageVote(Guid ReviewId, ReviewStage Stage, Verdict Verdict, Guid By, Instant At);

public sealed record StageAssignment(ReviewStage Stage, Guid ReviewerId, LocalDate DueOn);

/// <param name="From">Where it goes back to.</param>
/// <param name="LiftAskedBy">The first of the two who want it lifted.</param>
public sealed record Isolation(ItemPlace From, string Reason, Guid By, Instant At, Guid? LiftAskedBy = null);

/// <summary>Why something is not done, for a person (what) and for a program (code).</summary>
/// <param name="OfPerson">It is about who asks, not about the state.</param>
public sealed record Refusal(string What, string Code, bool OfPerson = false)
{
    public Microsoft.AspNetCore.Mvc.ProblemDetails Problem => OfPerson ? Platform.Problems.Forbidden(What, Code) : Platform.Problems.Conflict(What, Code);
}

/// <summary>Review: the state, and the rules of who may do what next.</summary>
public sealed partial record Item
{
    public static Item Apply(ItemSubmitted e, Item item) => item with
    {
        Status = ItemStatus.InReview, Stage = e.Stages[0].Stage, StageSince = e.SubmittedAt, Votes = [], Assignments = [],
        Submission = new(e.ContentVersion, e.Kind, e.Stages, e.PretestResponses, e.SubmittedBy, e.SubmittedAt), Writers = Together(item.Writers, e.SubmittedBy, e.AlsoWrittenBy),
    };

    public static Item Apply(ItemReviewerAssigned e, Item item) => item with
    {
        Assignments = [.. item.Assignments.Where(a => (a.Stage, a.ReviewerId) != (e.Stage, e.ReviewerId)), new(e.Stage, e.ReviewerId, e.DueOn)],
    };

    public static Item Apply(ItemReviewed e, Item item) => item with { Votes = [.. item.Votes, new(e.ReviewId, e.Stage, e.Verdict, e.ReviewedBy, e.ReviewedAt)] };

    public static Item Apply(ItemMoved e, Item item) => item.At(e.To, e.MovedAt) with { ResumesAt = e.To is ItemPlace.Pretest or ItemPlace.Scored ? null : item.ResumesAt };

    public static Item Apply(ItemReturned e, Item item) => item.At(ItemPlace.Draft, e.ReturnedAt) with
    {
        Votes = [], Assignments = [], Rejected = e.Rejected ? [.. item.Rejected, e.ContentVersion] : item.Rejected,
    };

    public static Item Apply(ItemQuarantined e, Item item) => item with
    {
        Status = ItemStatus.Quarantined, Stage = null, Quarantine = new(item.Place ?? ItemPlace.Draft, e.Reason, e.QuarantinedBy, e.QuarantinedAt),
    };

    public static Item Apply(ItemQuarantineLiftAsked e, Item item) => item with { Quarantine = item.Quarantine! with { LiftAskedBy = e.AskedBy } };

    public static Item Apply(ItemQuarantineLifted e, Item item) => item.At(e.To, e.LiftedAt) with { Quarantine = null };

    public static Item Apply(ItemCommentMade e, Item item) => item with { OpenComments = [.. item.OpenComments, e.CommentId] };

    public static Item Apply(ItemCommentResolved e, Item item) => item with { OpenComments = [.. item.OpenComments.Where(c => c != e.CommentId)] };

    private Item At(ItemPlace place, Instant since) => this with { Status = StateAt(place).Status, Stage = StateAt(place).Stage, StageSince = since };

    internal static (ItemStatus Status, ReviewStage? Stage) StateAt(ItemPlace place) => place switch
    {
        ItemPlace.Draft => (ItemStatus.Draft, null),
        ItemPlace.Pretest => (ItemStatus.Pretest, null),
        ItemPlace.Scored => (ItemStatus.Scored, null),
        _ => (ItemStatus.InReview, Enum.Parse<ReviewStage>(place.ToString())),
    };

    /// <summary>The rule of the present stage, null when it is not in review.</summary>
    internal StageRule? StageRule => Stage is { } stage ? Submission!.Stages.First(s => s.Stage == stage) : null;

    internal Refusal? MayBeSubmitted() => Status switch
    {
        ItemStatus.Draft => null,
        ItemStatus.InReview => new("This item is in review. Take it back first, or wait until it returns.", "in-review"),
        ItemStatus.Quarantined => new("This item is in quarantine. Two people have to lift that first.", "quarantined"),
        ItemStatus.Retired => new("This item is retired. Start a new one.", "item-retired"),
        _ => null,
    };

    /// <summary>What everybody needs to be who reviews it in this stage, assigned or not.</summary>
    internal Refusal? MayReview(ReviewStage stage, Guid person, IReadOnlyCollection<string> roles) =>
        Status != ItemStatus.InReview ? new("This item is not in review.", "not-in-review")
        : Submission!.Stages.FirstOrDefault(s => s.Stage == stage) is not { } rule ? new($"This version does not go through the {stage} review.", "no-such-stage")
        : Writers.Contains(person) ? new("Who wrote any of it does not review it.", "own-item", OfPerson: true)
        : Votes.Any(v => v.By == person) ? new("This person has reviewed it already; the stages need different people.", "reviewed-already", OfPerson: true)
        : !rule.Roles.Any(roles.Contains) ? new($"The {stage} review is for {string.Join(" or ", rule.Roles)}.", "not-for-this-role", OfPerson: true)
        : null;

    internal Refusal? MayVote(ReviewStage stage, Verdict verdict, Guid person, IReadOnlyCollection<string> roles)
    {
        if (MayReview(stage, person, roles) is { } refusal) return refusal;
        if (Stage != stage) return new($"This item is in the {Stage} review, not in the {stage} review.", "not-in-this-stage");
        var assigned = Assignments.Where(a => a.Stage == stage).ToList();
        if (assigned.Count >= StageRule!.Reviewers && assigned.All(a => a.ReviewerId != person)) return new("Others are assigned to this review.", "not-assigned", OfPerson: true);
        return verdict == Verdict.Approve && CompletesStage() && OpenComments.Count > 0
            ? new($"{OpenComments.Count} comments are open. They are resolved before the item leaves this stage.", "open-comments")
            : null;
    }

    internal bool CompletesStage() => Votes.Count(v => v.Stage == Stage && v.Verdict == Verdict.Approve) + 1 >= StageRule!.Reviewers;

    /// <summary>A vote and what follows from it.</summary>
    internal IEnumerable<object> Vote(Guid reviewId, Verdict verdict, Guid? reasonId, Guid by, Instant now)
    {
        var from = Place!.Value;
        yield return new ItemReviewed(reviewId, ContentVersion, Stage!.Value, verdict, reasonId, by, now);
        if (verdict != Verdict.Approve) yield return new ItemReturned(ContentVersion, from, verdict == Verdict.Reject, reasonId, by, now);
        else if (CompletesStage()) yield return new ItemMoved(ContentVersion, from, Next(), IsLastStage && ResumesAt is not null ? "second-approver" : "approved", null, by, now);
    }

    private bool IsLastStage => Submission!.Stages[^1].Stage == Stage;

    private ItemPlace Next() => !IsLastStage ? PlaceOf(Submission!.Stages[Submission.Stages.TakeWhile(s => s.Stage != Stage).Count() + 1].Stage) : ResumesAt ?? ItemPlace.Pretest;

    /// <param name="pretestedBy">People who answered this question, in whatever words it was put.</param>
    internal Refusal? MayBeScored(Guid person, bool waived, int pretestedBy) =>
        Status != ItemStatus.Pretest ? new("Only an item that is in pretest becomes a scored one.", "not-in-pretest")
        : Writers.Contains(person) ? new("Who wrote any of it does not decide this.", "own-item", OfPerson: true)
        : OpenComments.Count > 0 ? new($"{OpenComments.Count} comments are open. They are resolved first.", "open-comments")
        : !waived && pretestedBy < Submission!.PretestResponses
            ? new($"There are statistics of {pretestedBy} answers; {Submission.PretestResponses} are needed, or a waiver with its reason.", "not-enough-data")
        : null;

    internal Refusal? MayBeQuarantined() =>
        Status == ItemStatus.Quarantined ? new("This item is in quarantine already.", "quarantined")
        : Status == ItemStatus.Retired ? new("This item is retired.", "item-retired")
        : null;

    internal Refusal? MayLift(Guid person) =>
        Quarantine is not { } q || Status != ItemStatus.Quarantined ? new("This item is not in quarantine.", "not-quarantined")
        : q.LiftAskedBy == person ? new("A second person has to agree.", "second-person", OfPerson: true)
        : null;
}
