using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-RESTRICTIVE. Compares the ranks that the author gave (0 leaves all choice to the person, 5 is force); silent where the key or all distractors have none.</summary>
internal sealed class MostRestrictive() : ItemRule("SC-RESTRICTIVE", "Key is the most restrictive option", Severity.Warning, "SC-LEAST-RESTRICTIVE")
{
    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var others = text.Distractors.Where(o => o.Option.Restrictiveness is not null).ToList();
        if (others.Count == 0) yield break;
        foreach (var key in text.Keys.Where(k => k.Option.Restrictiveness is { } rank && others.TrueForAll(o => o.Option.Restrictiveness <= rank) && others.Exists(o => o.Option.Restrictiveness < rank)))
            yield return Found("No other option limits the person's choice more than the key. Say why the less restrictive options are not safe.",
                $"Ranks: {string.Join(", ", text.Options.Select(o => $"{o.Id} {o.Option.Restrictiveness?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"}"))}.", Spans.Whole(key));
    }
}
