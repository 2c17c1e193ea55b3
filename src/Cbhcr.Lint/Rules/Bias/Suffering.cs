using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>BIA-SUFFER.</summary>
internal sealed class Suffering() : ItemRule("BIA-SUFFER", "Words that make a person a sufferer", Severity.Warning, "CAMH, HP")
{
    private static readonly WordList List = WordList.Named("suffering");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Fields.Concat(item.Rationales())).Once().Select(h => Found($"“{h.Entry.Term}” reduces a person to an illness or a fate.{h.Entry.Instead()}", $"On {List.Label}.", h.Spans));
}
