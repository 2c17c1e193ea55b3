using System.Text.RegularExpressions;
using Cbhcr.Lint.Rules.Options;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>
/// STM-TRICK. Two options that differ in a trifle: numbers less than a tenth apart, a plural, one letter. An article or a punctuation mark makes no difference at all: that is
/// OPT-DUP. Years, temperatures, pH and numbers
/// that are names (911, section 12) are left out: there a small difference is a real one. Numbers count where the key is one of the two.
/// </summary>
internal sealed partial class Trick() : ItemRule("STM-TRICK", "Options that differ in a trifle", Severity.Warning, "HDR#7")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["ratio"] = 1.1 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        var ratio = Number(item, setting, "ratio");
        foreach (var a in text.Options)
            foreach (var b in text.Options.Skip(a.Index + 1))
                if (Trifle(a, b, ratio, item.Stem, setting) is { } trifle)
                    yield return Found($"{a.Id} and {b.Id} differ in {trifle}: that tests sharp eyes, not knowledge.", $"“{a.Text}” and “{b.Text}”", Spans.Whole(a), Spans.Whole(b));
    }

    private static string? Trifle(OptionText a, OptionText b, double ratio, string stem, LintSetting setting)
    {
        var (left, right) = (a.Tokens.Words, b.Tokens.Words);
        var odd = left.Count == right.Count ? left.Zip(right).Where(p => p.First.Lower != p.Second.Lower).ToList() : null;
        if (odd is [var (one, other)] && !DuplicateOptions.Same(a.Tokens, b.Tokens))
        {
            if (one.IsNumber && other.IsNumber) return (a.IsKey || b.IsKey) && CloseNumbers(one, other, ratio, a.Text + " " + b.Text + " " + stem, setting) ? "a number by less than a tenth" : null;
            if (one.Stem == other.Stem && (one.Lower == other.Lower + "s" || other.Lower == one.Lower + "s") && one.IsContent) return "singular and plural";
            return one.Lower.Length > 4 && other.Lower.Length > 4 && one.IsContent && Likeness.Edits(one.Lower, other.Lower) == 1 && one.Stem != other.Stem && !Pairs(one.Lower, other.Lower) ? "one letter" : null;
        }
        return null;
    }

    private static bool CloseNumbers(Word one, Word other, double ratio, string context, LintSetting setting)
    {
        if (!double.TryParse(Digits().Match(one.Text).Value, System.Globalization.CultureInfo.InvariantCulture, out var x)
            || !double.TryParse(Digits().Match(other.Text).Value, System.Globalization.CultureInfo.InvariantCulture, out var y) || x <= 0 || y <= 0) return false;
        var names = setting.AllowedAcronyms.Contains(one.Text) || setting.AllowedAcronyms.Contains(other.Text) || (x % 100 == 11 && y % 100 == 11) || (x is >= 1500 and <= 2100 && y is >= 1500 and <= 2100);
        return !names && !FineScale().IsMatch(context) && Math.Max(x, y) / Math.Min(x, y) < ratio;
    }

    // Prefixes and words that differ in a letter and are as different as can be.
    private static bool Pairs(string a, string b) => (a, b) is ("sight", "light") or ("light", "right") or ("right", "light") or ("light", "night") or ("night", "light") or ("intra", "inter");

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"°|\b(?:degrees?|temperature|fahrenheit|celsius|pH|section|article|rule|code|chapter|number to call|phone|line|dial|which number|what number|version|form|year|date|edition|title)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FineScale();
}
