using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>
/// LNG-SPELL. There is no dictionary here: one that knows every good word is a package or a large file, and a small one would call good words wrong. What is found are common
/// misspellings, British spellings in American text, words written twice, a/an, spaces and quotation marks. A word that is misspelt in an unusual way is not found.
/// </summary>
internal sealed partial class Spelling() : ItemRule("LNG-SPELL", "Spelling, doubled words, spaces and quotation marks", Severity.Warning, "HDR#11, HDR#12")
{
    private static readonly WordList Wrong = WordList.Named("misspellings");
    private static readonly WordList British = WordList.Named("british");
    private static readonly Phrases WrongPhrases = new(Wrong);
    private static readonly HashSet<string> MayStandTwice = ["had", "that", "bye", "very", "no", "so", "please", "help"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var american = item.Language.Equals("en-US", StringComparison.OrdinalIgnoreCase);
        foreach (var field in text.Fields.Concat(item.Rationales()))
        {
            foreach (var hit in WrongPhrases.In(field.Tokens))
                yield return Found($"“{hit.Entry.Term}” is a misspelling.{hit.Entry.Instead()}", $"On {Wrong.Label}.", Spans.Of(field.Field, hit));
            foreach (var word in american ? field.Tokens.Words : [])
                if (British.Find(word.Lower) is { } entry) yield return Found($"“{word.Text}” is British spelling.{entry.Instead()}", $"On {British.Label}.", Spans.Of(field.Field, word));
            foreach (var finding in Doubled(field).Concat(Patterns(field))) yield return finding;
        }
        var all = string.Concat(text.Fields.Select(f => f.Tokens.Text));
        if (all.Contains('"', StringComparison.Ordinal) && all.AsSpan().IndexOfAny('“', '”') >= 0)
            yield return Found("Straight and curved quotation marks are mixed. Use one kind.", "Both \" and “ ” are used.", Place(text, '"'));
        if (all.Contains('\'', StringComparison.Ordinal) && all.Contains('’', StringComparison.Ordinal))
            yield return Found("Straight and curved apostrophes are mixed. Use one kind.", "Both ' and ’ are used.", Place(text, '’'));
    }

    private IEnumerable<Finding> Doubled(FieldText field) =>
        from sentence in field.Tokens.Sentences
        from pair in sentence.Words.Zip(sentence.Words.Skip(1))
        where pair.First.Lower == pair.Second.Lower && !pair.First.IsNumber && pair.First.Lower.Length > 1 && !MayStandTwice.Contains(pair.First.Lower)
            && string.IsNullOrWhiteSpace(field.Tokens.Text[pair.First.End..pair.Second.Start])
        select Found($"“{pair.Second.Text}” stands twice in a row. Delete one of them.", "The same word follows itself.", new Span(field.Field, pair.First.Start, pair.Second.End - pair.First.Start));

    private IEnumerable<Finding> Patterns(FieldText field)
    {
        var text = field.Tokens.Text;
        foreach (Match m in Spaces().Matches(text)) yield return Found("Two spaces stand where one is wanted.", "More than one space.", Spans.Of(field.Field, m));
        foreach (Match m in SpaceBefore().Matches(text)) yield return Found("A space stands before a punctuation mark.", $"“{m.Value}”.", Spans.Of(field.Field, m));
        foreach (Match m in NoSpaceAfter().Matches(text)) yield return Found("A space is missing after a punctuation mark.", $"“{m.Value}”.", Spans.Of(field.Field, m));
        foreach (Match m in WrongArticle().Matches(text)) yield return Found($"“{m.Value}” has the wrong article.", "“a” before a vowel, or “an” before a consonant.", Spans.Of(field.Field, m));
        if (text.Count(c => c == '“') != text.Count(c => c == '”') || text.Count(c => c == '"') % 2 == 1)
            yield return Found("A quotation mark is opened and not closed, or closed and not opened.", "Quotation marks do not pair.", Spans.Whole(field.Field));
    }

    private static Span Place(ItemText text, char mark)
    {
        var field = text.Fields.First(f => f.Tokens.Text.Contains(mark, StringComparison.Ordinal));
        return new(field.Field, field.Tokens.Text.IndexOf(mark, StringComparison.Ordinal), 1);
    }

    [GeneratedRegex(@"(?<=\S)[ \u00A0]{2,}(?=\S)")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\w [,;?!]|\w \.(?=\s|$)")]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"[a-z][,;][A-Za-z]|[a-z]{2}[?!][A-Z]|[a-z]{2}\.[A-Z][a-z]")]
    private static partial Regex NoSpaceAfter();

    // Sound, not letter: a one-time, a unit, a European; an hour, an honest, an 8.
    [GeneratedRegex(@"\b[Aa] (?!one\b|one-|once|uni|use|usu|util|eu|ewe|ura|ubiq|u\b)[aeiou][a-z]+\b|\b[Aa]n (?!hour|honest|honor|heir|herb)[bcdfghjklmnpqrstvwxyz][a-z]+\b")]
    private static partial Regex WrongArticle();
}
