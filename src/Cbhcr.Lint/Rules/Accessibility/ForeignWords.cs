using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Accessibility;

/// <summary>
/// ACC-LANG. Finds letters that English is not written with, and runs of three or more words of which two are common words of one other language, at least one of them no English
/// word. That is a short list, not language identification: single borrowed words (café, fiancé) are English, and a language that is not on the list is not found.
/// </summary>
internal sealed partial class ForeignWords() : ItemRule("ACC-LANG", "Foreign words without their language", Severity.Warning, "WCAG 3.1.2")
{
    private static readonly WordList List = WordList.Named("foreign-words");

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var field in text.Fields)
        {
            var marks = item.Marks.Where(m => m.Mark.StartsWith("lang:", StringComparison.Ordinal) && field.Field.StartsWith(m.Field, StringComparison.Ordinal)).ToList();
            bool Marked(int start, int length) => marks.Exists(m => m.Start < start + length && start < m.Start + m.Length);
            foreach (Match match in OtherLetters().Matches(field.Tokens.Text))
                if (!Marked(match.Index, match.Length)) yield return Found("Mark the language of these words, so that a screen reader speaks them rightly.", $"“{match.Value}” has letters of another script or Spanish signs.", Spans.Of(field.Field, match));
            foreach (var (start, length, language) in Runs(field.Tokens))
                if (!Marked(start, length)) yield return Found($"These words look like another language ({language}). Mark their language.", $"“{field.Tokens.Text.Substring(start, length)}”: words on {List.Label}.", new Span(field.Field, start, length));
        }
    }

    private static IEnumerable<(int Start, int Length, string Language)> Runs(Tokens tokens)
    {
        foreach (var sentence in tokens.Sentences)
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                foreach (var language in Languages(sentence.Words[i]))
                {
                    // One unknown word may stand between two that are known.
                    var (last, hits, sure, gap) = (i, 0, 0, 0);
                    for (var j = i; j < sentence.Words.Count && gap < 2; j++)
                    {
                        if (!Languages(sentence.Words[j]).Contains(language)) { gap++; continue; }
                        (last, gap, hits) = (j, 0, hits + 1);
                        if (!List.Find(sentence.Words[j].Lower)!.Note!.EndsWith("weak", StringComparison.Ordinal)) sure++;
                    }
                    if (hits < 2 || sure < 1 || last - i < 1 || (last - i == 1 && sure < 2)) continue;
                    yield return (sentence.Words[i].Start, sentence.Words[last].End - sentence.Words[i].Start, language);
                    i = last;
                    break;
                }
            }
    }

    private static string[] Languages(Word word) => List.Find(word.Lower)?.Note?.Replace(" weak", "", StringComparison.Ordinal).Split(' ') ?? [];

    [GeneratedRegex(@"[\p{IsCyrillic}\p{IsGreek}\p{IsArabic}\p{IsHebrew}\p{IsDevanagari}\p{IsHangulSyllables}\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}][^.?!“”""]*|[¿¡][^?!]*[?!]?")]
    private static partial Regex OtherLetters();
}
