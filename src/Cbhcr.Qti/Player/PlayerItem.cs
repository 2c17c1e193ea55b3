using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Player;

/// <summary>A choice as a browser is told of it.</summary>
/// <param name="OptionId">A name made up for one sitting.</param>
/// <param name="Label">The letter beside it, A first, by the order shown.</param>
/// <param name="Body">What the candidate reads.</param>
/// <param name="MatchMax">Pairs: with how many at most, 0 for any number; null where nothing is paired.</param>
/// <param name="Shape">Hotspots: as of <see cref="HotspotChoice"/>, otherwise null.</param>
/// <param name="Coords">Hotspots: pixels of the picture.</param>
public sealed record PlayerOption(
    string OptionId, string Label, IReadOnlyList<Node> Body,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MatchMax = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Shape = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Coords = null);

/// <summary>A picture as a browser is told of it.</summary>
/// <param name="Data">The picture itself as a <c>data:</c> address: nothing to fetch, no name to recognise.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PlayerPicture(string Data, string Alt, double Width, double Height);

/// <summary>
/// Something to be answered, as a browser is told of it. An answer is a list of strings: option ids; for pairs two ids with a space between (option, target or gap);
/// for points "x y"; for fields what was typed; for a slider the number.
/// </summary>
/// <param name="Kind">As of <see cref="Interaction"/>: <c>choice</c>, <c>inlineChoice</c>, <c>order</c>, <c>match</c>, <c>associate</c>, <c>gapMatch</c>, <c>hottext</c>, <c>hotspot</c>, <c>selectPoint</c>, <c>textEntry</c>, <c>extendedText</c>, <c>slider</c>.</param>
/// <param name="Response">r1, r2 … in reading order; stands in the <c>interaction</c> node of the prompt.</param>
/// <param name="Prompt">What it asks.</param>
public sealed record PlayerInteraction(string Kind, string Response, IReadOnlyList<Node> Prompt)
{
    /// <summary>In the order shown; hotspots with their areas and labels as body.</summary>
    public IReadOnlyList<PlayerOption>? Options { get; init; }

    /// <summary>Columns of a match.</summary>
    public IReadOnlyList<PlayerOption>? Targets { get; init; }

    /// <summary>Of gap match and hottext; the <c>id</c> of a <c>gap</c> or <c>hottext</c> node is a name made up for the sitting.</summary>
    public IReadOnlyList<Node>? Text { get; init; }

    /// <summary>Of hotspots and points.</summary>
    public PlayerPicture? Picture { get; init; }

    /// <summary>How many choices or pairs are needed.</summary>
    public int Min { get; init; }

    /// <summary>How many are possible, 0 for any number.</summary>
    public int Max { get; init; }

    /// <summary>Of a field, in characters.</summary>
    public int? ExpectedLength { get; init; }

    /// <summary>Of a larger field.</summary>
    public int? ExpectedLines { get; init; }

    /// <summary>Of a larger field: what the candidate is told.</summary>
    public int? MostWords { get; init; }

    /// <summary>The field takes a number.</summary>
    public bool Numeric { get; init; }

    /// <summary>Of a slider.</summary>
    public double? Lower { get; init; }

    /// <summary>Of a slider.</summary>
    public double? Upper { get; init; }

    /// <summary>Of a slider.</summary>
    public double? Step { get; init; }
}

/// <summary>What several questions share.</summary>
/// <param name="StimulusId">A name made up for one sitting, the same for all its questions.</param>
/// <param name="Body">What the candidate reads.</param>
public sealed record PlayerStimulus(string StimulusId, IReadOnlyList<Node> Body);

/// <summary>What was answered to one interaction.</summary>
/// <param name="Response">As of <see cref="PlayerInteraction"/> between browser and host; the item's own identifier in the log.</param>
/// <param name="Values">As of <see cref="PlayerInteraction"/>; in the log with the item's own identifiers. Empty for no answer.</param>
public sealed record GivenAnswer(string Response, [property: MaxLength(GivenAnswer.Longest)] IReadOnlyList<string> Values)
{
    /// <summary>Of one value on its way, in characters; what an interaction takes is less.</summary>
    public const int Longest = 100_000;
}

/// <summary>All that a browser is told of an item. Neither this type nor any in it has room for a key, a rationale, an item code or a use.</summary>
/// <param name="ItemId">A name made up for one sitting.</param>
/// <param name="Position">Place on the form, from 1.</param>
/// <param name="Prompt">The stem.</param>
/// <param name="Options">One best answer: in the order shown. Empty for all other types.</param>
/// <param name="Interactions">All other types: what is to be answered. Those that no <c>interaction</c> node of the prompt names stand below it. Null for one best answer.</param>
/// <param name="Stimulus">What it shares with other questions, or null.</param>
public sealed record PlayerItem(
    string ItemId, int Position, IReadOnlyList<Node> Prompt, IReadOnlyList<PlayerOption> Options,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PlayerInteraction>? Interactions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PlayerStimulus? Stimulus = null)
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
