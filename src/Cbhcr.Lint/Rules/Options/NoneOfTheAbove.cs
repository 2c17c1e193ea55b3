using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-NOTA.</summary>
internal sealed partial class NoneOfTheAbove() : ItemRule("OPT-NOTA", "“None of the above” as an option", Severity.Error, "HDR#25, NBME")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from option in item.IsChoice() ? text.Options : []
        let match = Pattern().Match(option.Text)
        where match.Success
        select Found("This option says nothing of its own: whoever doubts the others is rewarded. Write an answer that could be right, or leave the option out.", $"“{match.Value.Trim()}”", Spans.Whole(option));

    // The whole option is meant: "None of the people in the room need help" is an answer like any other.
    [GeneratedRegex("""
        ^\W*(?:(?:none|neither)\ of\ (?:the|these|those)(?:\s+(?:above|preceding|listed|given|other))?(?:\s+(?:options?|choices?|answers?|alternatives?|responses?|statements?|items?|ones?))?
        |none|no\ (?:correct|right)\ (?:answer|option|choice)|no\ (?:answer|option|choice)
        |neither\ (?:one|option|answer|choice))
        (?:\s+(?:listed|given|above|here|shown|provided))*(?:\s+(?:is|are|apply|applies|would be|fits?)(?:\s+(?:correct|right|true|suitable|appropriate|accurate|valid|given|listed))?)?\W*$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
