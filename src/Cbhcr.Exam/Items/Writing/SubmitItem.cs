using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Used">A tool wrote or rewrote some of it.</param>
/// <param name="Tool">Its name, when one did.</param>
/// <param name="Vouched">The caller has checked every sentence and answers for it; needed when a tool helped.</param>
public sealed record AiDisclosure(bool Used, string? Tool, bool Vouched = false);

/// <param name="Reason">Why the warning of this rule may stand.</param>
public sealed record Justification(string RuleId, [property: MaxLength(1000)] string Reason);

/// <param name="Kind">version for another question (stem meaning, options or key), revision for better words of the same.</param>
/// <param name="Justifications">Left out, those that are kept with the draft, or with the version, count.</param>
/// <param name="Note">What was changed and why; needed for a revision.</param>
/// <param name="DraftVersion">Of the draft that was read; 0 when the item itself is submitted as it is.</param>
/// <param name="Version">Of the item; 0 when it has no version yet.</param>
public sealed record SubmitItem(
    ChangeKind Kind, [property: MaxLength(ItemText.Longest)] string? Note, AiDisclosure Ai,
    [property: MaxLength(SubmitItem.MostJustifications)] IReadOnlyList<Justification>? Justifications, int DraftVersion, int Version)
{
    public const int MostJustifications = 200;
}

public sealed record ItemInReview(Guid ItemId, string Code, int ContentVersion, int Version, ReviewStage Stage);

public static class SubmitItemEndpoint
{
    public static async Task<SubmitGround> LoadAsync(Guid itemId, SubmitItem command, IDocumentSession session, PersonalData people, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var item = await session.LoadAsync<Item>(itemId, ct);
        var draft = await session.LoadAsync<ItemDraft>(itemId, ct);
        var content = (draft?.Content ?? item?.Content) is { } said ? said with { AssistedBy = command.Ai.Used ? command.Ai.Tool?.Trim() : null } : null;
        var codes = await session.FrameworkCodesAsync(ct);
        var findings = content is null || codes is null ? [] : await session.AllFindingsAsync(itemId, draft?.Code ?? item!.Code, content, codes, now, ct);
        var start = draft is not null && item is not null && draft.BasedOn != item.ContentVersion ? (await session.ContentAsync(itemId, draft.BasedOn, ct))?.Content : null;
        return new(item, draft, content, codes, findings, start, await session.ReviewRulesAsync(ct), await people.ForWritingAsync(session, user.AccountId(), ct),
            content?.Stimulus is { } use ? await session.LoadAsync<Stimulus>(use.StimulusId, ct) : null,
            command.Justifications ?? draft?.Justifications ?? (item is null ? [] : await session.JustificationsAsync(itemId, item.ContentVersion, people, ct)));
    }

    public static ProblemDetails Validate(SubmitItem command, SubmitGround ground) => ground.Problem(command);

    /// <summary>Sends what is in the draft to review. Errors of the rules stop it, and so does a warning that nobody justifies.</summary>
    [WolverinePost("/api/items/{itemId}/submit"), Authorize(Roles = Roles.ItemWriter)]
    [ProducesResponseType<ItemInReview>(200), ProducesResponseType<ProblemDetails>(409), ProducesResponseType<ProblemDetails>(422)]
    public static ItemInReview Post(
        Guid itemId, SubmitItem command, SubmitGround ground, IDocumentSession session, IdSource ids, SecretSource secrets, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var by = user.AccountId();
        var version = ground.IsChanged ? (ground.Item?.ContentVersion ?? 0) + 1 : ground.Item!.ContentVersion;
        Guid Written(string kind, string about, string words)
        {
            var text = ItemText.Of(ids.Next().Value, itemId, version, kind, about, words, by, ground.Key!, secrets.Next(), now);
            session.Insert(text);
            return text.Id;
        }
        var note = string.IsNullOrWhiteSpace(command.Note) ? (Guid?)null : Written("note", "", command.Note);
        var justified = ground.Justified.ToDictionary(j => j.RuleId, j => Written(KeptJustifications.Kind, j.RuleId, j.Reason));
        var (item, events) = ground.Submit(command, itemId, note, justified, by, now);
        if (ground.Item is null) session.Events.StartStream<Item>(itemId, events);
        else session.Events.Append(itemId, ground.Item.Version + events.Count, events);
        if (ground.Draft is { } draft) session.CloseDraft(draft);
        return new(itemId, item.Code, version, (ground.Item?.Version ?? 0) + events.Count, item.Stage!.Value);
    }

    /// <summary>All that the rules find in it.</summary>
    public static async Task<IReadOnlyList<Finding>> FindingsAsync(this IQuerySession session, Guid itemId, string code, ItemContent content, FrameworkCodes codes, CancellationToken ct)
    {
        var assets = await session.AssetsAsync(ItemPictures.Of(content).Select(p => p.Asset), ct);
        return [.. SubmitChecks.Of(content, codes, assets), .. content.Stimulus is { } use ? await session.StimulusFindingsAsync(itemId, use, ct) : []];
    }

    private static async Task<IEnumerable<Finding>> StimulusFindingsAsync(this IQuerySession session, Guid itemId, StimulusUse use, CancellationToken ct)
    {
        var stimulus = await session.LoadAsync<Stimulus>(use.StimulusId, ct);
        var others = (await session.ItemsOfStimulusAsync(use.StimulusId, ct)).Where(i => i.Id != itemId).Select(i => i.Code).ToList();
        return SubmitChecks.OfStimulus(stimulus, use.StimulusVersion, others);
    }
}
