using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Security;

/// <summary>Abilities from the chosen options, for statistics that ask how likely an option was for a person (Wollack 1997).</summary>
public static class OptionAbilities
{
    /// <summary>
    /// Maximum likelihood within bounds. Omitted, not reached and not administered say nothing; a person without an answer gets the middle of
    /// the bounds, which no statistic uses because there is nothing to compare.
    /// </summary>
    /// <param name="responses">Chosen options.</param>
    /// <param name="items">A model for each item, category k for option k.</param>
    /// <param name="lowest">In logits.</param>
    /// <param name="highest">In logits.</param>
    /// <returns>θ of each person, in logits.</returns>
    /// <exception cref="ArgumentException">A model has not as many categories as the item has options.</exception>
    public static double[] MaximumLikelihood(OptionResponses responses, IReadOnlyList<IrtItem> items, double lowest = -4, double highest = 4)
    {
        OptionProbabilities.Check(responses.Items, items);
        var ability = new BoundedAbility(items, lowest, highest);
        int[] all = [.. Enumerable.Range(0, items.Count)];
        var abilities = new double[responses.Persons];
        for (var p = 0; p < abilities.Length; p++) abilities[p] = ability.Of(responses.Codes.Slice(p * all.Length, all.Length), all)?.Ability ?? (lowest + highest) / 2;
        return abilities;
    }
}
