using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-INVOL. An error where the answer hangs on it: in a key, or in some options and not in all. Elsewhere a warning.</summary>
internal sealed class InvoluntaryCare() : ItemRule("SC-INVOL", "Care against a person's will", Severity.Error, "SC-INVOLUNTARY-DISPUTED")
{
    private static readonly WordList List = WordList.Named("involuntary");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var hits = Phrases.In(text.Fields).ToList();
        var options = text.Options.Where(o => hits.Exists(h => h.Field.Field == o.Field)).ToList();
        var decides = options.Count > 0 && (options.Exists(o => o.IsKey) || options.Count < text.Options.Count);
        return hits.Once().Select(h => Found(decides && h.Spans.Any(s => s.Field.StartsWith("options", StringComparison.Ordinal)) ? Severity.Error : Severity.Warning,
            "Whether responders take part in care against a person's will is disputed: no answer may hang on it. State criteria belong in a module of that state.",
            $"“{h.Entry.Term}” on {List.Label}.", h.Spans));
    }
}
