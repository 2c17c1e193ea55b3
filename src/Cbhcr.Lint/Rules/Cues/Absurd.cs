using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-ABSURD. By words before the item is used, by how many chose it afterwards.</summary>
internal sealed partial class Absurd() : ItemRule("CUE-ABSURD", "A distractor that nobody takes seriously", Severity.Information, "HDR#28f, 31; NBME (plausibility)")
{
    private static readonly WordList List = WordList.Named("absurd");
    private static readonly Phrases Terms = new(List);

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["share"] = 0.02 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        foreach (var distractor in text.Distractors)
        {
            foreach (var hit in Terms.In(distractor.Tokens))
                yield return Found("This reads as a joke or as rude, and nobody will choose it. Write what a sensible person with less training would do.", $"“{hit.Entry.Term}”; {List.Label}", Spans.Of(distractor.Field, hit));
            if (Marks().Match(Quotes.Without(distractor.Text)) is { Success: true } mark)
                yield return Found("Exclamation marks and pictures make an option look unserious.", $"“{mark.Value}”", Spans.Of(distractor.Field, mark));
            if (item.ShareChosen?.TryGetValue(distractor.Id, out var share) == true && share < Number(item, setting, "share"))
                yield return Found("Hardly anybody chose this distractor. Replace it by a mistake that people make.", $"chosen by {share:P1}", Spans.Whole(distractor));
        }
    }

    [GeneratedRegex(@"!|[\u2600-\u27BF]|[\uD83C-\uD83E][\uDC00-\uDFFF]")]
    private static partial Regex Marks();
}
