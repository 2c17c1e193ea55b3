using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>BIA-TRIGGER. Not a fault: it tells who reviews for sensitivity where to look.</summary>
internal sealed class Distressing() : ItemRule("BIA-TRIGGER", "May distress a candidate", Severity.Information, "SEED V-TRAUMA-INFORMED")
{
    private static readonly WordList List = WordList.Named("graphic");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Fields).GroupBy(h => h.Hit.Entry.Note!, StringComparer.Ordinal).Select(g => Found(
            $"This may distress a candidate ({g.Key}). The sensitivity review should weigh whether the detail is needed.", $"“{string.Join("”, “", g.Select(h => h.Hit.Entry.Term).Distinct())}” on {List.Label}.",
            [.. g.Select(h => Spans.Of(h.Field.Field, h.Hit))]));
}
