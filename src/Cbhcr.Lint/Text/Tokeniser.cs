using System.Text.RegularExpressions;

namespace Cbhcr.Lint.Text;

/// <summary>Where sentences and words begin and end.</summary>
internal static partial class Tokeniser
{
    // A full stop after these ends no sentence.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "etc", "approx", "no", "fig", "dept", "jr", "sr", "inc", "ltd", "co", "u.s", "a.m", "p.m", "sec", "art", "vol",
    };

    public static IReadOnlyList<Sentence> Sentences(string text)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (end.Value[0] == '.' && !end.Value.Contains('\n', StringComparison.Ordinal) && EndsNothing(text, end.Index, end.Index + end.Length)) continue;
            Add(end.Index + end.Length);
        }
        Add(text.Length);
        return sentences;

        void Add(int stop)
        {
            var piece = text[start..stop];
            var words = WordsIn(piece, start);
            var begin = start + (piece.Length - piece.TrimStart().Length);
            if (words.Count > 0) sentences.Add(new(piece.Trim(), begin, words));
            start = stop;
        }
    }

    private static List<Word> WordsIn(string piece, int offset) => [.. WordPattern().Matches(piece).Select(m => new Word(m.Value, offset + m.Index))];

    private static bool EndsNothing(string text, int stop, int next)
    {
        var before = LastWord().Match(text[..stop]).Value;
        if (Abbreviations.Contains(before) || (before.Length == 1 && char.IsUpper(before[0]) && stop > 1 && next < text.Length)) return !AtEnd(text, next) && !StartsLine(before, text, next);
        // "at 5 p.m. in the park": a small letter goes on with the sentence.
        return next < text.Length && char.IsLower(text[next]);
    }

    // A title is followed by a name, so a capital letter says nothing; after "etc." or "p.m." it begins a sentence.
    private static bool StartsLine(string before, string text, int next) =>
        before.ToLowerInvariant() is "etc" or "a.m" or "p.m" or "u.s" or "inc" or "ltd" && char.IsUpper(text[next]);

    private static bool AtEnd(string text, int next) => next >= text.Length;

    [GeneratedRegex("""[.!?…]+["'”’)\]]*(?:\s+|$)|\n\s*""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\d+(?:[.,:/]\d+)*(?:%|\p{L}+)?|\p{L}\p{M}*(?:[\p{L}\p{M}\p{Nd}]|[-'’](?=[\p{L}\p{Nd}]))*")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"[\p{L}.]*\z")]
    private static partial Regex LastWord();
}
