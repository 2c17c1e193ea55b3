using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>
/// MET-REF. An error without any source with a year; a warning when the newest is older than the number of years. An older source beside a newer one is information: a classic
/// that newer work still rests on is no fault, and the report on ageing sources still finds it.
/// </summary>
internal sealed class ReferencesGiven() : ItemRule("MET-REF", "A source with its year, not too old", Severity.Error, "NCCA 16")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["years"] = 10 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var dated = item.References.Select((r, i) => (r.Year, Index: i, r.Text)).Where(r => r.Year is not null && !string.IsNullOrWhiteSpace(r.Text)).ToList();
        if (dated.Count == 0)
        {
            yield return Found("Name at least one public source with its year.", item.References.Count == 0 ? "None is given." : "None has a text and a year.", Spans.Whole("references"));
            yield break;
        }
        foreach (var future in dated.Where(r => r.Year > setting.Year + 1)) yield return Found("The year of a source lies ahead.", $"{future.Year}.", Spans.Whole($"references[{future.Index}]"));
        var oldest = setting.Year - (int)Number(item, setting, "years");
        var current = dated.Exists(r => r.Year >= oldest);
        foreach (var old in dated.Where(r => r.Year < oldest))
            yield return Found(current ? Severity.Information : Severity.Warning, current ? "This source is old; another one is current." : "No source is current. Check whether the facts still hold, and name a newer one.",
                $"{old.Year}; current is {oldest} or later.", Spans.Whole($"references[{old.Index}]"));
    }
}
