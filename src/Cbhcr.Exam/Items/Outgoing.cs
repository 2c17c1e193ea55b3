using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>What leaves the bank for an exchange.</summary>
public static class Outgoing
{
    /// <summary>The newest versions of these codes, or all there are; retired items stay.</summary>
    public static async Task<IReadOnlyList<OutgoingItem>> OutgoingItemsAsync(this IQuerySession session, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var wanted = codes.ToArray();
        var items = wanted.Length == 0 ? await session.Query<Item>().ToListAsync(ct) : await session.Query<Item>().Where(i => i.Code.IsOneOf(wanted)).ToListAsync(ct);
        var living = items.Where(i => i.Status != ItemStatus.Retired).OrderBy(i => i.Code, StringComparer.Ordinal).ToList();
        return await WithFiguresAsync(session, [.. living.Select(i => (i.Id, i.Code, i.ContentVersion, i.Content, i.StatisticsSince))], ct);
    }

    /// <summary>Certain versions, in the order asked.</summary>
    public static async Task<IReadOnlyList<OutgoingItem>> OutgoingVersionsAsync(this IQuerySession session, IReadOnlyList<(Guid ItemId, int ContentVersion)> wanted, CancellationToken ct) =>
        await WithFiguresAsync(session, [.. (await session.ItemVersionsAsync(wanted, ct)).Select(v => (v.ItemId, v.Code, v.ContentVersion, v.Content, v.StatisticsSince))], ct);

    /// <summary>The cases of items, each in the versions that they were written for, the newest first.</summary>
    public static async Task<IReadOnlyList<OutgoingStimulus>> OutgoingStimuliAsync(this IQuerySession session, IEnumerable<ItemContent> contents, CancellationToken ct) =>
        [.. (await session.StimulusTextsAsync(contents.Select(c => c.Stimulus).OfType<StimulusUse>(), ct))
            .OrderBy(t => t.Code, StringComparer.Ordinal).ThenByDescending(t => t.ContentVersion).Select(t => new OutgoingStimulus(new(t.StimulusId, t.ContentVersion), t.Code, t.Content))];

    public static async Task<IReadOnlyList<OutgoingPicture>> OutgoingPicturesAsync(this IQuerySession session, IEnumerable<string> names, CancellationToken ct) =>
        [.. (await session.AssetsAsync(names, ct)).Values.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => new OutgoingPicture(a.Id, a.MediaType, a.Bytes))];

    private static async Task<IReadOnlyList<OutgoingItem>> WithFiguresAsync(IQuerySession session,
        IReadOnlyList<(Guid Id, string Code, int Version, ItemContent Content, int Since)> items, CancellationToken ct)
    {
        var stimuli = (await session.StimulusTextsAsync(items.Select(i => i.Content.Stimulus).OfType<StimulusUse>(), ct)).DistinctBy(t => t.StimulusId).ToDictionary(t => t.StimulusId, t => t.Code);
        var histories = await session.ItemHistoriesAsync(items.Select(i => i.Id), ct);
        return [.. items.Select(i => new OutgoingItem(i.Id, i.Code, i.Version, i.Content,
            histories[i.Id].FiguresFor(i.Version, i.Since) is [var newest, ..]
                ? new(i.Id, newest.ContentVersion, newest.N, newest.P, newest.Discrimination, newest.Options, newest.Flags, newest.Irt) : null,
            i.Content.Stimulus is { } use ? stimuli.GetValueOrDefault(use.StimulusId) : null))];
    }
}
