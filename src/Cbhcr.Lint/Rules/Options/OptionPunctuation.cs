using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-PUNCT.</summary>
internal sealed partial class OptionPunctuation() : ItemRule("OPT-PUNCT", "Uneven capitals or end punctuation", Severity.Warning, "HDR#12")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        var options = text.Options.Where(o => o.Tokens.Words.Count > 0).ToList();

        var capitals = options.Where(o => Capital(o) is true).ToList();
        var small = options.Where(o => Capital(o) is false).ToList();
        // Among options in small letters a name has a capital all the same: Tylenol beside ibuprofen.
        if (small.Count > 0) capitals.RemoveAll(o => MayBeName(o));
        if (capitals.Count > 0 && small.Count > 0)
            yield return Found("Some options begin with a capital letter and some do not.", $"capital: {Ids(capitals)}; small: {Ids(small)}", [.. Fewer(capitals, small)]);

        var stopped = options.Where(o => Stopped(o.Text)).ToList();
        var open = options.Except(stopped).ToList();
        if (stopped.Count > 0 && open.Count > 0)
            yield return Found("Some options end with a full stop or question mark and some do not.", $"with: {Ids(stopped)}; without: {Ids(open)}", [.. Fewer(stopped, open)]);

        if (item.Stem.TrimEnd().EndsWith(':') && options.Count > 0 && options.TrueForAll(o => Stopped(o.Text) && !Quotes.Whole(o.Text) && o.Form == GrammaticalForm.Sentence))
            yield return Found("The stem ends with a colon as if its sentence went on, but the options are sentences. Ask a question instead.", "colon before sentences", new Span("stem", item.Stem.TrimEnd().Length - 1, 1));
    }

    private static bool? Capital(OptionText option)
    {
        var word = option.Tokens.Words[0].Text;
        // Numbers, acronyms and names such as pH tell nothing.
        return !char.IsLetter(word[0]) || word.Skip(1).Any(char.IsUpper) || word.Any(char.IsDigit) || (word.Length == 1 && word != "A") ? null : char.IsUpper(word[0]);
    }

    private static bool MayBeName(OptionText option)
    {
        var first = option.Tokens.Words[0];
        return !StopWords.Contains(first.Lower) && !WordList.Named("verbs").Contains(first.Lower) && option.Tokens.Words.Count < 4;
    }

    private static bool Stopped(string text) => SentenceEnd().IsMatch(text) && !AbbreviationEnd().IsMatch(text);

    private static IEnumerable<Span> Fewer(List<OptionText> a, List<OptionText> b) => (a.Count <= b.Count ? a : b).Select(Spans.Whole);

    private static string Ids(List<OptionText> options) => string.Join(", ", options.Select(o => o.Id));

    [GeneratedRegex("""[.!?…;,]["'”’)]*\s*$""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b\p{L}\.\p{L}\.|\b(?:etc|inc|ltd|approx|dept|min|hr|ft|oz|lb|tsp|tbsp|st|ave|co|jr|sr|no)\.)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex AbbreviationEnd();
}
