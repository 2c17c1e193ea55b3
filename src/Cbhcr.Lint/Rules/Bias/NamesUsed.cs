using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>
/// BIA-NAME. One item: a name that is not on the balanced list. A bank: which sex and which group of names the first person of the vignettes has, where one is told far more
/// often than chance would have it (binomial, beyond 1.96 standard errors, at least twenty items for sex and ten for names).
/// </summary>
internal sealed partial class NamesUsed() : ItemRule("BIA-NAME", "Names and sexes out of balance", Severity.Information, "AERA ch. 3"), ISetRule
{
    private const int Groups = 5;
    private static readonly WordList List = WordList.Named("names");
    private static readonly WordList Persons = WordList.Named("persons");

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["persons"] = 20, ["names"] = 10, ["z"] = 1.96 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from field in text.Vignette()
        from Match match in Named().Matches(field.Tokens.Text)
        let name = match.Groups["name"]
        where List.Find(name.Value.ToLowerInvariant()) is null
        select Found($"The name {name.Value} is not on the balanced list. A role (“a man”, “the caller”) often serves as well.", $"Not on {List.Label}.", new Span(field.Field, name.Index, name.Length));

    public IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        double Of(string name) => Thresholds.Of(Id, Defaults, null, setting, name);
        var first = items.Select(i => (i.Code, Who: FirstPerson(ItemText.Of(i)))).Where(x => x.Who.Sex is 'm' or 'w').ToList();
        foreach (var sex in "mw")
            if (TooMany(first.Count(f => f.Who.Sex == sex), first.Count, 0.5, Of("persons"), Of("z")) is { } evidence)
                yield return Found($"The person in the vignettes is a {(sex == 'm' ? "man" : "woman")} too often.", evidence, [.. first.Where(f => f.Who.Sex == sex).Select(f => Spans.Whole($"{f.Code}:stem"))]);
        var named = first.Where(f => f.Who.Group is not null).ToList();
        foreach (var group in named.GroupBy(f => f.Who.Group!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            if (TooMany(group.Count(), named.Count, 1.0 / Groups, Of("names"), Of("z")) is { } evidence)
                yield return Found($"Names of one group ({group.Key}) are used too often for the person in crisis.", $"{evidence} {List.Label}.", [.. group.Select(f => Spans.Whole($"{f.Code}:stem"))]);
    }

    private static string? TooMany(int count, int all, double share, double least, double z) =>
        all >= least && count > (all * share) + (z * Math.Sqrt(all * share * (1 - share))) ? FormattableString.Invariant($"{count} of {all}, {100 * share:0} % expected.") : null;

    private static (char? Sex, string? Group) FirstPerson(ItemText text)
    {
        foreach (var word in text.Vignette().SelectMany(f => f.Tokens.Words))
        {
            if (char.IsUpper(word.Text[0]) && List.Find(word.Lower)?.Note is { } name) return (name[0], name[3..]);
            if (Persons.Find(word.Lower)?.Note is "m" or "w") return (Persons.Find(word.Lower)!.Note![0], null);
        }
        return (null, null);
    }

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Dr)\. (?<name>[A-Z][a-z]+)|\b(?:named|called) (?<name>[A-Z][a-z]+)|(?<=[a-z,] )(?<name>[A-Z][a-z]{2,})(?= (?:says|said|tells|told|asks|asked|is|was|has|had|wants|lives|feels|calls|called)\b)")]
    private static partial Regex Named();
}
