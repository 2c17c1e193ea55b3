using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using Cbhcr.Qti.Scoring;

namespace Cbhcr.Exam.Items;

/// <summary>Points of one item version, for as many answers as are asked.</summary>
public sealed class ItemPoints(ItemContent content)
{
    /// <summary>Numbers drawn by an item's own template processing are the same for everybody: forms are printed and reviewed with them.</summary>
    public const int Seed = 1;

    private readonly AssessmentItem? _item = content.Type is ItemTypes.SingleBestAnswer or ItemTypes.ExtendedText ? null : content.AsQti();

    public int Maximum { get; } = content.MaximumPoints();

    /// <summary>People score it, by a rubric.</summary>
    public bool ByPeople { get; } = content.Type == ItemTypes.ExtendedText;

    /// <summary>Points in whole numbers, never below none and never above the maximum.</summary>
    /// <exception cref="InvalidOperationException">The item cannot be scored by rule: people score it, or its processing is not known. Neither may stand on a form unseen.</exception>
    public int Of(string? optionId, IReadOnlyList<GivenAnswer>? answers)
    {
        if (ByPeople) throw new InvalidOperationException("People score this item.");
        if (_item is null) return MatchCorrect.Score(content.Declaration(), optionId);
        var given = _item.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (r) => [.. Values(r, answers)], StringComparer.Ordinal);
        var scored = ItemScoring.Score(_item, given, Seed);
        return scored.Unsupported is { } what ? throw new InvalidOperationException($"An item cannot be scored: {what} is not supported.") : Math.Clamp(Whole(scored.Score ?? 0), 0, Maximum);
    }

    /// <summary>Halves go up.</summary>
    public static int Whole(double points) => (int)Math.Floor(points + 0.5);

    /// <summary>White space at the ends does not count, and any in between is one blank.</summary>
    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<string> Values(ResponseDeclaration response, IReadOnlyList<GivenAnswer>? answers)
    {
        var values = answers?.FirstOrDefault(a => a.Response == response.Identifier)?.Values ?? [];
        return content.Type == ItemTypes.TextEntry ? values.Select(Folded) : values;
    }
}
