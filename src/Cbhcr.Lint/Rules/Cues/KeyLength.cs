using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-LENGTH. Ratios of two words to one say nothing, so a least difference in words is asked for as well. Over a form or bank see <c>KeyLengthOverall</c>.</summary>
internal sealed class KeyLength() : ItemRule("CUE-LENGTH", "A key that stands out by length", Severity.Warning, "HDR#24, 28d, NBME")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["longer"] = 1.4, ["shorter"] = 0.6, ["words"] = 3 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Distractors.Count < 2) yield break;
        var key = text.Keys[0].Tokens.Words.Count;
        var others = text.Distractors.Select(d => d.Tokens.Words.Count).ToList();
        var mean = others.Average();
        if (Math.Abs(key - mean) < Number(item, setting, "words")) yield break;
        if (key >= Number(item, setting, "longer") * mean && key > others.Max())
            yield return Found("The key is by far the longest option, and people who guess know that. Shorten it, or give distractors as much detail.", $"{key} words, others {mean:0.0} on average", Spans.Whole(text.Keys[0]));
        else if (key <= Number(item, setting, "shorter") * mean && key < others.Min())
            yield return Found("The key is by far the shortest option. Shorten the others.", $"{key} words, others {mean:0.0} on average", Spans.Whole(text.Keys[0]));
    }
}
