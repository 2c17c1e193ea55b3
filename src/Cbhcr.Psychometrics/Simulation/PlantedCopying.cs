using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>Who copies from whom.</summary>
/// <param name="Source">Person copied from, from 0.</param>
/// <param name="Copier">Another person, from 0.</param>
/// <param name="Share">Of the items that both were given, 0 to 1; rounded to whole items, halves up.</param>
public readonly record struct CopyPair(int Source, int Copier, double Share);

/// <summary>Responses in which some persons took over a part of another's answers, with the truth of it.</summary>
/// <typeparam name="T">Kind of responses.</typeparam>
/// <param name="Responses">With the answers of sources in the rows of copiers.</param>
/// <param name="Items">Items copied, rising, for each pair; some of them may have been alike before.</param>
public sealed record PlantedCopying<T>(T Responses, IReadOnlyList<IReadOnlyList<int>> Items);

/// <summary>Plants answer copying: the copier takes the source's answers, right or wrong, on items chosen at random.</summary>
public static class PlantedCopying
{
    /// <summary>In chosen options. What the source left out is copied too; items that either was not given are not.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="responses">As given without copying; sources are copied as they stand here.</param>
    /// <param name="pairs">Applied in their order.</param>
    /// <exception cref="ArgumentException">There is no such person, both are the same, or the share is none (the pair is said).</exception>
    public static PlantedCopying<OptionResponses> Plant(ulong seed, OptionResponses responses, params IReadOnlyList<CopyPair> pairs)
    {
        var (codes, items) = Plant(seed, responses.Codes, responses.Persons, responses.Items.Length, ResponseCode.NotAdministered, pairs);
        return new(new(responses.Items, responses.Persons, codes), items);
    }

    /// <summary>In categories.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="responses">As given without copying; sources are copied as they stand here.</param>
    /// <param name="pairs">Applied in their order.</param>
    /// <exception cref="ArgumentException">There is no such person, both are the same, or the share is none (the pair is said).</exception>
    public static PlantedCopying<CategoryResponses> Plant(ulong seed, CategoryResponses responses, params IReadOnlyList<CopyPair> pairs)
    {
        var (codes, items) = Plant(seed, responses.Codes, responses.Persons, responses.Items, CategoryResponses.Missing, pairs);
        return new(new(responses.Persons, responses.Categories, codes), items);
    }

    private static (byte[] Codes, IReadOnlyList<IReadOnlyList<int>> Items) Plant(ulong seed, ReadOnlySpan<byte> from, int persons, int items, byte notGiven, IReadOnlyList<CopyPair> pairs)
    {
        var chance = ChanceStream.Copying.Of(seed);
        var codes = from.ToArray();
        var copied = new List<IReadOnlyList<int>>();
        foreach (var pair in pairs)
        {
            if (pair.Source < 0 || pair.Source >= persons || pair.Copier < 0 || pair.Copier >= persons || pair.Source == pair.Copier || !(pair.Share >= 0 && pair.Share <= 1))
                throw new ArgumentException($"{pair} is not possible with {persons} persons.", nameof(pairs));
            var source = from.Slice(pair.Source * items, items);
            var copier = codes.AsSpan(pair.Copier * items, items);
            var both = new List<int>();
            for (var i = 0; i < items; i++)
                if (source[i] != notGiven && copier[i] != notGiven) both.Add(i);
            var taken = both.ToArray();
            var count = (int)Math.Floor(pair.Share * taken.Length + 0.5);
            // The first places of a shuffle (Fisher and Yates): every set of items is as likely.
            for (var k = 0; k < count; k++)
            {
                var other = k + (int)(chance.NextUniform() * (taken.Length - k));
                (taken[k], taken[other]) = (taken[other], taken[k]);
                copier[taken[k]] = source[taken[k]];
            }
            copied.Add([.. taken[..count].Order()]);
        }
        return (codes, copied);
    }
}
