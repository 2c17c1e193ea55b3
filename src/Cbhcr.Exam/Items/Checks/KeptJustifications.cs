using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Reasons why warnings may stand, kept beside the version they were given for: a file brings some, each submission the others.</summary>
internal static class KeptJustifications
{
    public const string Kind = "justification";

    /// <summary>The newest for each rule, as far as they can still be read.</summary>
    public static async Task<IReadOnlyList<Justification>> JustificationsAsync(
        this IQuerySession session, Guid itemId, int contentVersion, PersonalData people, CancellationToken ct)
    {
        var texts = await session.Query<ItemText>().Where(t => t.ItemId == itemId && t.ContentVersion == contentVersion && t.Kind == Kind).ToListAsync(ct);
        var keys = await people.ForReadingAsync(session, texts.Select(t => t.PersonId), ct);
        return [.. texts.Where(t => keys.ContainsKey(t.PersonId)).GroupBy(t => t.About).Select(g => g.OrderBy(t => t.At).ThenBy(t => t.Id).Last())
            .OrderBy(t => t.About, StringComparer.Ordinal).Select(t => new Justification(t.About, t.Read(keys)))];
    }

    /// <summary>What files say of their warnings; a rule that the version has a reason for already keeps it.</summary>
    public static async Task KeepAsync(
        this IDocumentSession session, IReadOnlyList<(Guid ItemId, int ContentVersion, string RuleId, string Reason)> given, Guid by,
        PersonalData people, IdSource ids, SecretSource secrets, Instant now, CancellationToken ct)
    {
        if (given.Count == 0 || await people.ForWritingAsync(session, by, ct) is not { } key) return;
        var items = given.Select(g => g.ItemId).Distinct().ToArray();
        var known = (await session.Query<ItemText>().Where(t => t.ItemId.IsOneOf(items) && t.Kind == Kind).Select(t => new { t.ItemId, t.ContentVersion, t.About }).ToListAsync(ct))
            .Select(t => (t.ItemId, t.ContentVersion, t.About)).ToHashSet();
        foreach (var (item, version, rule, reason) in given.Where(g => g.Reason.Trim().Length > 0 && !known.Contains((g.ItemId, g.ContentVersion, g.RuleId))))
            session.Insert(ItemText.Of(ids.Next().Value, item, version, Kind, rule, reason, by, key, secrets.Next(), now));
    }
}
