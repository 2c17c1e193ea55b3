using System.Globalization;
using Cbhcr.Exam.Identity;
using Cbhcr.Lint;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What one setting changed against the one before.</summary>
/// <param name="Rules">By rule id, in words.</param>
/// <param name="Acronyms">+ABC, −DEF; empty for none.</param>
public sealed record RuleChange(int Version, string By, Instant At, IReadOnlyDictionary<string, string> Rules, string Acronyms)
{
    public bool Tells(string? ruleId) => ruleId is null ? Rules.Count > 0 || Acronyms.Length > 0 : Rules.ContainsKey(ruleId);
}

internal static class RuleHistory
{
    /// <summary>The newest first. What changed nothing is not told.</summary>
    /// <param name="ruleId">Null for all rules and the short forms.</param>
    public static async Task<IReadOnlyList<RuleChange>> RuleChangesAsync(
        this IQuerySession session, ItemRuleBook? book, string? ruleId, int most, Accounts accounts, CancellationToken ct)
    {
        if (book is null) return [];
        var events = (await session.Events.FetchStreamAsync(book.Id, token: ct)).Select(e => e.Data).OfType<ItemRulesConfigured>().ToList();
        var names = await accounts.NamesAsync(events.Select(e => e.ConfiguredBy), ct);
        return [.. events.Select((e, i) => Change(i == 0 ? null : events[i - 1], e, i + 1, names.GetValueOrDefault(e.ConfiguredBy, "(name not held)")))
            .Where(c => c.Tells(ruleId)).Reverse().Take(most)];
    }

    private static RuleChange Change(ItemRulesConfigured? before, ItemRulesConfigured after, int version, string by)
    {
        var (was, now) = (before?.Rules ?? new Dictionary<string, RuleSetting>(), after.Rules);
        var rules = was.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(id => (Id: id, Was: Words(was.GetValueOrDefault(id)), Now: Words(now.GetValueOrDefault(id))))
            .Where(r => r.Was != r.Now).ToDictionary(r => r.Id, r => $"{r.Now} (before: {r.Was})");
        var (had, has) = (before?.AllowedAcronyms ?? [], after.AllowedAcronyms);
        return new(version, by, after.ConfiguredAt, rules, string.Join(", ", [.. has.Except(had).Select(a => $"+{a}"), .. had.Except(has).Select(a => $"−{a}")]));
    }

    private static string Words(RuleSetting? setting) => setting switch
    {
        null => "as its source says",
        { Enabled: false } => "switched off",
        _ => string.Join(", ", [.. setting.Severity is { } severity ? new[] { RuleWords.Of(severity) } : [],
            .. (setting.Thresholds ?? new Dictionary<string, double>()).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => RuleWords.Number(t.Key, t.Value))]),
    };
}

/// <summary>What the pages call severities and numbers of rules.</summary>
public static class RuleWords
{
    public static string Of(Severity severity) => severity switch { Severity.Error => "To be fixed", Severity.Warning => "To be fixed or justified", _ => "To be known" };

    /// <summary>words@CBHCR-I is “words at level CBHCR-I”.</summary>
    public static string Name(string number) => number.Split('@') is [var name, var level] ? $"{ItemWords.Apart(name)} at level {level}" : ItemWords.Apart(number);

    public static string Number(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{Name(name)}: {value}");
}
