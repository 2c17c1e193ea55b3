using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Version">0: nobody has begun to change the item; this is what it says. Saving sends this number back.</param>
/// <param name="EditedBy">Display name; null when nobody has.</param>
/// <param name="Justifications">Why warnings may stand: those kept with the draft, or with the version it would begin from.</param>
/// <param name="Status">Of the item; null while it has no version yet.</param>
public sealed record DraftDetails(Guid ItemId, string Code, ItemContent Content, int Version, int BasedOn, string? EditedBy, Instant? EditedAt, ItemStatus? Status, int ItemVersion,
    IReadOnlyList<Justification> Justifications);

public static class TheDraftEndpoint
{
    [WolverineGet("/api/items/{itemId}/draft"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<DraftDetails>, NotFound>> Get(Guid itemId, IQuerySession session, Accounts accounts, PersonalData people, CancellationToken ct)
    {
        var item = await session.LoadAsync<Item>(itemId, ct);
        var draft = await session.LoadAsync<ItemDraft>(itemId, ct) ?? (item is null ? null : ItemDraft.Of(item));
        if (draft is null) return TypedResults.NotFound();
        var (name, at) = draft.Version == 0 ? ((string?)null, (Instant?)null) : (await accounts.NameAsync(draft.EditedBy, ct), draft.EditedAt);
        return TypedResults.Ok(new DraftDetails(draft.Id, draft.Code, draft.Content, draft.Version, draft.BasedOn, name, at, item?.Status, item?.Version ?? 0,
            draft.Justifications ?? (item is null ? [] : await session.JustificationsAsync(item.Id, item.ContentVersion, people, ct))));
    }
}
