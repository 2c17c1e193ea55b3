using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
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

    /// <summary>What items ask and the cases they ask it about, as browsers are told: a picture is an address that holds it, so that nothing is fetched and no name is learnt.</summary>
    public static async Task<ShownItems> ShownAsync(this IQuerySession session, IReadOnlyList<ItemContent> contents, CancellationToken ct)
    {
        var stimuli = await session.StimulusBodiesAsync(contents.Select(c => c.Stimulus).OfType<StimulusUse>(), ct);
        var asked = contents.Select(c => c.Asked()).ToList();
        var names = asked.SelectMany(Pictures.In).Concat(stimuli.Values.SelectMany(Pictures.In)).Distinct().ToList();
        var addresses = await session.PictureAddressesAsync(names, ct);
        string Address(string name) => addresses.GetValueOrDefault(name, "");
        return new([.. asked.Select(a => Pictures.Placed(a, Address))], stimuli.ToDictionary(s => s.Key, s => Pictures.Placed(s.Value, Address)),
            [.. names.Where(n => !addresses.ContainsKey(n))], addresses.Values.Sum(a => a.Length));
    }

    /// <summary>A text as browsers are told of it; a picture that the bank does not have stays empty.</summary>
    public static async Task<IReadOnlyList<Node>> ShownAsync(this IQuerySession session, IReadOnlyList<Node> body, CancellationToken ct)
    {
        var addresses = await session.PictureAddressesAsync([.. Pictures.In(body)], ct);
        return Pictures.Placed(body, name => addresses.GetValueOrDefault(name, ""));
    }

    /// <summary>By the name of the asset; names without an asset are left out.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> PictureAddressesAsync(this IQuerySession session, IReadOnlyCollection<string> names, CancellationToken ct) =>
        (await session.AssetsAsync(names, ct)).ToDictionary(a => a.Key, a => a.Value.DataAddress);
}
