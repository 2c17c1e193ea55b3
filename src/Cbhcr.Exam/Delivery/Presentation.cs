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

    public static PresentedItem? Find(Paper paper, string seed, string opaqueItemId) =>
        paper.Items.FirstOrDefault(i => NameOf(i.Position, seed) == opaqueItemId) is { } item ? Of(item, seed) : null;

    private static string NameOf(int position, string seed) => Name(seed, "item", position, "");

    private static string Name(string seed, string kind, int position, string id) =>
        Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{kind}|{position}|{id}")).AsSpan(0, 10));
}
