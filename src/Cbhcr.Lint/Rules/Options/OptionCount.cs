using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-COUNT. Three good options do as well as four (Rodriguez 2005).</summary>
internal sealed class OptionCount() : ItemRule("OPT-COUNT", "Three to five options", Severity.Error, "HDR#18")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["fewest"] = 3, ["most"] = 5 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var (count, fewest, most) = (item.Options.Count, Number(item, setting, "fewest"), Number(item, setting, "most"));
        if (item.IsChoice() && count < fewest) yield return Found($"There are {count} options: add distractors that people with less training would choose.", $"{count} options, at least {fewest} wanted", Spans.Whole("options"));
        // Several answers need more to choose from: the upper limit is for one best answer.
        if (item.IsSingleChoice() && count > most) yield return Found(Severity.Warning, $"There are {count} options: keep the ones that people choose.", $"{count} options, at most {most} wanted", Spans.Whole("options"));
    }
}
