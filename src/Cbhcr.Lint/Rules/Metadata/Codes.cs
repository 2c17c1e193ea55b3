using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>MET-CODE. A value is recommended, so that its absence is a warning only.</summary>
internal sealed class Codes() : ItemRule("MET-CODE", "Codes of the framework", Severity.Error, "ISO/IEC 17024 cl. 8")
{
    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (setting.Codes is null) yield break;
        if (!setting.Competencies.Contains(item.Competency))
            yield return Found("Name the competency of the framework that the item tests.", item.Competency.Length == 0 ? "None is given." : $"{item.Competency} is not in the framework.", Spans.Whole("competency"));
        if (!setting.Codes.TryGetValue(item.SkillArea, out var owner))
            yield return Found("Name the skill area of the framework that the item tests.", item.SkillArea.Length == 0 ? "None is given." : $"{item.SkillArea} is not in the framework.", Spans.Whole("skillArea"));
        else if (owner != item.Competency)
            yield return Found($"The skill area belongs to {owner}, not to {item.Competency}.", $"{item.SkillArea} is part of {owner}.", Spans.Whole("skillArea"));
        foreach (var (value, i) in item.Values.Select((v, i) => (v, i)))
            if (!setting.Values.Contains(value)) yield return Found("Name values of the framework only.", $"{value} is not in the framework.", Spans.Whole($"values[{i}]"));
        if (item.Values.Count == 0) yield return Found(Severity.Warning, "Name a value of the framework that the item stands for.", "None is given.", Spans.Whole("values"));
    }
}
