using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>MET-RATIONALE. Alike are two that share most of their words (Jaccard), not only two that are the same.</summary>
internal sealed class RationaleGiven() : ItemRule("MET-RATIONALE", "Rationale for every option", Severity.Error, "HDR#29, HDR#30, ITM-04")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["words"] = 8, ["alike"] = 0.85 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var (least, alike) = (Number(item, setting, "words"), Number(item, setting, "alike"));
        var words = item.Rationales().Select(r => r.Tokens.Words.Select(w => w.Lower).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var i = 0; i < item.Options.Count; i++)
        {
            var count = item.Options[i].Rationale.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (count < least)
                yield return Found($"Say why option {item.Options[i].Id} is {(item.Options[i].IsKey ? "best" : "tempting and where it fails")}, in at least {least:0} words.", $"{count} words.", Spans.Whole($"options[{i}].rationale"));
            else if (Enumerable.Range(0, i).FirstOrDefault(j => words[j].Count > 0 && Jaccard(words[i], words[j]) >= alike, -1) is >= 0 and var twin)
                yield return Found($"Options {item.Options[twin].Id} and {item.Options[i].Id} have the same rationale. Say what is particular to each.",
                    FormattableString.Invariant($"{100 * Jaccard(words[i], words[twin]):0} % of the words are shared."), Spans.Whole($"options[{i}].rationale"), Spans.Whole($"options[{twin}].rationale"));
        }
    }

    private static double Jaccard(HashSet<string> a, HashSet<string> b) => (double)a.Count(b.Contains) / Math.Max(1, a.Union(b).Count());
}
