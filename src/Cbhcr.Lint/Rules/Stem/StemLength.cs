using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-LENGTH.</summary>
internal sealed class StemLength() : ItemRule("STM-LENGTH", "A long stem or sentence", Severity.Warning, "HDR#13")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } =
        new Dictionary<string, double> { ["words"] = 120, ["words@1"] = 90, ["words@2"] = 120, ["words@3"] = 160, ["words@4"] = 160, ["sentence"] = 28 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var (most, longest) = (Number(item, setting, "words"), Number(item, setting, "sentence"));
        if (text.Stem.Words.Count > most)
            yield return Found("The stem is long for this level. Keep what the answer depends on, or move the case into a shared stimulus.", $"{text.Stem.Words.Count} words, at most {most}", Spans.Whole("stem"));
        foreach (var sentence in text.Stem.Sentences.Where(s => s.Words.Count > longest))
            yield return Found("This sentence is long. Make two of it.", $"{sentence.Words.Count} words, at most {longest}", Spans.Of("stem", sentence));
    }
}
