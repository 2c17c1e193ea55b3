using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Scoring;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>What forms need of the bank to show an item.</summary>
public static class Shown
{
    /// <summary>Whether an item can be shown and scored here. Interactions and rules from an exchange that are kept but not known keep it off forms.</summary>
    public static bool CanBeGiven(this ItemContent content)
    {
        if (content.Type != ItemTypes.Qti) return true;
        if (content.Qti is null || ItemReader.Read(content.Qti).Read is not { Item: var item }) return false;
        return item.Interactions.Count > 0 && !item.Interactions.Any(i => i is UnsupportedInteraction) && !item.Adaptive
            && ItemScoring.Score(item, new Dictionary<string, IReadOnlyList<string>>(), ItemPoints.Seed).Unsupported is null;
    }

    /// <summary>Pictures as addresses that hold them, by the name of the asset; names without an asset are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PictureAddressesAsync(this IQuerySession session, IReadOnlyCollection<string> names, CancellationToken ct) =>
        (await session.AssetsAsync(names, ct)).ToDictionary(a => a.Key, a => a.Value.DataAddress);
}
