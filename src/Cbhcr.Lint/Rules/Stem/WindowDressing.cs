using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>
/// STM-WINDOW. Sentences of a long case that nothing else takes up. To share no word with question and options is the lot of most good cases ("EMS has checked her"), so a
/// sentence is listed only if the rationales do not take it up either, and never the first, which sets the scene.
/// </summary>
internal sealed class WindowDressing() : ItemRule("STM-WINDOW", "A sentence that nothing takes up", Severity.Warning, "HDR#16, NBME (unneeded information)")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["words"] = 50, ["content"] = 3 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var sentences = text.Stem.Sentences;
        if (!item.IsChoice() || text.Stem.Words.Count < Number(item, setting, "words") || sentences.Count < 4) yield break;
        var taken = new HashSet<string>(sentences[^1].Words.Where(w => w.IsContent).Select(w => w.Stem));
        foreach (var option in text.Options) taken.UnionWith(option.Tokens.ContentStems);
        foreach (var option in item.Options) taken.UnionWith(Tokens.Of(option.Rationale).ContentStems);
        for (var i = 1; i < sentences.Count - 1; i++)
        {
            var own = sentences[i].Words.Where(w => w.IsContent).Select(w => w.Stem).ToHashSet();
            if (own.Count < Number(item, setting, "content") || own.Overlaps(taken)) continue;
            // What the next sentence goes on with belongs to it, and stands or falls with it.
            if (sentences[i + 1].Words.Any(w => own.Contains(w.Stem)) && i + 1 < sentences.Count - 1) continue;
            yield return Found("Neither the question nor an option nor a rationale takes this sentence up. If the answer does not depend on it, leave it out.", $"no word shared: {string.Join(", ", own)}", Spans.Of("stem", sentences[i]));
        }
    }
}
