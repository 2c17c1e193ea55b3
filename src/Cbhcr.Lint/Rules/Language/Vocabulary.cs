using System.Collections.Frozen;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>
/// LNG-VOCAB. No frequency count of English stands behind this rule. A word is taken as hard when it has three syllables or more (four from the third level on), is not on a list of
/// longer words that readers of eighth-grade text know, is not made of such words, and is no term of the framework and no name; or when it is on a list of short hard words.
/// </summary>
internal sealed class Vocabulary() : ItemRule("LNG-VOCAB", "Rare or difficult word", Severity.Warning, "HDR#8")
{
    private static readonly WordList Easy = WordList.Named("easy-words");
    private static readonly WordList Plain = WordList.Named("plain-words");
    private static readonly WordList Names = WordList.Named("names");
    private static readonly Phrases PlainPhrases = new(Plain);
    private static readonly FrozenSet<string> EasyStems = Easy.Entries.Select(e => Stemmer.Of(e.Term)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Prefixes = ["un", "re", "non", "over", "out", "under", "mis", "dis", "super", "inter", "grand", "step"];
    private static readonly string[] Endings = ["s", "es", "ed", "ing"];
    private static readonly string[] Suffixes = ["ly", "ness", "ful", "less", "ing", "ings", "ed", "er", "ers", "s", "es", "ment", "ments", "ship", "able", "en", "y", "like"];

    public override IReadOnlyDictionary<string, double> Defaults { get; } =
        new Dictionary<string, double> { ["syllables"] = 3, ["syllables@1"] = 3, ["syllables@2"] = 3, ["syllables@3"] = 4, ["syllables@4"] = 4 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var syllables = (int)Number(item, setting, "syllables");
        var glossary = setting.GlossaryTerms.SelectMany(t => Tokens.Of(t).Words).SelectMany(w => new[] { w.Lower, w.Stem }).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, spans) in PlainPhrases.In(text.Fields).Where(h => !glossary.Contains(h.Hit.Entry.Term)).Once())
            yield return Found($"“{entry.Term}” is a word that many readers seldom meet.{entry.Instead()}", $"On {Plain.Label}.", spans);
        var hard = from field in text.Fields
                   from sentence in field.Tokens.Sentences
                   from word in sentence.Words
                   where !word.IsNumber && !glossary.Contains(word.Lower) && !glossary.Contains(word.Stem) && Plain.Find(word.Lower) is null
                       && !(char.IsUpper(word.Text[0]) && (word != sentence.Words[0] || Names.Contains(word.Lower))) && !Known(word.Lower, syllables) && !Quoted(field.Tokens.Text, word)
                   group Spans.Of(field.Field, word) by word.Lower;
        foreach (var word in hard)
            yield return Found($"“{word.Key}” may be a hard word at this level. Use an everyday word, or explain it.", $"{ReadingGrade.Syllables(word.Key)} syllables, not on {Easy.Label}.", [.. word]);
    }

    // “elderspeak”: the word itself is what is spoken of.
    private static bool Quoted(string text, Word word) => word.Start > 0 && word.End < text.Length && (text[word.Start - 1] is '“' or '"') && (text[word.End] is '”' or '"');

    private static bool Known(string word, int syllables)
    {
        if (word.Contains('-', StringComparison.Ordinal)) return word.Split('-').All(p => Known(p, syllables));
        if (word.Length < 4 || ReadingGrade.Syllables(word) < syllables || EasyStems.Contains(Stemmer.Of(word))) return true;
        // Longer by an ending only: "sentences", "promising".
        if (Endings.Any(e => word.EndsWith(e, StringComparison.Ordinal) && ReadingGrade.Syllables(word[..^e.Length]) < syllables)) return true;
        return Prefixes.Any(p => word.StartsWith(p, StringComparison.Ordinal) && word.Length >= p.Length + 4 && Known(word[p.Length..], syllables))
            || Suffixes.Any(s => word.EndsWith(s, StringComparison.Ordinal) && word.Length >= s.Length + 4 && EasyStems.Contains(Stemmer.Of(word[..^s.Length])));
    }
}
