using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-LONG.</summary>
internal sealed class LongOption() : ItemRule("OPT-LONG", "A long option", Severity.Warning, "HDR#13")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["words"] = 25, ["words@1"] = 18 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var most = Number(item, setting, "words");
        return from option in text.Options
               where option.Tokens.Words.Count > most
               select Found("This option takes long to read. Move what all options share into the stem, and cut the rest.", $"{option.Tokens.Words.Count} words, at most {most}", Spans.Whole(option));
    }
}
