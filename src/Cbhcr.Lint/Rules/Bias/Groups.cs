using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>
/// BIA-GROUP. A group is relevant when the key or the reason for it speaks of the same characteristic; else the author says why it is there. Over a bank: which characteristics
/// come together with words of negative behavior more often than the other items do (log odds ratio with 0.5 added to each count, at least five items, beyond 1.96 standard errors).
/// </summary>
internal sealed class Groups() : ItemRule("BIA-GROUP", "Group named without a role in the answer", Severity.Warning, "AERA ch. 3"), ISetRule
{
    private static readonly WordList List = WordList.Named("groups");
    private static readonly Phrases Phrases = new(List);
    private static readonly WordList Negative = WordList.Named("negative-behavior");
    private static readonly Phrases NegativePhrases = new(Negative);

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["items"] = 5, ["z"] = 1.96 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var keys = text.Keys.Fields().Concat(item.Rationales().Where((_, i) => item.Options[i].IsKey));
        var relevant = Phrases.In(keys).Select(h => h.Hit.Entry.Note).ToHashSet(StringComparer.Ordinal);
        return Phrases.In(text.Fields).Where(h => !relevant.Contains(h.Hit.Entry.Note)).GroupBy(h => h.Hit.Entry.Note!, StringComparer.Ordinal)
            .Select(g => Found($"The item names a characteristic ({g.Key}) that neither the key nor its rationale uses. Leave it out, or say why it is relevant.",
                $"“{string.Join("”, “", g.Select(h => h.Hit.Entry.Term).Distinct())}” on {List.Label}.", [.. g.Select(h => Spans.Of(h.Field.Field, h.Hit))]));
    }

    public IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        var (least, limit) = (Thresholds.Of(Id, Defaults, null, setting, "items"), Thresholds.Of(Id, Defaults, null, setting, "z"));
        var counted = items.Select(i => (Item: i, Text: ItemText.Of(i))).Select(x => (x.Item.Code,
            Groups: Phrases.In(x.Text.Vignette()).Select(h => h.Hit.Entry.Note!).ToHashSet(StringComparer.Ordinal), Bad: NegativePhrases.In(x.Text.Vignette()).Any())).ToList();
        foreach (var group in counted.SelectMany(c => c.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (with, without) = (counted.Where(c => c.Groups.Contains(group)).ToList(), counted.Where(c => !c.Groups.Contains(group)).ToList());
            if (with.Count < least || without.Count < least) continue;
            double[] cells = [with.Count(c => c.Bad) + 0.5, with.Count(c => !c.Bad) + 0.5, without.Count(c => c.Bad) + 0.5, without.Count(c => !c.Bad) + 0.5];
            var logOdds = Math.Log(cells[0] * cells[3] / (cells[1] * cells[2]));
            if (logOdds <= limit * Math.Sqrt(cells.Sum(c => 1 / c))) continue;
            yield return Found($"Items that name a characteristic ({group}) show negative behavior more often than the others. Balance the vignettes.",
                FormattableString.Invariant($"{with.Count(c => c.Bad)} of {with.Count} against {without.Count(c => c.Bad)} of {without.Count}; log odds {logOdds:0.00}; {Negative.Label}."),
                [.. with.Where(c => c.Bad).Select(c => Spans.Whole($"{c.Code}:stem"))]);
        }
    }
}
