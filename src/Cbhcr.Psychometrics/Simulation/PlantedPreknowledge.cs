using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>
/// Plants pre-knowledge: persons who know some items beforehand are right on each with a given chance, and answer as they would have
/// otherwise. Times are shortened apart (<see cref="SimulatedTimes.Multiplied"/>).
/// </summary>
public static class PlantedPreknowledge
{
    /// <summary>In categories: right is the highest one. What is missing stays missing.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="persons">Who knows, from 0.</param>
    /// <param name="items">What is known, from 0.</param>
    /// <param name="chanceToUse">0 to 1.</param>
    /// <exception cref="ArgumentException">There is no such person or item, or the chance is none.</exception>
    public static CategoryResponses Plant(ulong seed, CategoryResponses responses, IReadOnlyList<int> persons, IReadOnlyList<int> items, double chanceToUse = 1)
    {
        var categories = responses.Categories.ToArray();
        return new(responses.Persons, categories, Plant(seed, responses.Codes, responses.Persons, categories.Length, persons, items, chanceToUse,
            (item, code) => code == CategoryResponses.Missing ? code : (byte)(categories[item] - 1)));
    }

    /// <summary>In chosen options: right is the key. What was not given or not reached stays so.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="persons">Who knows, from 0.</param>
    /// <param name="items">What is known, from 0.</param>
    /// <param name="chanceToUse">0 to 1.</param>
    /// <exception cref="ArgumentException">There is no such person or item, or the chance is none.</exception>
    public static OptionResponses Plant(ulong seed, OptionResponses responses, IReadOnlyList<int> persons, IReadOnlyList<int> items, double chanceToUse = 1)
    {
        var keyed = responses.Items.ToArray();
        return new(keyed, responses.Persons, Plant(seed, responses.Codes, responses.Persons, keyed.Length, persons, items, chanceToUse,
            (item, code) => code is ResponseCode.NotAdministered or ResponseCode.NotReached ? code : (byte)keyed[item].Key));
    }

    private static byte[] Plant(ulong seed, ReadOnlySpan<byte> from, int count, int width, IReadOnlyList<int> persons, IReadOnlyList<int> items, double chanceToUse, Func<int, byte, byte> known)
    {
        if (!(chanceToUse >= 0 && chanceToUse <= 1)) throw new ArgumentException($"{chanceToUse} is no chance.", nameof(chanceToUse));
        if (items.Any(i => i < 0 || i >= width)) throw new ArgumentException($"There is no item {items.First(i => i < 0 || i >= width)}.", nameof(items));
        var chance = ChanceStream.Preknowledge.Of(seed);
        var codes = from.ToArray();
        foreach (var person in persons)
        {
            if (person < 0 || person >= count) throw new ArgumentException($"There is no person {person}.", nameof(persons));
            foreach (var item in items)
                if (chance.NextUniform() < chanceToUse) codes[person * width + item] = known(item, codes[person * width + item]);
        }
        return codes;
    }
}
