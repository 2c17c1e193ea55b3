using System.Collections.Frozen;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Lists;

/// <summary>An entry of a list, found in a text.</summary>
/// <param name="Entry">Of the list.</param>
/// <param name="Start">Of its first character in the text.</param>
/// <param name="Length">In characters.</param>
public sealed record Hit(ListEntry Entry, int Start, int Length);

/// <summary>Finds the terms of a list, single words and phrases, in a text cut into words. A term that ends with * matches every word that begins so.</summary>
public sealed class Phrases
{
    private readonly record struct Pattern(ListEntry Entry, string[] Words, bool Prefix);

    private readonly FrozenDictionary<string, Pattern[]> _byFirstWord;
    private readonly Pattern[] _byPrefix;

    /// <summary>Of all entries of a list.</summary>
    public Phrases(WordList list) : this(list?.Entries ?? [])
    {
    }

    /// <summary>Of entries.</summary>
    public Phrases(IEnumerable<ListEntry> entries)
    {
        var patterns = entries.Select(e => new Pattern(e, [.. Tokens.Of(e.Term).Words.Select(w => w.Lower)], e.Term.EndsWith('*'))).Where(p => p.Words.Length > 0).ToList();
        _byFirstWord = patterns.Where(p => !(p.Prefix && p.Words.Length == 1)).GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);
        _byPrefix = [.. patterns.Where(p => p.Prefix && p.Words.Length == 1)];
    }

    /// <summary>From the front; of terms that begin with the same word the longest counts, and nothing is found twice.</summary>
    public IEnumerable<Hit> In(Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var words = tokens.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var from = i;
            var found = _byFirstWord.GetValueOrDefault(words[i].Lower)?.FirstOrDefault(p => Follows(words, from, p)) ?? default;
            if (found.Entry is null) found = Array.Find(_byPrefix, p => words[from].Lower.StartsWith(p.Words[0], StringComparison.Ordinal));
            if (found.Entry is null) continue;
            i += found.Words.Length - 1;
            yield return new(found.Entry, words[from].Start, words[i].End - words[from].Start);
        }
    }

    private static bool Follows(IReadOnlyList<Word> words, int from, Pattern pattern)
    {
        if (from + pattern.Words.Length > words.Count) return false;
        for (var k = 1; k < pattern.Words.Length; k++)
        {
            var (word, wanted) = (words[from + k].Lower, pattern.Words[k]);
            if (pattern.Prefix && k == pattern.Words.Length - 1 ? !word.StartsWith(wanted, StringComparison.Ordinal) : word != wanted) return false;
        }
        return true;
    }
}
