using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Words that somebody on the staff wrote about an item, sealed with the writer's key. Events name them by id.</summary>
/// <param name="Kind">note, justification, reason, comment, waiver or quarantine.</param>
/// <param name="About">The field of a comment, the rule of a justification; otherwise empty.</param>
/// <param name="PersonId">Who wrote them.</param>
public sealed record ItemText(Guid Id, Guid ItemId, int ContentVersion, string Kind, string About, Guid PersonId, Instant At, SealedText Text)
{
    public const int Longest = 5000;

    public static ItemText Of(Guid id, Guid itemId, int contentVersion, string kind, string about, string text, Guid by, DataKey key, FreshSecret secret, Instant now) =>
        new(id, itemId, contentVersion, kind, about, by, now, key.Seal(text.Trim(), id.ToString("N"), PersonalData.Nonce(secret)));

    public string Read(IReadOnlyDictionary<Guid, DataKey> keys) => PersonalData.Read(keys.GetValueOrDefault(PersonId), Text, Id.ToString("N"));
}

public static class ItemTexts
{
    public static void Configure(StoreOptions store) => store.Schema.For<ItemText>().Index(t => t.ItemId);

    /// <summary>All that was written about an item, the earliest first, with what can still be read.</summary>
    public static async Task<IReadOnlyList<(ItemText Text, string Words)>> ItemTextsAsync(this IQuerySession session, Guid itemId, PersonalData people, CancellationToken ct)
    {
        var texts = await session.Query<ItemText>().Where(t => t.ItemId == itemId).ToListAsync(ct);
        var keys = await people.ForReadingAsync(session, texts.Select(t => t.PersonId), ct);
        return [.. texts.OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => (t, t.Read(keys)))];
    }
}
