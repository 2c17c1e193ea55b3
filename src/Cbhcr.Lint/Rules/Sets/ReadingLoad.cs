using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Sets;

/// <summary>FRM-READ. The level is that of the first item. Limits of words and time belong to the form and are configured; without them only the grade is looked at.</summary>
internal sealed class ReadingLoad() : SetRule("FRM-READ", "Too much or too hard to read", Severity.Warning, "CLEAR")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double>
    {
        ["grade"] = 11, ["grade@1"] = 8, ["grade@2"] = 9, ["grade@3"] = 10, ["grade@4"] = 11, ["words"] = 0, ["minutes"] = 0, ["perMinute"] = 200, ["seconds"] = 20, ["share"] = 0.85,
    };

    public override IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        if (items.Count == 0) yield break;
        double Limit(string name) => Number(setting, name, items[0]);
        var glossary = setting.GlossaryTerms.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var grade = items.Average(i => ReadingGrade.Of($"{i.Stem} {string.Join(". ", i.Options.Select(o => o.Text.TrimEnd('.')))}.", glossary));
        if (grade > Limit("grade"))
            yield return Found("Taken together, the items are harder to read than the level allows.", FormattableString.Invariant($"mean grade {grade:0.0}, at most {Limit("grade")}"));

        // A shared stimulus is read once, if its items stand together.
        var words = items.Sum(i => Words(ItemText.Of(i))) + items.Where(i => i.Stimulus is not null).Select(i => i.Stimulus!).Distinct().Sum(s => Tokens.Of(s).Words.Count);
        if (Limit("words") > 0 && words > Limit("words"))
            yield return Found("The form has more words than the level allows.", $"{words} words, at most {Limit("words")}");
        var minutes = (words / Limit("perMinute")) + (items.Count * Limit("seconds") / 60);
        if (Limit("minutes") > 0 && minutes > Limit("share") * Limit("minutes"))
            yield return Found("Reading and answering take most of the time that is given: speed would count, not knowledge.",
                FormattableString.Invariant($"{words} words at {Limit("perMinute")} a minute and {Limit("seconds")} s an item: {minutes:0} of {Limit("minutes")} minutes, at most {Limit("share"):P0}"));
    }

    private static int Words(ItemText text) => text.Stem.Words.Count + text.Options.Sum(o => o.Tokens.Words.Count);
}
