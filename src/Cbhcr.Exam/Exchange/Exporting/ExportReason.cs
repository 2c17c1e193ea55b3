using Cbhcr.Exam.Identity;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Exchange;

/// <summary>Why somebody wants content to leave, in their own words, sealed with their key. The event names it by id.</summary>
public sealed record ExportReason(Guid Id, Guid PersonId, Instant At, SealedText Text)
{
    public static ExportReason Of(Guid id, string words, Guid by, DataKey key, Platform.FreshSecret secret, Instant now) =>
        new(id, by, now, key.Seal(words.Trim(), id.ToString("N"), PersonalData.Nonce(secret)));
}

internal static class ExportReasons
{
    /// <summary>By export, as far as they can still be read; those of the first exports stand in their events.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReasonsAsync(this IQuerySession session, IReadOnlyList<Export> exports, PersonalData people, CancellationToken ct)
    {
        var texts = (await session.LoadManyAsync<ExportReason>(ct, [.. exports.Select(e => e.ReasonId).OfType<Guid>()])).ToDictionary(t => t.Id);
        var keys = await people.ForReadingAsync(session, texts.Values.Select(t => t.PersonId), ct);
        return exports.ToDictionary(e => e.Id, e => e.ReasonId is { } id && texts.TryGetValue(id, out var text)
            ? PersonalData.Read(keys.GetValueOrDefault(text.PersonId), text.Text, id.ToString("N")) : e.Reason ?? "");
    }
}
