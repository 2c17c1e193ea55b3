namespace Cbhcr.Lint.Text;

/// <summary>Suffix stripping after M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.</summary>
public static class Stemmer
{
    // Steps 2 and 3 ask for m > 0 before the suffix, step 4 for m > 1.
    private static readonly (string Suffix, string Instead)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Instead)[] Third = [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>Of a word in lower case; one of fewer than three letters, or with anything but a–z in it, is left as it is.</summary>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower)) return word;
        var stem = First(word);
        if (stem.EndsWith('y') && HasVowel(stem[..^1])) stem = stem[..^1] + "i";
        stem = Replace(stem, Second);
        stem = Replace(stem, Third);
        stem = Strip(stem);
        return Tidy(stem);
    }

    private static string First(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal)) word = word[..^2];
        else if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)) word = word[..^1];

        if (word.EndsWith("eed", StringComparison.Ordinal)) return Measure(word[..^3]) > 0 ? word[..^1] : word;
        string? rest = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : null;
        if (rest is null || !HasVowel(rest)) return word;
        if (rest.EndsWith("at", StringComparison.Ordinal) || rest.EndsWith("bl", StringComparison.Ordinal) || rest.EndsWith("iz", StringComparison.Ordinal)) return rest + "e";
        if (DoubleConsonant(rest) && rest[^1] is not ('l' or 's' or 'z')) return rest[..^1];
        return Measure(rest) == 1 && ConsonantVowelConsonant(rest) ? rest + "e" : rest;
    }

    private static string Replace(string word, (string Suffix, string Instead)[] step)
    {
        var longest = step.Where(s => word.EndsWith(s.Suffix, StringComparison.Ordinal)).OrderByDescending(s => s.Suffix.Length).FirstOrDefault();
        return longest.Suffix is { } suffix && Measure(word[..^suffix.Length]) > 0 ? word[..^suffix.Length] + longest.Instead : word;
    }

    private static string Strip(string word)
    {
        var suffix = Fourth.Where(s => word.EndsWith(s, StringComparison.Ordinal)).MaxBy(s => s.Length);
        if (suffix is null) return word;
        var rest = word[..^suffix.Length];
        return Measure(rest) > 1 && (suffix != "ion" || rest[^1] is 's' or 't') ? rest : word;
    }

    private static string Tidy(string word)
    {
        if (word.EndsWith('e') && (Measure(word[..^1]) is var m) && (m > 1 || (m == 1 && !ConsonantVowelConsonant(word[..^1])))) word = word[..^1];
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    private static bool Consonant(string word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !Consonant(word, i - 1),
        _ => true,
    };

    private static bool HasVowel(string word) => Enumerable.Range(0, word.Length).Any(i => !Consonant(word, i));

    private static bool DoubleConsonant(string word) => word.Length > 1 && word[^1] == word[^2] && Consonant(word, word.Length - 1);

    private static bool ConsonantVowelConsonant(string word) =>
        word.Length > 2 && Consonant(word, word.Length - 3) && !Consonant(word, word.Length - 2) && Consonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');

    // The number of changes from vowel to consonant.
    private static int Measure(string word)
    {
        var measure = 0;
        for (var i = 1; i < word.Length; i++)
            if (Consonant(word, i) && !Consonant(word, i - 1)) measure++;
        return measure;
    }
}
