using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What a writer has open, complete or not. It is saved every few seconds, so it is a document; versions come from submitting it.</summary>
/// <param name="Id">The item's.</param>
/// <param name="Version">Counts the savings, from 1.</param>
/// <param name="BasedOn">The content version it was begun from; 0 for an item that has none yet.</param>
/// <param name="Writers">Everybody who saved it since; none of them reviews what comes of it.</param>
/// <param name="Justifications">Why warnings may stand, as far as that is written; null where nobody has begun to say so, and those of the version count.</param>
public sealed record ItemDraft(
    Guid Id, string Code, ItemContent Content, int Version, int BasedOn, IReadOnlyList<Guid> Writers, Guid EditedBy, Instant EditedAt,
    IReadOnlyList<Justification>? Justifications = null)
{
    /// <summary>As <see cref="ItemFile"/> has it in its schema.</summary>
    public const string CodePattern = "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-[0-9]{3,}$";

    public const int LongestCode = 64;

    public ItemDraft Saved(ItemContent content, IReadOnlyList<Justification>? justifications, Guid by, Instant now) =>
        this with
        {
            Content = content, Justifications = justifications ?? Justifications, Version = Version + 1, Writers = [.. Writers.Append(by).Distinct()], EditedBy = by, EditedAt = now,
        };

    /// <summary>What is open of an item that nobody has begun to change: the item itself, as draft 0.</summary>
    public static ItemDraft Of(Item item) => new(item.Id, item.Code, item.Content, 0, item.ContentVersion, [], Guid.Empty, Instant.MinValue);
}

/// <summary>A draft as it was saved once, so that two writers who started from the same one can be told who changed what.</summary>
public sealed record DraftStep(string Id, Guid ItemId, int Version, ItemContent Content, Guid By, Instant At)
{
    /// <summary>Some hours of writing; who comes with an older one is shown the difference to the present text alone.</summary>
    public const int Kept = 200;

    public static string IdOf(Guid itemId, int version) => $"{itemId:N}:{version}";

    public static DraftStep Of(ItemDraft draft) => new(IdOf(draft.Id, draft.Version), draft.Id, draft.Version, draft.Content, draft.EditedBy, draft.EditedAt);
}

public static class Drafts
{
    public static void Configure(StoreOptions store)
    {
        // Two who save in the same moment: the second is refused, and told the difference when its browser tries again.
        store.Schema.For<ItemDraft>().UseOptimisticConcurrency(true).UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Schema.For<DraftStep>().Index(x => x.ItemId);
    }

    /// <summary>The next free number of the competency: RB-SA-017 for RB.SA. A number that was ever used is not free.</summary>
    public static async Task<string> ProposedCodeAsync(this IQuerySession session, string competency, CancellationToken ct)
    {
        var start = $"{competency.Replace('.', '-')}-";
        var taken = (await session.Query<Item>().Where(i => i.Code.StartsWith(start)).Select(i => i.Code).ToListAsync(ct))
            .Concat(await session.Query<ItemDraft>().Where(d => d.Code.StartsWith(start)).Select(d => d.Code).ToListAsync(ct));
        var last = taken.Select(c => int.TryParse(c[start.Length..], out var number) ? number : 0).DefaultIfEmpty(0).Max();
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start}{last + 1:000}");
    }

    public static async Task<bool> IsTakenAsync(this IQuerySession session, string code, CancellationToken ct) =>
        await session.Query<Item>().AnyAsync(i => i.Code == code, ct) || await session.Query<ItemDraft>().AnyAsync(d => d.Code == code, ct);

    /// <summary>As it was read. What somebody saved since stays open, to be compared with what became of it.</summary>
    public static void CloseDraft(this IDocumentOperations session, ItemDraft draft)
    {
        session.DeleteWhere<ItemDraft>(d => d.Id == draft.Id && d.Version == draft.Version);
        session.DeleteWhere<DraftStep>(s => s.ItemId == draft.Id && s.Version <= draft.Version);
    }
}
