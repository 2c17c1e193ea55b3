using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>LNG-ACRONYM. Expanded is one whose first letters are spelled out beside it, in brackets either way round, where it is first used. Words in capitals for emphasis are none.</summary>
internal sealed partial class Acronyms() : ItemRule("LNG-ACRONYM", "Short form that is not explained", Severity.Warning, "HDR#8")
{
    private static readonly WordList List = WordList.Named("acronyms");
    private static readonly WordList Negatives = WordList.Named("negatives");
    private static readonly HashSet<string> Emphasised = ["FIRST", "BEST", "MOST", "NEXT", "ALL", "ONLY", "AND", "OR", "MUST", "TWO", "ONE", "THREE", "NO", "YES", "ANY", "BOTH", "BEFORE", "AFTER", "II", "III", "IV"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in text.Fields)
            foreach (Match match in ShortForm().Matches(field.Tokens.Text))
            {
                var form = match.Groups["form"].Value;
                if (!seen.Add(form) || IsKnown(form, setting) || Emphasised.Contains(form) || Negatives.Contains(form.ToLowerInvariant()) || Expanded(field.Tokens.Text, match, form)) continue;
                yield return Found($"{form} is not explained. Write it out where it is first used, with the short form in brackets.", $"Not on {List.Label}, not allowed for this exam.", Spans.Of(field.Field, match));
            }
    }

    private static bool IsKnown(string form, LintSetting setting) => List.Contains(form.ToLowerInvariant()) || setting.AllowedAcronyms.Contains(form, StringComparer.OrdinalIgnoreCase);

    private static bool Expanded(string text, Match match, string form)
    {
        var end = match.Index + match.Length;
        // The first letters of the words spell it; small words between may be skipped.
        string Initials(IEnumerable<Word> words) => string.Concat(words.SelectMany(w => w.Text.Split('-')).Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0])));
        if (match.Index > 0 && text[match.Index - 1] == '(') return IsWithin(form, Initials(Tokens.Of(text[..match.Index]).Words.TakeLast(form.Length * 2)));
        if (end + 1 >= text.Length || text[end] != ' ' || text[end + 1] != '(') return false;
        var close = text.IndexOf(')', end);
        return close > 0 && IsWithin(form, Initials(Tokens.Of(text[(end + 2)..close]).Words));
    }

    private static bool IsWithin(string form, string initials)
    {
        var at = 0;
        foreach (var c in initials) if (at < form.Length && form[at] == c) at++;
        return at == form.Length;
    }

    // "42 CFR Part 2" and "5 USC 552" are citations.
    [GeneratedRegex(@"(?<!\d )\b(?<form>[A-Z]{2,}[0-9]*)(?:s|'s|’s)?\b(?![-'’][A-Za-z])")]
    private static partial Regex ShortForm();
}
