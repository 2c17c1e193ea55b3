using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-FEELGOOD. A key full of the framework's values beside harsh distractors tests manners, not skill. Half of the distractors have to be harsh.</summary>
internal sealed class FeelGood() : ItemRule("CUE-FEELGOOD", "The key alone is kind", Severity.Warning, "Framework values; HDR#28d")
{
    private static readonly WordList Kind = WordList.Named("value-words");
    private static readonly WordList Harsh = WordList.Named("harsh-words");
    private static readonly Phrases KindWords = new(Kind);
    private static readonly Phrases HarshWords = new(Harsh);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Distractors.Count < 2) yield break;
        var kind = KindWords.In(text.Keys[0].Tokens).ToList();
        if (kind.Count == 0 || HarshWords.In(text.Keys[0].Tokens).Any() || text.Distractors.Any(d => KindWords.In(d.Tokens).Any())) yield break;
        var harsh = text.Distractors.Select(d => (Option: d, Hits: HarshWords.In(d.Tokens).ToList())).Where(d => d.Hits.Count > 0).ToList();
        if (harsh.Count < 2 || 2 * harsh.Count < text.Distractors.Count) yield break;
        yield return Found("The key has the kind words and the distractors the harsh ones, so that tone gives it away. Let distractors be well meant and wrong.",
            $"kind “{string.Join("”, “", kind.Select(h => h.Entry.Term))}”; harsh “{string.Join("”, “", harsh.SelectMany(h => h.Hits).Select(h => h.Entry.Term))}”; {Kind.Label}, {Harsh.Label}",
            [.. kind.Select(h => Spans.Of(text.Keys[0].Field, h)), .. harsh.SelectMany(d => d.Hits.Select(h => Spans.Of(d.Option.Field, h)))]);
    }
}
