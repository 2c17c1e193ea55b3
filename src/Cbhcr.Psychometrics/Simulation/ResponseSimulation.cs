using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>
/// Categories drawn from any item models. One uniform number for each person and item, person after person, whatever becomes of it: the same
/// seed gives the same bytes, and what is planted or left out later moves no other response.
/// </summary>
public static class ResponseSimulation
{
    /// <summary>Draws for given abilities.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="items">Of any model; at most 254 categories.</param>
    /// <param name="abilities">θ of each person, in logits, finite.</param>
    /// <returns>Persons × items.</returns>
    public static CategoryResponses Draw(ulong seed, IReadOnlyList<IrtItem> items, IReadOnlyList<double> abilities) => Draw(seed, [items], new(abilities));

    /// <summary>Draws where items behave differently from group to group (differential functioning, drift; see <see cref="ItemShift"/>).</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="itemsOfGroup">
    /// Items as each group meets them, with as many categories in every group; a single list stands for all groups.
    /// </param>
    /// <param name="persons">Abilities and groups.</param>
    /// <returns>Persons × items. The highest category has the lowest uniform numbers, so that right is u &lt; P(right).</returns>
    /// <exception cref="ArgumentException">There is no list for a group (the person is said), or the lists do not match.</exception>
    public static CategoryResponses Draw(ulong seed, IReadOnlyList<IReadOnlyList<IrtItem>> itemsOfGroup, SimulatedPersons persons)
    {
        if (itemsOfGroup.Count == 0) throw new ArgumentException("There is no list of items.", nameof(itemsOfGroup));
        int[] categories = [.. itemsOfGroup[0].Select(i => i.Categories)];
        for (var g = 1; g < itemsOfGroup.Count; g++)
            if (!itemsOfGroup[g].Select(i => i.Categories).SequenceEqual(categories)) throw new ArgumentException($"Group {g} has other items than group 0.", nameof(itemsOfGroup));
        var chance = ChanceStream.Responses.Of(seed);
        var codes = new byte[checked(persons.Count * categories.Length)];
        Span<double> probabilities = new double[categories.DefaultIfEmpty(0).Max()];
        for (int p = 0, at = 0; p < persons.Count; p++)
        {
            var group = itemsOfGroup.Count == 1 ? 0 : persons.Groups[p];
            if (group >= itemsOfGroup.Count) throw new ArgumentException($"Person {p}: there are no items for group {group}.", nameof(persons));
            foreach (var item in itemsOfGroup[group])
            {
                item.Probabilities(persons.Abilities[p], probabilities);
                codes[at++] = (byte)Category(chance.NextUniform(), probabilities[..item.Categories]);
            }
        }
        return new(persons.Count, categories, codes);
    }

    /// <summary>The category in which a uniform number falls, the last category first.</summary>
    internal static int Category(double uniform, ReadOnlySpan<double> probabilities)
    {
        var sum = 0.0;
        for (var k = probabilities.Length - 1; k > 0; k--)
        {
            sum += probabilities[k];
            if (uniform < sum) return k;
        }
        return 0;
    }
}
