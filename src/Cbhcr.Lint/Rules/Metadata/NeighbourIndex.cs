using System.Runtime.CompilerServices;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>Stems of a bank as vectors of weighted words (term frequency × inverse document frequency), by word, so that a comparison with 20,000 of them takes a moment.</summary>
internal sealed class NeighbourIndex
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Neighbour>, NeighbourIndex> Built = [];

    private readonly IReadOnlyList<Neighbour> _items;
    private readonly Dictionary<string, List<(int Item, double Weight)>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly double[] _norms;

    private NeighbourIndex(IReadOnlyList<Neighbour> items)
    {
        _items = items;
        _norms = new double[items.Count];
        var counts = items.Select(i => Counts(Tokens.Of(i.Stem))).ToList();
        var spread = counts.SelectMany(c => c.Keys).GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var (stem, count) in counts[i])
            {
                var weight = count * Rarity(spread[stem]);
                (_byStem.TryGetValue(stem, out var places) ? places : _byStem[stem] = []).Add((i, weight));
                _norms[i] += weight * weight;
            }
            _norms[i] = Math.Sqrt(_norms[i]);
            if (KeyOf(items[i].Competency, items[i].KeyText) is { } key) (_byKey.TryGetValue(key, out var same) ? same : _byKey[key] = []).Add(i);
        }
    }

    public static NeighbourIndex Of(IReadOnlyList<Neighbour> items) => Built.GetValue(items, i => new(i));

    /// <summary>The cosine with each stem that shares a word.</summary>
    public IEnumerable<(Neighbour Item, double Cosine)> Like(Tokens stem)
    {
        var own = Counts(stem).Select(c => (c.Key, Weight: c.Value * Rarity(_byStem.GetValueOrDefault(c.Key)?.Count ?? 0))).ToList();
        var norm = Math.Sqrt(own.Sum(o => o.Weight * o.Weight));
        var products = new Dictionary<int, double>();
        foreach (var (word, weight) in own)
            foreach (var (item, theirs) in _byStem.GetValueOrDefault(word) ?? []) products[item] = products.GetValueOrDefault(item) + (weight * theirs);
        return products.Select(p => (_items[p.Key], p.Value / (norm * _norms[p.Key])));
    }

    /// <summary>Those of the same competency whose right answer says the same.</summary>
    public IEnumerable<Neighbour> WithKey(string competency, string text) =>
        KeyOf(competency, text) is { } key ? (_byKey.GetValueOrDefault(key) ?? []).Select(i => _items[i]) : [];

    private static string? KeyOf(string competency, string text) => Tokens.Of(text).Words is { Count: > 0 } words ? $"{competency} {string.Join(' ', words.Select(w => w.Lower))}" : null;

    private static Dictionary<string, int> Counts(Tokens tokens) => tokens.Words.Where(w => w.IsContent || w.IsNumber).GroupBy(w => w.Stem, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private double Rarity(int spread) => Math.Log(1 + ((double)(_items.Count + 1) / (spread + 1)));
}
