using Cbhcr.Lint.Rules;

namespace Cbhcr.Lint;

/// <summary>Runs the rules and applies configuration and justifications.</summary>
public static class Linter
{
    /// <summary>All findings of one item, the gravest first, then in reading order.</summary>
    public static IReadOnlyList<Finding> Check(LintItem item, LintSetting setting) => Check(item, setting, All.ForItems);

    /// <summary>Of some rules.</summary>
    public static IReadOnlyList<Finding> Check(LintItem item, LintSetting setting, IEnumerable<IItemRule> rules)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(rules);
        var level = item.Levels.Count > 0 ? item.Levels[0] : null;
        return Sorted(rules.Where(r => Enabled(r.Id, setting)).SelectMany(r => r.Check(item, setting)).Select(f => Justified(Configured(f, level, setting), item)));
    }

    /// <summary>Findings that only show when the items of a form or bank are seen together.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(setting);
        return Sorted(All.ForSets.Where(r => Enabled(r.Id, setting)).SelectMany(r => r.Check(items, setting)).Select(f => Configured(f, null, setting)));
    }

    private static bool Enabled(string ruleId, LintSetting setting) => setting.Rules.GetValueOrDefault(ruleId)?.Enabled ?? true;

    // A severity for one level is a threshold like others: severity@CBHCR-I is 0, 1 or 2.
    private static Finding Configured(Finding finding, string? level, LintSetting setting) =>
        setting.Number(finding.RuleId, "severity", level, -1) is var number && number is 0 or 1 or 2 ? finding with { Severity = (Severity)(int)number }
        : setting.Rules.GetValueOrDefault(finding.RuleId)?.Severity is { } severity ? finding with { Severity = severity } : finding;

    // A reviewer's reason turns a warning into information that shows the reason. Errors are to be fixed.
    private static Finding Justified(Finding finding, LintItem item) =>
        finding.Severity == Severity.Warning && item.Justified?.GetValueOrDefault(finding.RuleId) is { Length: > 0 } reason
            ? finding with { Severity = Severity.Information, Evidence = $"{finding.Evidence} Justified: {reason}" } : finding;

    private static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => Place(f)).ThenBy(f => f.Spans.Count > 0 ? f.Spans[0].Field : "", StringComparer.Ordinal)
            .ThenBy(f => f.Spans.Count > 0 ? f.Spans[0].Start : 0).ThenBy(f => f.RuleId, StringComparer.Ordinal)];

    private static int Place(Finding finding)
    {
        var field = finding.Spans.Count > 0 ? finding.Spans[0].Field : "";
        return field.StartsWith("stimulus", StringComparison.Ordinal) ? 0 : field.StartsWith("stem", StringComparison.Ordinal) ? 1 : field.StartsWith("options", StringComparison.Ordinal) ? 2 : 3;
    }
}
