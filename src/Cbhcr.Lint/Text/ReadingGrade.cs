using System.Text.RegularExpressions;

namespace Cbhcr.Lint.Text;

/// <summary>Readability by counting. Syllables are counted by rule, not by dictionary, so figures differ a little from those of word processors.</summary>
public static partial class ReadingGrade
{
    /// <summary>Flesch–Kincaid grade: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al. 1975).</summary>
    /// <param name="text">A colon ends a sentence, too: what follows it is read as one.</param>
    /// <param name="glossary">Words that every candidate has learned; they count as two syllables at most.</param>
    public static double Of(string text, IReadOnlySet<string>? glossary = null)
    {
        var (words, sentences, syllables) = Count(text, glossary);
        return (0.39 * words / sentences) + (11.8 * syllables / Math.Max(1, words)) - 15.59;
    }

    /// <summary>Flesch reading ease: 206.835 − 1.015 words per sentence − 84.6 syllables per word (Flesch 1948). 60 to 70 is plain English.</summary>
    public static double Ease(string text, IReadOnlySet<string>? glossary = null)
    {
        var (words, sentences, syllables) = Count(text, glossary);
        return 206.835 - (1.015 * words / sentences) - (84.6 * syllables / Math.Max(1, words));
    }

    /// <summary>SMOG grade: 1.043 √(words of three or more syllables × 30 / sentences) + 3.1291 (McLaughlin 1969). Meant for texts of thirty sentences.</summary>
    public static double Smog(string text, IReadOnlySet<string>? glossary = null)
    {
        var long3 = Words().Matches(text).Count(m => Syllables(m.Value, glossary) >= 3);
        return (1.043 * Math.Sqrt(long3 * 30.0 / Count(text, glossary).Sentences)) + 3.1291;
    }

    /// <summary>Of one word, at least 1.</summary>
    public static int Syllables(string word, IReadOnlySet<string>? glossary = null)
    {
        ArgumentNullException.ThrowIfNull(word);
        var letters = NotLetter().Replace(word.ToLowerInvariant(), "");
        if (letters.Length <= 3) return 1;
        if (!letters.EndsWith("le", StringComparison.Ordinal)) letters = SilentEnd().Replace(letters, m => m.Value[..1]);
        var count = Math.Max(1, Vowels().Count(letters.TrimStart('y')));
        return glossary is not null && glossary.Contains(word) ? Math.Min(2, count) : count;
    }

    /// <summary>Words (numbers are none), sentences (at least 1) and syllables.</summary>
    public static (int Words, int Sentences, int Syllables) Count(string text, IReadOnlySet<string>? glossary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words().Matches(text);
        return (words.Count, Math.Max(1, SentenceEnd().Split(text).Count(s => s.Any(char.IsLetter))), words.Sum(m => Syllables(m.Value, glossary)));
    }

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*")]
    private static partial Regex Words();

    [GeneratedRegex("""[.!?:]+(?:\s|$|["'”])""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NotLetter();

    [GeneratedRegex("(?:[^laeiouycgsxzh]es|[^dt]ed|[^laeiouy]e)$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("[aeiouy]{1,2}")]
    private static partial Regex Vowels();
}
