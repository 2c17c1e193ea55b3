using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-SPECIFIC. Numbers that are names (911) are no detail.</summary>
internal sealed partial class SpecificKey() : ItemRule("CUE-SPECIFIC", "The key alone is exact", Severity.Warning, "HDR#28d, NBME (more specific)")
{
    private static readonly (string Name, Regex Pattern)[] Features =
    [
        ("brackets", Brackets()), ("an example", ExampleGiven()), ("a reason", Reason()), ("a number", Figures()),
    ];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Distractors.Count < 2) yield break;
        var key = text.Keys[0];
        foreach (var (name, pattern) in Features)
        {
            var match = Of(pattern, key.Text, setting);
            if (match is null || text.Distractors.Any(d => Of(pattern, d.Text, setting) is not null)) continue;
            yield return Found($"The key alone has {name}. Give distractors the same detail, or take it out.", $"“{match.Value}”", Spans.Of(key.Field, match));
        }
    }

    private static Match? Of(Regex pattern, string text, LintSetting setting) => pattern.Matches(text).FirstOrDefault(m => !setting.AllowedAcronyms.Contains(m.Value));

    [GeneratedRegex(@"\([^)]{2,}\)|\[[^\]]{2,}\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bfor (?:example|instance)\b|\bsuch as\b|\be\.g\.", RegexOptions.IgnoreCase)]
    private static partial Regex ExampleGiven();

    [GeneratedRegex(@"\bbecause\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"(?<![\w-])\d+(?:[.,:/]\d+)*(?:%|\b)")]
    private static partial Regex Figures();
}
