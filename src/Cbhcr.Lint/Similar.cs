using Cbhcr.Lint.Text;

namespace Cbhcr.Lint;

/// <summary>Two items that may ask the same: to be named enemies, or one of them changed.</summary>
/// <param name="First">Code, the lesser one.</param>
/// <param name="Second">Code.</param>
/// <param name="Cosine">Of the weighted words of the stems, 0 to 1.</param>
/// <param name="SameKey">Same competency, and the right answer has the same words.</param>
public sealed record SimilarPair(string First, string Second, double Cosine, bool SameKey);

/// <summary>
/// Near duplicates in a whole bank: every pair whose stems have a cosine of at least the limit over words weighted by frequency and rarity (tf–idf), and every pair with the same
/// key text and competency. Pairs are found by prefix filtering (Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search"): words are ordered from rare to common,
/// and two stems that are alike enough share a word among the first of both. Unlike MinHash it misses no pair, and on texts as short as stems it is as quick.
/// </summary>
public static class Similar
{
    private readonly record struct Weighted(int Word, double Weight);

    /// <summary>Of items as the rules see them; pairs that are enemies already are left out.</summary>
    public static IReadOnlyList<SimilarPair> Find(IReadOnlyList<LintItem> items, double atLeast = 0.8, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(items);
        var enemies = items.SelectMany(i => i.Enemies.SelectMany(e => new[] { (i.Code, e), (e, i.Code) })).ToHashSet();
        var neighbours = items.Select(i => new Neighbour(i.Code, i.Stimulus is null ? i.Stem : $"{i.Stimulus} {i.Stem}", string.Join(" ", i.Options.Where(o => o.IsKey).Select(o => o.Text)), i.Competency)).ToList();
        return [.. Find(neighbours, atLeast, most).Where(p => !enemies.Contains((p.First, p.Second)))];
    }

    /// <summary>The most alike first.</summary>
    /// <param name="items">Codes have to differ.</param>
    /// <param name="atLeast">Limit of the cosine, more than 0.</param>
    /// <param name="most">So many of the nearest are kept for an item, lest a stem that half of the bank has ("What comes first?") fills the list.</param>
    public static IReadOnlyList<SimilarPair> Find(IReadOnlyList<Neighbour> items, double atLeast = 0.8, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(atLeast);
        var vectors = Vectors(items);
        var pairs = new Dictionary<(int, int), double>();
        foreach (var (i, near) in Near(vectors, atLeast))
            foreach (var (j, cosine) in near.OrderByDescending(n => n.Cosine).ThenBy(n => items[n.Item].Code, StringComparer.Ordinal).Take(most))
                pairs[(Math.Min(i, j), Math.Max(i, j))] = cosine;
        foreach (var same in Enumerable.Range(0, items.Count).Where(i => items[i].KeyText.Length > 0).GroupBy(i => (items[i].Competency, KeyOf(items[i]))).Where(g => g.Key.Item2.Length > 0))
        {
            var group = same.ToList();
            for (var a = 0; a < group.Count; a++)
                foreach (var j in group.Skip(a + 1).Take(most)) pairs.TryAdd((group[a], j), Dot(vectors[group[a]], vectors[j]));
        }
        return
        [
            .. pairs.Select(p => Pair(items[p.Key.Item1], items[p.Key.Item2], p.Value)).OrderByDescending(p => p.Cosine).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal),
        ];
    }

    private static SimilarPair Pair(Neighbour a, Neighbour b, double cosine)
    {
        var (first, second) = string.CompareOrdinal(a.Code, b.Code) <= 0 ? (a, b) : (b, a);
        return new(first.Code, second.Code, Math.Min(1, cosine), a.Competency == b.Competency && KeyOf(a) is { Length: > 0 } key && key == KeyOf(b));
    }

    private static string KeyOf(Neighbour item) => string.Join(' ', Tokens.Of(item.KeyText).Words.Select(w => w.Lower));

    // Of length one, words numbered from rare to common.
    private static List<Weighted[]> Vectors(IReadOnlyList<Neighbour> items)
    {
        var counts = items.Select(i => Tokens.Of(i.Stem).Words.Where(w => w.IsContent || w.IsNumber).GroupBy(w => w.Stem, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal)).ToList();
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in counts.SelectMany(c => c.Keys)) spread[word] = spread.GetValueOrDefault(word) + 1;
        var number = spread.OrderBy(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select((s, i) => (s.Key, i)).ToDictionary(s => s.Key, s => s.i, StringComparer.Ordinal);
        return counts.ConvertAll(c =>
        {
            var vector = c.Select(w => new Weighted(number[w.Key], w.Value * Math.Log(1 + ((items.Count + 1.0) / (spread[w.Key] + 1))))).OrderBy(w => w.Word).ToArray();
            var length = Math.Sqrt(vector.Sum(w => w.Weight * w.Weight));
            return Array.ConvertAll(vector, w => w with { Weight = w.Weight / length });
        });
    }

    // If the words behind the prefix of x are shorter than the limit, what is alike enough shares a word of the prefix; the first word that two share is in both prefixes.
    private static IEnumerable<(int Item, List<(int Item, double Cosine)> Near)> Near(List<Weighted[]> vectors, double atLeast)
    {
        const double rounding = 1e-9;
        var prefixes = vectors.ConvertAll(v => Prefix(v, atLeast - rounding));
        var index = new Dictionary<int, List<int>>();
        for (var i = 0; i < vectors.Count; i++)
            for (var w = 0; w < prefixes[i]; w++)
            {
                if (!index.TryGetValue(vectors[i][w].Word, out var places)) index[vectors[i][w].Word] = places = [];
                places.Add(i);
            }
        var seen = new int[vectors.Count];
        for (var i = 0; i < vectors.Count; i++)
        {
            var near = new List<(int, double)>();
            seen[i] = i + 1;
            for (var w = 0; w < prefixes[i]; w++)
                foreach (var j in index[vectors[i][w].Word])
                {
                    if (seen[j] == i + 1) continue;
                    seen[j] = i + 1;
                    var cosine = Dot(vectors[i], vectors[j]);
                    if (cosine >= atLeast - rounding) near.Add((j, cosine));
                }
            if (near.Count > 0) yield return (i, near);
        }
    }

    private static int Prefix(Weighted[] vector, double atLeast)
    {
        var rest = 0.0;
        for (var w = vector.Length - 1; w >= 0; w--)
        {
            rest += vector[w].Weight * vector[w].Weight;
            if (rest >= atLeast * atLeast) return w + 1;
        }
        return 0;
    }

    private static double Dot(Weighted[] a, Weighted[] b)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i].Word == b[j].Word) sum += a[i++].Weight * b[j++].Weight;
            else if (a[i].Word < b[j].Word) i++;
            else j++;
        }
        return sum;
    }
}
