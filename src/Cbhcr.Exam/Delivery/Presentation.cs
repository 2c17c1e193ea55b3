using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Delivery;

/// <summary>A question as one candidate sees it: opaque names, options in this candidate's order.</summary>
public sealed record PresentedOption(string OpaqueId, string Identifier);

public sealed record PresentedItem(string OpaqueId, PaperItem Item, IReadOnlyList<PresentedOption> Options)
{
    public string OptionsShown => string.Concat(Options.Select(o => o.Identifier));

    public PlayerItem ForThePlayer() => PlayerItem.Of(Item.Interaction, OpaqueId, Item.Position, [.. Options.Select(o => (o.Identifier, o.OpaqueId))]);
}

/// <summary>
/// What a sitting shows follows from the paper and the sitting's seed alone. Names and order differ from sitting to sitting, so that
/// nothing a browser holds helps a neighbour, and nobody can tell from them which version of what was shown.
/// </summary>
public static class Presentation
{
    public static IReadOnlyList<PresentedItem> Of(Paper paper, string seed) => [.. paper.Items.Select(item => Of(item, seed))];

    public static PresentedItem Of(PaperItem item, string seed)
    {
        var options = item.Interaction.Choices.Select(c => new PresentedOption(Name(seed, "option", item.Position, c.Identifier), c.Identifier));
        // Sorting by a hash of the seed is a shuffle that any later version of the program repeats.
        if (item.Interaction.Shuffle) options = options.OrderBy(o => Name(seed, "order", item.Position, o.Identifier), StringComparer.Ordinal);
        return new(NameOf(item.Position, seed), item, [.. options]);
    }

    internal static string NameOf(int position, string seed) => Name(seed, "item", position, "");

    private static string Name(string seed, string kind, int position, string id) =>
        Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{kind}|{position}|{id}")).AsSpan(0, 10));
}

/// <summary>Finds the question that a sitting knows by this name.</summary>
public delegate PresentedItem? FindItem(Paper paper, string seed, string opaqueItemId);

/// <summary>
/// Remembers the names of the questions of open sittings, a kilobyte each: hashing a whole form for every answer would cost more than saving it.
/// </summary>
public sealed class KnownNames
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, int[]> _bySeed = new();

    public PresentedItem? Find(Paper paper, string seed, string opaqueItemId)
    {
        if (!_bySeed.TryGetValue(seed, out var names))
        {
            // Full is rare and forgetting is harmless: the names follow from the seed.
            if (_bySeed.Count >= Most) _bySeed.Clear();
            names = _bySeed.GetOrAdd(seed, s => [.. paper.Items.Select(i => string.GetHashCode(Presentation.NameOf(i.Position, s), StringComparison.Ordinal))]);
        }
        var hash = string.GetHashCode(opaqueItemId, StringComparison.Ordinal);
        for (var i = 0; i < names.Length; i++)
            if (names[i] == hash && Presentation.NameOf(paper.Items[i].Position, seed) == opaqueItemId) return Presentation.Of(paper.Items[i], seed);
        return null;
    }
}
