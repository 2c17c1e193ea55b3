using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <param name="Kind">note, justification, reason, comment, waiver or quarantine.</param>
/// <param name="About">The field, the rule, the stage; otherwise empty.</param>
/// <param name="Open">Of a comment.</param>
public sealed record ShownText(Guid TextId, int ContentVersion, string Kind, string About, string Text, string By, Instant At, bool? Open, string? ResolvedBy, Instant? ResolvedAt);

public sealed record ShownAssignment(ReviewStage Stage, Guid ReviewerId, string Reviewer, LocalDate DueOn);

/// <summary>One step of the item's life.</summary>
/// <param name="What">drafted, revised, submitted, approve, return, reject, moved, returned, quarantined, …</param>
/// <param name="To">Where it went, when it went anywhere.</param>
/// <param name="TextId">The words for it.</param>
public sealed record ShownStep(string What, int ContentVersion, string? From, string? To, string By, Instant At, Guid? TextId);

public sealed record ReviewDetails(
    Guid ItemId, string Code, int Version, int ContentVersion, ItemStatus Status, ReviewStage? Stage, ChangeKind? Kind, int StatisticsSince, Submission? Submission,
    IReadOnlyList<string> Writers, IReadOnlyList<ShownAssignment> Assignments, IReadOnlyList<ShownText> Texts, IReadOnlyList<ShownStep> Steps, Isolation? Quarantine);

public static class TheReviewEndpoint
{
    /// <summary>Where an item stands, who said what about it, and all that happened, the earliest first.</summary>
    [WolverineGet("/api/items/{itemId}/review"), Authorize(Roles = $"{Roles.ItemReaders},{Roles.Administrator}")]
    public static async Task<ReviewDetails> Get([ReadModel] Item item, IQuerySession session, Accounts accounts, PersonalData people, CancellationToken ct)
    {
        var events = (await session.Events.FetchStreamAsync(item.Id, token: ct)).Select(e => e.Data).ToList();
        var texts = await session.ItemTextsAsync(item.Id, people, ct);
        var resolved = events.OfType<ItemCommentResolved>().ToDictionary(e => e.CommentId);
        var steps = events.Select(Step).OfType<(ShownStep Step, Guid By)>().ToList();
        var names = await accounts.NamesAsync([.. steps.Select(s => s.By), .. texts.Select(t => t.Text.PersonId), .. item.Writers, .. item.Assignments.Select(a => a.ReviewerId),
            .. resolved.Values.Select(r => r.ResolvedBy)], ct);
        string Name(Guid id) => names.GetValueOrDefault(id, "(name not held)");

        return new(item.Id, item.Code, item.Version, item.ContentVersion, item.Status, item.Stage, item.Kind, item.StatisticsSince, item.Submission,
            [.. item.Writers.Select(Name)], [.. item.Assignments.Select(a => new ShownAssignment(a.Stage, a.ReviewerId, Name(a.ReviewerId), a.DueOn))],
            [.. texts.Select(t => Shown(t.Text, t.Words, item, resolved.GetValueOrDefault(t.Text.Id), Name))], [.. steps.Select(s => s.Step with { By = Name(s.By) })], item.Quarantine);
    }

    private static ShownText Shown(ItemText text, string words, Item item, ItemCommentResolved? resolved, Func<Guid, string> name) =>
        new(text.Id, text.ContentVersion, text.Kind, text.About, words, name(text.PersonId), text.At, text.Kind == "comment" ? item.OpenComments.Contains(text.Id) : null,
            resolved is null ? null : name(resolved.ResolvedBy), resolved?.ResolvedAt);

    private static (ShownStep, Guid)? Step(object happened) => happened switch
    {
        ItemDrafted e => (new("drafted", 1, null, "draft", "", e.DraftedAt, null), e.DraftedBy),
        ItemRevised e => (new("revised", e.ContentVersion, null, "draft", "", e.RevisedAt, null), e.RevisedBy),
        ItemSubmitted e => (new("submitted", e.ContentVersion, "draft", Word(e.Stages[0].Stage), "", e.SubmittedAt, e.NoteId), e.SubmittedBy),
        ItemReviewerAssigned e => (new("assigned", e.ContentVersion, null, Word(e.Stage), "", e.AssignedAt, null), e.ReviewerId),
        ItemReviewed e => (new(Word(e.Verdict), e.ContentVersion, Word(e.Stage), null, "", e.ReviewedAt, e.ReasonId), e.ReviewedBy),
        ItemMoved e => (new(e.Why, e.ContentVersion, Word(e.From), Word(e.To), "", e.MovedAt, e.ReasonId), e.MovedBy),
        ItemReturned e => (new(e.Rejected ? "rejected" : "returned", e.ContentVersion, Word(e.From), "draft", "", e.ReturnedAt, e.ReasonId), e.ReturnedBy),
        ItemQuarantined e => (new(e.Reason, e.ContentVersion, null, "quarantine", "", e.QuarantinedAt, e.ReasonId), e.QuarantinedBy),
        ItemQuarantineLiftAsked e => (new("lift-asked", 0, "quarantine", null, "", e.AskedAt, e.ReasonId), e.AskedBy),
        ItemQuarantineLifted e => (new("lifted", 0, "quarantine", Word(e.To), "", e.LiftedAt, null), e.AgreedBy),
        ItemRetired e => (new(e.Reason, 0, null, "retired", "", e.RetiredAt, null), e.RetiredBy),
        _ => null,
    };

    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
