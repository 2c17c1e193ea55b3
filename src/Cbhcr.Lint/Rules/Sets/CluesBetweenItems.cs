using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Sets;

/// <summary>
/// FRM-CUEX. Four words in a row of a key, two of them rare or three with content, stand in the stem of another item; or a short key as a whole does, in an item about the same
/// thing. What the key's own stem or distractors have as well is no clue, and declared enemies never meet.
/// </summary>
internal sealed class CluesBetweenItems() : SetRule("FRM-CUEX", "A stem that gives away another key", Severity.Warning, "HDR#4")
{
    private const int Run = 4;
    private static readonly HashSet<string> Common = [.. WordList.Named("common-words").Entries.Select(e => Stemmer.Of(e.Term))];

    private readonly record struct Place(int Item, int Word);

    public override IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        var texts = items.Select(ItemText.Of).ToList();
        var glossary = setting.GlossaryTerms.SelectMany(t => t.ToLowerInvariant().Split(' ', '-')).Select(Stemmer.Of).ToHashSet();
        var (runs, rareWords) = Index(texts, w => Rare(w, glossary));
        for (var i = 0; i < items.Count; i++)
        {
            if (!items[i].IsSingleChoice() || texts[i].Keys is not [var key]) continue;
            var told = new HashSet<int>();
            foreach (var place in Clues(key.Tokens.Words, texts[i], runs, rareWords, texts, glossary, i))
            {
                var (other, own) = (items[place.Place.Item], items[i]);
                if (!told.Add(place.Place.Item) || own.Enemies.Contains(other.Code) || other.Enemies.Contains(own.Code)) continue;
                var words = texts[place.Place.Item].Stem.Words;
                var (start, end) = (words[place.Place.Word].Start, words[place.Place.Word + place.Length - 1].End);
                yield return Found($"The stem of {other.Code} has words of the key of {own.Code}. Make them enemies, or change one.", $"“{other.Stem[start..end]}”", In(other, "stem", start, end - start), In(own, key.Field, 0, key.Text.Length));
            }
        }
    }

    private static bool Rare(Word word, HashSet<string> glossary) => word.IsContent && word.Lower.Length > 3 && !Common.Contains(word.Stem) && !glossary.Contains(word.Stem);

    private static (Dictionary<string, List<Place>> Runs, Dictionary<string, List<Place>> RareWords) Index(List<ItemText> texts, Func<Word, bool> rare)
    {
        var runs = new Dictionary<string, List<Place>>(StringComparer.Ordinal);
        var rareWords = new Dictionary<string, List<Place>>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            var words = texts[i].Stem.Words;
            for (var w = 0; w < words.Count; w++)
            {
                if (w + Run <= words.Count) Add(runs, Key(words, w, Run), new(i, w));
                if (rare(words[w])) Add(rareWords, words[w].Lower, new(i, w));
            }
        }
        return (runs, rareWords);

        static void Add(Dictionary<string, List<Place>> index, string key, Place place)
        {
            if (!index.TryGetValue(key, out var places)) index[key] = places = [];
            places.Add(place);
        }
    }

    private static IEnumerable<(Place Place, int Length)> Clues(
        IReadOnlyList<Word> key, ItemText own, Dictionary<string, List<Place>> runs, Dictionary<string, List<Place>> rareWords, List<ItemText> texts, HashSet<string> glossary, int self)
    {
        for (var w = 0; w + Run <= key.Count; w++)
        {
            var part = key.Skip(w).Take(Run).ToList();
            if (part.Count(p => Rare(p, glossary)) < 2 && part.Count(p => p.IsContent) < 3) continue;
            if (!runs.TryGetValue(Key(key, w, Run), out var places) || places.Exists(p => p.Item == self) || own.Distractors.Any(d => HasRun(d.Tokens.Words, part))) continue;
            foreach (var place in places) yield return (place, Run);
        }
        if (key.Count is 0 or >= Run || !Rare(key[0], glossary) || own.Stem.ContentStems.Contains(key[0].Stem)) yield break;
        foreach (var place in rareWords.GetValueOrDefault(key[0].Lower) ?? [])
        {
            var stem = texts[place.Item].Stem;
            if (place.Item == self || place.Word + key.Count > stem.Words.Count || !HasRun(stem.Words.Skip(place.Word).Take(key.Count).ToList(), [.. key])) continue;
            // About the same thing: two rare words in common.
            if (own.Stem.Words.Where(x => Rare(x, glossary)).Select(x => x.Stem).Distinct().Count(stem.ContentStems.Contains) >= 2) yield return (place, key.Count);
        }
    }

    private static bool HasRun(IReadOnlyList<Word> words, List<Word> run)
    {
        for (var w = 0; w + run.Count <= words.Count; w++)
            if (run.Select((r, k) => words[w + k].Lower == r.Lower).All(same => same)) return true;
        return false;
    }

    private static string Key(IReadOnlyList<Word> words, int from, int length) => string.Join(' ', Enumerable.Range(from, length).Select(i => words[i].Lower));
}
