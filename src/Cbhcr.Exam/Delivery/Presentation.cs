using System.Collections.Concurrent;
using Cbhcr.Exam.Forms;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Delivery;

/// <summary>A question as one candidate sees it: opaque names, options in this candidate's order.</summary>
public sealed record PresentedOption(string OpaqueId, string Identifier);

/// <param name="Options">Of one best answer.</param>
/// <param name="Shown">Of all other types; null for one best answer.</param>
public sealed record PresentedItem(string OpaqueId, PaperItem Item, IReadOnlyList<PresentedOption> Options, ShownItem? Shown = null, PlayerStimulus? Stimulus = null)
{
    public string OptionsShown => Shown is null ? string.Concat(Options.Select(o => o.Identifier)) : Shown.Order;

    public PlayerItem ForThePlayer() => Shown is null
        ? PlayerItem.Of(Item.OneBest!, OpaqueId, Item.Position, [.. Options.Select(o => (o.Identifier, o.OpaqueId))]) with { Stimulus = Stimulus }
        : Shown.ForThePlayer(OpaqueId, Item.Position, Stimulus);
}

/// <summary>
/// What a sitting shows follows from the paper and the sitting's seed alone. Names and order differ from sitting to sitting, so that
/// nothing a browser holds helps a neighbour, and nobody can tell from them which version of what was shown.
/// </summary>
public static class Presentation
{
    /// <summary>The seed of a sitting beside which there is a copy of the form: names of its own, and the order of the copy.</summary>
    public static string InTheFormsOrder(string seed, string formHash) => $"{seed} {formHash}";

    public static IReadOnlyList<PresentedItem> Of(Paper paper, string seed) => [.. paper.Items.Select(item => Of(item, seed))];

    public static PresentedItem Of(PaperItem item, string seed)
    {
        var (inTheFormsOrder, order) = seed.IndexOf(' ') is >= 0 and var at ? (true, seed[(at + 1)..]) : (false, seed);
        var stimulus = item.Stimulus is { } s ? new PlayerStimulus(Name(seed, "stimulus", 0, s.StimulusId.ToString("N")), s.Body) : null;
        if (item.OneBest is not { } choice)
            return new(NameOf(item.Position, seed), item, [], ShownItem.Of(item.Asked, (kind, response, part) => Name(kind == "order" ? order : seed, $"{kind} {response}", item.Position, part)), stimulus);
        var options = choice.Choices.Select(c => new PresentedOption(Name(seed, "option", item.Position, c.Identifier), c.Identifier));
        // Sorting by a hash of the seed is a shuffle that any later version of the program repeats.
        if (choice.Shuffle && !inTheFormsOrder) options = options.OrderBy(o => Name(seed, "order", item.Position, o.Identifier), StringComparer.Ordinal);
        return new(NameOf(item.Position, seed), item, [.. options], null, stimulus);
    }

    internal static string NameOf(int position, string seed) => Name(seed, "item", position, "");

    private static string Name(string seed, string kind, int position, string id) => PartNames.Of(seed, kind, position, id);
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
