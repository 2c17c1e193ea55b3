using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-BLANK. Dots within speech are a pause and no blank.</summary>
internal sealed partial class Blank() : ItemRule("STM-BLANK", "A blank in the middle of the stem", Severity.Warning, "HDR#14")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["last"] = 0.15 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) return [];
        var end = item.Stem.TrimEnd();
        var late = end.Length * (1 - Number(item, setting, "last"));
        return from match in Pattern().Matches(Quotes.Without(end))
               where match.Index < late && end[(match.Index + match.Length)..].Any(char.IsLetter)
               select Found("The options have to be read back into the blank. Move it to the end, or ask a question.", $"blank after {match.Index} of {end.Length} characters", Spans.Of("stem", match));
    }

    [GeneratedRegex(@"_{2,}|(?<=\s)(?:…|\.{3,})(?=\s)|\[\s*\]|\(\s*\)")]
    private static partial Regex Pattern();
}
