using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-ONEKEY. How many are right, what the author declares and what the stem asks for ("Choose two") have to agree.</summary>
internal sealed partial class OneKey() : ItemRule("OPT-ONEKEY", "As many keys as declared", Severity.Error, "HDR#19")
{
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six"];

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || item.Options.Count == 0) yield break;
        var keys = text.Keys.Count;
        Span[] where = keys == 0 ? [Spans.Whole("options")] : [.. text.Keys.Select(Spans.Whole)];
        if (item.IsSingleChoice())
        {
            if (keys != 1) yield return Found($"One option is to be the key, and {keys} are marked.", $"{keys} keys", where);
            else if (item.KeysDeclared is > 1) yield return Found($"{item.KeysDeclared} keys are declared for an item with one best answer.", $"declared {item.KeysDeclared}, marked 1", where);
            if (EveryOne().Match(item.Stem) is { Success: true } all)
                yield return Found("The stem asks for several answers and the item takes one.", $"“{all.Value}”", Spans.Of("stem", all));
            yield break;
        }
        if (keys == 0) yield return Found("No option is marked as right.", "0 keys", where);
        else if (keys == item.Options.Count) yield return Found("Every option is marked as right: nothing is asked.", $"{keys} keys of {item.Options.Count} options", where);
        else if (item.KeysDeclared is { } declared && declared != keys) yield return Found($"{declared} right options are declared and {keys} are marked.", $"declared {declared}, marked {keys}", where);
        if (ThisMany().Match(item.Stem) is { Success: true } asked && Array.IndexOf(Words, asked.Groups["n"].Value.ToLowerInvariant()) is var index)
        {
            var wanted = index >= 0 ? index + 1 : int.Parse(asked.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture);
            if (wanted != keys) yield return Found($"The stem asks for {wanted} answers and {keys} are marked as right.", $"“{asked.Value}”", Spans.Of("stem", asked));
        }
    }

    [GeneratedRegex(@"\b(?:select|choose|check|mark|pick) (?:all|every one) (?:that|which) apply\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryOne();

    [GeneratedRegex(@"\b(?:select|choose|pick|mark)(?: the)?(?: best| correct| right)? (?<n>one|two|three|four|five|six|[1-6])\b(?! or\b| to\b|[-–])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisMany();
}
