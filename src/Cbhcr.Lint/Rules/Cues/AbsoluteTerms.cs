using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>
/// CUE-ABSOLUTE. "Always" or "never" in a single distractor marks it as wrong. "All", "only", "every", "none" and "must" are everyday words and count where half of the distractors have
/// one and the key has none.
/// </summary>
internal sealed class AbsoluteTerms() : ItemRule("CUE-ABSOLUTE", "Absolute terms that tell key and distractors apart", Severity.Warning, "HDR#28a, NBME")
{
    private static readonly WordList List = WordList.Named("absolute");
    private static readonly Phrases Strong = new(List);
    private static readonly Phrases Weak = new([new("all", null), new("must", null), new("only", null), new("every", null), new("none", null), new("no one", null), new("nothing", null), new("everyone", null), new("everything", null)]);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || text.Keys.Count == 0 || text.Distractors.Count == 0) yield break;
        var inKeys = text.Keys.Where(k => Strong.In(k.Tokens).Any()).ToList();
        var inDistractors = text.Distractors.Select(d => (Option: d, Hits: Strong.In(d.Tokens).ToList())).Where(d => d.Hits.Count > 0).ToList();
        var weakInKeys = text.Keys.Any(k => Weak.In(k.Tokens).Any());
        if (inKeys.Count == 0 && inDistractors.Count > 0 && !weakInKeys)
            yield return Found("Absolute terms stand in distractors and not in the key: people who guess rule these out. Say how far it goes, or give the key one that is true.",
                Evidence(inDistractors), [.. inDistractors.SelectMany(d => d.Hits.Select(h => Spans.Of(d.Option.Field, h)))]);
        else if (inKeys.Count == text.Keys.Count && inDistractors.Count == 0)
            yield return Found("The key alone has an absolute term, which sets it apart.", Evidence(inKeys.Select(k => (k, Strong.In(k.Tokens).ToList()))), [.. inKeys.SelectMany(k => Strong.In(k.Tokens).Select(h => Spans.Of(k.Field, h)))]);
        else if (inKeys.Count == 0 && !weakInKeys && inDistractors.Count == 0)
        {
            var weak = text.Distractors.Select(d => (Option: d, Hits: Weak.In(d.Tokens).ToList())).Where(d => d.Hits.Count > 0).ToList();
            if (weak.Count >= 2 && 2 * weak.Count >= text.Distractors.Count)
                yield return Found("Words such as “all” and “only” stand in distractors and not in the key.", Evidence(weak), [.. weak.SelectMany(d => d.Hits.Select(h => Spans.Of(d.Option.Field, h)))]);
        }
    }

    private static string Evidence(IEnumerable<(OptionText Option, List<Hit> Hits)> found) =>
        $"{string.Join("; ", found.Select(f => $"{f.Option.Id} “{string.Join("”, “", f.Hits.Select(h => h.Entry.Term))}”"))}; {List.Label}";
}
