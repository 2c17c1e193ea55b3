using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <param name="Version">Of the draft that was read; 0 to begin one.</param>
/// <param name="BasedOn">The content version that was read, or compared with when the item has gone on since; left out, that of the draft.</param>
/// <param name="Justifications">Why warnings may stand; left out, those that are kept with the draft stay.</param>
public sealed record SaveDraft(
    JsonElement Content, int Version, int? BasedOn = null, [property: MaxLength(SubmitItem.MostJustifications)] IReadOnlyList<Justification>? Justifications = null);

public sealed record DraftSaved(int Version, Instant SavedAt);

/// <param name="Base">What the writer had read, when it is still kept.</param>
/// <param name="EditedBy">The name of who saved last.</param>
/// <param name="IsStale">Somebody saved or submitted since.</param>
public sealed record DraftGround(
    ItemDraft? Draft, bool IsStored, bool IsStale, Item? Item, ItemContent? Content, IReadOnlyDictionary<string, string> Faults, ItemContent? Base, string? EditedBy);

public static class SaveDraftEndpoint
{
    public static async Task<DraftGround> LoadAsync(Guid itemId, SaveDraft command, IDocumentSession session, Accounts accounts, CancellationToken ct)
    {
        var (content, faults) = DraftContent.Read(command.Content);
        var item = await session.LoadAsync<Item>(itemId, ct);
        var stored = await session.LoadAsync<ItemDraft>(itemId, ct);
        var draft = stored ?? (item is null ? null : ItemDraft.Of(item));
        // Nobody has a draft open, and the item was submitted anew since this writer read it.
        var older = stored is null && item is not null && command.Version == 0 && command.BasedOn < item.ContentVersion;
        var stale = draft is not null && (older || draft.Version != command.Version);
        var read = !stale ? null
            : command.Version > 0 ? (await session.LoadAsync<DraftStep>(DraftStep.IdOf(itemId, command.Version), ct))?.Content
            : command.BasedOn is > 0 and var version ? (await session.ContentAsync(itemId, version, ct))?.Content
            : item?.Content;
        return new(draft, stored is not null, stale, item, content, faults, read, stale && stored is not null ? await accounts.NameAsync(stored.EditedBy, ct) : null);
    }

    /// <summary>Who comes second is told what both changed; nothing is overwritten, and nothing of theirs is lost.</summary>
    public static ProblemDetails Validate(SaveDraft command, DraftGround ground) =>
        ground.Draft is not { } draft ? Problems.Missing("The draft")
        : ground.Content is not { } mine ? Problems.Malformed(ground.Faults)
        : command.BasedOn is { } seen && !ground.IsStale && seen != draft.BasedOn && seen != ground.Item?.ContentVersion
            ? Problems.Malformed(new Dictionary<string, string> { ["basedOn"] = $"The item is at version {ground.Item?.ContentVersion ?? 0}." })
        : ground.Item?.Status == ItemStatus.Retired ? Problems.Conflict("This item is retired. Start a new one.", "item-retired")
        : ground.IsStale
            ? Problems.Conflict($"{ground.EditedBy ?? "Somebody else"} saved this draft since you read it. Compare, then save on top of version {draft.Version}.", "stale-version")
                .With("version", draft.Version).With("basedOn", draft.BasedOn).With("editedBy", ground.EditedBy).With("editedAt", ground.IsStored ? draft.EditedAt : (Instant?)null)
                .With("theirs", draft.Content).With("justifications", draft.Justifications).With("differences", ThreeWays.Between(ground.Base, mine, draft.Content))
        : Problems.None;

    [WolverinePut("/api/items/{itemId}/draft"), Authorize(Roles = Roles.ItemWriter), ProducesResponseType<ProblemDetails>(409)]
    public static (DraftSaved, IStorageAction<ItemDraft>, IStorageAction<DraftStep>, IStorageAction<DraftStep>) Put(
        Guid itemId, SaveDraft command, DraftGround ground, ClaimsPrincipal user, Instant now)
    {
        var saved = ground.Draft!.Saved(ground.Content!, command.Justifications, user.AccountId(), now) with { BasedOn = command.BasedOn ?? ground.Draft.BasedOn };
        var old = new DraftStep(DraftStep.IdOf(itemId, saved.Version - DraftStep.Kept), itemId, 0, DraftContent.Empty, Guid.Empty, now);
        return (new(saved.Version, now), ground.IsStored ? Storage.Update(saved) : Storage.Insert(saved), Storage.Insert(DraftStep.Of(saved)),
            saved.Version > DraftStep.Kept ? Storage.Delete(old) : Storage.Nothing<DraftStep>());
    }
}
