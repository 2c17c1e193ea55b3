using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-YOU. Speech in the case ("What do you think?") is left out.</summary>
internal sealed partial class Opinion() : ItemRule("STM-YOU", "A stem that asks for an opinion", Severity.Information, "HDR#6")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from match in Pattern().Matches(Quotes.Without(item.Stem))
        select Found("What somebody thinks, feels or would do is neither right nor wrong. Ask what should be done, or what the guide says.", $"“{match.Value}”", Spans.Of("stem", match));

    [GeneratedRegex(@"\b(?:do you (?:think|feel|believe|prefer|like|agree)|would you (?:do|say|prefer|choose|rather|like|feel)\b(?! to (?:the|a))|in your (?:own )?(?:opinion|view)|(?:is|are) your (?:opinion|view|feeling|preference)s?|describes? your (?:feeling|opinion|view|attitude)s?|how (?:do|would) you feel)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
