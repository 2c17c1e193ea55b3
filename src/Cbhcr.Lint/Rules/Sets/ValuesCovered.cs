namespace Cbhcr.Lint.Rules.Sets;

/// <summary>FRM-VALUES.</summary>
internal sealed class ValuesCovered() : SetRule("FRM-VALUES", "A value that few items are tagged with", Severity.Information, "Framework values")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["items"] = 2 };

    public override IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting) =>
        from value in setting.Values
        let tagged = items.Where(i => i.Values.Contains(value)).ToList()
        where tagged.Count < Number(setting, "items")
        select Found($"{value} is tagged in {tagged.Count} items: choose more that show it.", $"{tagged.Count} items, at least {Number(setting, "items")}", [.. tagged.Select(i => In(i, "values"))]);
}
