using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-CONVERGE. The writer makes distractors by changing parts of the key, so that the key has most in common with the rest: who counts parts needs no knowledge.</summary>
internal sealed class Convergence() : ItemRule("CUE-CONVERGE", "The key shares most with the other options", Severity.Warning, "NBME")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Options.Count < 3) yield break;
        if (!text.Options.All(o => o.Text.AsSpan().ContainsAny(',', ';', '/') || o.Tokens.Words.Any(w => w.Lower is "and" or "then" or "with"))) yield break;
        var parts = text.Options.Select(o => Parts(o.Text)).ToList();
        if (parts.Exists(p => p.Count < 2)) yield break;
        var scores = text.Options.Select(o => parts[o.Index].Sum(p => parts.Where((_, j) => j != o.Index).Count(other => other.Contains(p)))).ToList();
        var key = text.Keys[0];
        var shared = parts[key.Index].Where(p => parts.Where((_, j) => j != key.Index).Any(other => other.Contains(p))).ToList();
        // Two parts of the key have to come back elsewhere: one that all share is no convergence.
        if (shared.Count < 2 || scores.Where((_, i) => i != key.Index).Max() >= scores[key.Index]) yield break;
        yield return Found("The key has most parts in common with the other options, so that counting finds it. Let a distractor share as much.",
            $"shared parts: {string.Join(", ", text.Options.Select(o => $"{o.Id} {scores[o.Index]}"))}; in the key “{string.Join("”, “", shared)}”", Spans.Whole(key));
    }

    private static HashSet<string> Parts(string text) =>
        [.. text.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Replace(" then ", ",", StringComparison.OrdinalIgnoreCase).Replace(" with ", ",", StringComparison.OrdinalIgnoreCase)
            .Split([',', ';', '/', '+'], StringSplitOptions.RemoveEmptyEntries).Select(p => string.Join(' ', Tokens.Of(p).Core.Select(Stemmer.Of))).Where(p => p.Length > 0)];
}
