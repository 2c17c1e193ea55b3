using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Words that somebody on the staff wrote about a form, sealed with the writer's key. Events name them by id.</summary>
/// <param name="Kind">comment, swap or decline.</param>
/// <param name="Position">The slot they are about; null for the whole form.</param>
/// <param name="PersonId">Who wrote them.</param>
public sealed record FormText(Guid Id, Guid FormId, string Kind, int? Position, Guid PersonId, Instant At, SealedText Text)
{
    public const int Longest = 5000;

    public static FormText Of(Guid id, Guid formId, string kind, int? position, string text, Guid by, DataKey key, FreshSecret secret, Instant now) =>
        new(id, formId, kind, position, by, now, key.Seal(text.Trim(), id.ToString("N"), PersonalData.Nonce(secret)));

    public string Read(IReadOnlyDictionary<Guid, DataKey> keys) => PersonalData.Read(keys.GetValueOrDefault(PersonId), Text, Id.ToString("N"));
}

/// <param name="Key">Of the person who writes; null when that person was erased.</param>
public sealed record FormWriter(DataKey? Key);

public static class FormTexts
{
    public static void Configure(StoreOptions store) => store.Schema.For<FormText>().Index(t => t.FormId);

    /// <summary>All that was written about a form, the earliest first, with what can still be read.</summary>
    public static async Task<IReadOnlyList<(FormText Text, string Words)>> FormTextsAsync(this IQuerySession session, Guid formId, PersonalData people, CancellationToken ct)
    {
        var texts = await session.Query<FormText>().Where(t => t.FormId == formId).ToListAsync(ct);
        var keys = await people.ForReadingAsync(session, texts.Select(t => t.PersonId), ct);
        return [.. texts.OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => (t, t.Read(keys)))];
    }
}
