using System.Globalization;

namespace Cbhcr.Assembly.Problem;

/// <summary>Rules and conditions as a person would say them.</summary>
public static class RuleWords
{
    private const int MostNamed = 4;

    /// <summary>The rule's own words, or some made from it.</summary>
    public static string Of(Rule rule) => rule.Words ?? rule switch
    {
        CountRule r => $"{Range(r.Items)} {Of(r.Of)}{Together(r.Together)}",
        SumRule r => $"{r.Column} of {Of(r.Of)} adds up to {Range(r.Sum)}{Together(r.Together)}",
        MeanRule r => $"mean {r.Column} of {Of(r.Of)} is {Range(r.Mean)}{Together(r.Together)}",
        InformationRule r => $"information at {Number(r.Theta)} is {Range(r.Information)}",
        WhenRule { Count: { } count } r => $"with {Range(count)} {Of(r.IfAny)}: {Of(r.Then)}",
        WhenRule r => $"with any of {Of(r.IfAny)}: {Of(r.Then)}",
        TogetherRule r => $"all or none of {Of(r.Of)}",
        EnemyRule r => $"at most {r.Most} of {Of(r.Of)}",
        StimulusRule r => $"{Range(r.Sets)} stimuli of {Of(r.Of)}, {(r.ItemsOfEach is { } each ? Range(each) : "all")} items of each",
        OverlapRule r => $"{Range(r.Common)} items in common of any two forms",
        UseRule r => $"{Of(r.Of)} stand on {Range(r.Times)} forms",
        EarlierFormRule r => $"{Range(r.Common)} items of an earlier form",
        IncludeRule r => $"includes {Of(r.Of)}",
        ExcludeRule r => $"excludes {Of(r.Of)}",
        _ => rule.Id,
    };

    /// <summary>Items that a condition means.</summary>
    public static string Of(Condition condition) => condition switch
    {
        Every => "items",
        These c => c.Ids.Count > MostNamed ? $"{string.Join(", ", c.Ids.Take(MostNamed))} and {c.Ids.Count - MostNamed} more items" : string.Join(", ", c.Ids),
        _ => $"items with {Property(condition)}",
    };

    /// <summary>A range of numbers.</summary>
    public static string Range(Span range) => range switch
    {
        { Least: { } least, Most: { } most } => least.Equals(most) ? Number(least) : $"{Number(least)} to {Number(most)}",
        { Least: { } least } => $"at least {Number(least)}",
        { Most: { } most } => $"at most {Number(most)}",
        _ => "any number of",
    };

    internal static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Property(Condition condition) => condition switch
    {
        Every => "any property",
        In c => $"{c.Column} {string.Join(" or ", c.Values)}",
        Within c => $"{c.Column} {Range(c.Range)}",
        These c => $"id {string.Join(", ", c.Ids.Take(MostNamed))}{(c.Ids.Count > MostNamed ? ", …" : "")}",
        Both c => string.Join(" and ", c.Conditions.Select(Inner)),
        Either c => string.Join(" or ", c.Conditions.Select(Inner)),
        Not c => $"not {Inner(c.Condition)}",
        _ => condition.GetType().Name,
    };

    private static string Inner(Condition condition) => condition is Both or Either or Not ? $"({Property(condition)})" : Property(condition);

    private static string Together(bool together) => together ? ", all forms together" : "";
}
