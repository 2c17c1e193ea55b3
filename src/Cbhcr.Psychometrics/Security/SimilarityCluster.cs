namespace Cbhcr.Psychometrics.Security;

/// <summary>Persons linked by pairs under review, directly or through others: one case of a group, not many of pairs.</summary>
/// <param name="Persons">Rising.</param>
/// <param name="Links">Places in the list of links that was given, rising.</param>
/// <param name="SmallestP">Smallest adjusted p value of the links.</param>
/// <param name="Density">Linked pairs out of all pairs of the members: 1 where everybody agrees with everybody, low in a chain.</param>
public sealed record SimilarityCluster(IReadOnlyList<int> Persons, IReadOnlyList<int> Links, double SmallestP, double Density)
{
    /// <summary>
    /// Connected components of the links (Wollack and Maynes 2017 group flagged pairs so before they look for what joins them). A chain of
    /// unlike pairs also makes a component, therefore <see cref="Density"/>.
    /// </summary>
    /// <param name="links">Two persons and the adjusted p value of the pair; a pair may come twice, once in each direction.</param>
    /// <returns>Largest first, then by smallest person.</returns>
    /// <exception cref="ArgumentException">A person is linked to itself or has a negative number.</exception>
    public static IReadOnlyList<SimilarityCluster> Of(IReadOnlyList<(int First, int Second, double AdjustedP)> links)
    {
        var parent = new Dictionary<int, int>();
        for (var l = 0; l < links.Count; l++)
        {
            var (a, b, _) = links[l];
            if (a == b || a < 0 || b < 0) throw new ArgumentException($"Link {l}: persons {a} and {b}.", nameof(links));
            var (x, y) = (Root(parent, a), Root(parent, b));
            parent[Math.Max(x, y)] = Math.Min(x, y);
        }
        return [.. Enumerable.Range(0, links.Count).GroupBy(l => Root(parent, links[l].First)).Select(group => Cluster(links, [.. group]))
            .OrderByDescending(c => c.Persons.Count).ThenBy(c => c.Persons[0])];
    }

    /// <summary>The groups among the cases of a screen of pairs.</summary>
    /// <param name="screen">The pairs.</param>
    /// <param name="review">Cases of the same screen.</param>
    /// <returns><see cref="Links"/> are places in the cases.</returns>
    public static IReadOnlyList<SimilarityCluster> Of(SimilarityScreen screen, ReviewScreen review) =>
        Of([.. review.Cases.Select(c => (screen.Pairs[c.Subject].First, screen.Pairs[c.Subject].Second, c.AdjustedP))]);

    private static SimilarityCluster Cluster(IReadOnlyList<(int First, int Second, double AdjustedP)> links, int[] own)
    {
        int[] persons = [.. own.SelectMany(l => new[] { links[l].First, links[l].Second }).Distinct().Order()];
        var pairs = own.Select(l => (Math.Min(links[l].First, links[l].Second), Math.Max(links[l].First, links[l].Second))).Distinct().Count();
        return new(persons, own, own.Min(l => links[l].AdjustedP), pairs / (persons.Length * (persons.Length - 1) / 2.0));
    }

    private static int Root(Dictionary<int, int> parent, int person)
    {
        parent.TryAdd(person, person);
        while (parent[person] != person) person = parent[person] = parent[parent[person]];
        return person;
    }
}
