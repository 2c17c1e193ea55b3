using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Accessibility;

/// <summary>
/// ACC-COLOR. Parts of the screen or a picture that are told by color or place alone. A red coat and a man who sits on the left are part of a story: a word for something shown
/// (button, line, picture, marked, click …) must stand in the sentence.
/// </summary>
internal sealed partial class ColorOrPlace() : ItemRule("ACC-COLOR", "Told by color or place alone", Severity.Warning, "WCAG 1.3.3, 1.4.1")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from field in text.Fields
        from match in Colored().Matches(field.Tokens.Text).Concat(MarkedIn().Matches(field.Tokens.Text)).Concat(Placed().Matches(field.Tokens.Text))
            .Where(m => !Said.Quoted(field.Tokens, m.Index)).DistinctBy(m => m.Index)
        select Found("Who does not see the color or the place cannot follow this. Name the thing, or label it.", $"“{match.Value}”.", Spans.Of(field.Field, match));

    private const string Colors = "(?:red|green|blue|yellow|orange|purple|gray|grey|black|white|brown|pink|colored|highlighted)";
    private const string Shown = "(?:buttons?|boxes|box|lines?|arrows?|area|areas|circles?|squares?|columns?|rows?|cells?|bars?|section|dots?|text|words|letters|link|field|panel|shape|region)";

    [GeneratedRegex(@"\b(?:the|each|every) (?:\w+ )?" + Colors + " " + Shown + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Colored();

    [GeneratedRegex(@"\b(?:shown|marked|printed|drawn|highlighted|written|displayed) in " + Colors + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex MarkedIn();

    [GeneratedRegex(@"\b(?:picture|image|figure|chart|graph|diagram|map|photo|photograph|table|" + Shown + @")\b[^.?!]{0,30}?\b(?:on|at|to) the (?:left|right|top|bottom)(?! of the (?:person|man|woman))\b|\b(?:click|select|choose|see|look at)\b[^.?!]{0,30}?\bon the (?:left|right)\b|\bthe (?:left|right|upper|lower|top|bottom)(?:-hand)? (?:picture|image|figure|chart|graph|diagram|column|button|box|panel)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Placed();
}
