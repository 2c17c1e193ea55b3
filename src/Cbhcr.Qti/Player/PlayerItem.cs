using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Player;

/// <summary>A choice as a browser is told of it.</summary>
/// <param name="OptionId">A name made up for one sitting.</param>
/// <param name="Label">The letter beside it, A first, by the order shown.</param>
/// <param name="Body">What the candidate reads.</param>
public sealed record PlayerOption(string OptionId, string Label, IReadOnlyList<Node> Body);

/// <summary>All that a browser is told of an item. Neither this type nor any in it has room for a key, a rationale, an item code or a use.</summary>
/// <param name="ItemId">A name made up for one sitting.</param>
/// <param name="Position">Place on the form, from 1.</param>
/// <param name="Prompt">The stem.</param>
/// <param name="Options">In the order shown.</param>
public sealed record PlayerItem(string ItemId, int Position, IReadOnlyList<Node> Prompt, IReadOnlyList<PlayerOption> Options)
{
    /// <summary>An interaction under names and in an order that hold for one sitting.</summary>
    /// <param name="interaction">What is asked.</param>
    /// <param name="itemId">The sitting's name of the item.</param>
    /// <param name="position">From 1.</param>
    /// <param name="order">Every choice's identifier and the sitting's name of it, in the order to show.</param>
    /// <exception cref="ArgumentException">The order leaves a choice out, names one twice or one that is not there, or two choices share a name.</exception>
    public static PlayerItem Of(ChoiceInteraction interaction, string itemId, int position, IReadOnlyList<(string Identifier, string OptionId)> order)
    {
        var choices = interaction.Choices.ToDictionary(c => c.Identifier);
        if (!order.Select(o => o.Identifier).Order(StringComparer.Ordinal).SequenceEqual(choices.Keys.Order(StringComparer.Ordinal)) || order.DistinctBy(o => o.OptionId).Count() != order.Count)
            throw new ArgumentException("The order must name every choice once, each by a name of its own.", nameof(order));
        return new(itemId, position, interaction.Prompt, [.. order.Select((o, i) => new PlayerOption(o.OptionId, ((char)('A' + i)).ToString(), choices[o.Identifier].Content))]);
    }
}
