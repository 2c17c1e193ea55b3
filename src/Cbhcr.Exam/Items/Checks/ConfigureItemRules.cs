using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Enabled">False switches it off.</param>
/// <param name="Severity">Instead of the rule's own.</param>
public sealed record RuleConfiguration(string RuleId, bool Enabled, Severity? Severity, IReadOnlyList<RuleNumber>? Thresholds);

/// <param name="Name">In general (words), or for one level by its code (words@CBHCR-I).</param>
public sealed record RuleNumber(string Name, double Value);

/// <summary>Set the rules for writing items. A rule that is left out is as its source says.</summary>
/// <param name="Version">Of the rule book that was read; 0 before the first.</param>
public sealed record ConfigureItemRules(IReadOnlyList<RuleConfiguration>? Rules, IReadOnlyList<string>? AllowedAcronyms, int Version);

public static class ConfigureItemRulesEndpoint
{
    private const int MostAcronyms = 200;
    private const int LongestAcronym = 20;

    [WolverinePost("/api/items/rules"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(ConfigureItemRules command, IDocumentSession session, ClaimsPrincipal user, IdSource ids, [NotBody] Instant now, CancellationToken ct)
    {
        var book = await session.RuleBookAsync(ct);
        if (ItemRuleBooks.Stale(book, command.Version) is { } stale) return Results.Problem(stale);
        if (Faults(command) is { Count: > 0 } faults) return Results.Problem(Problems.Malformed(faults));
        return session.SetRules(book, (command.Rules ?? []).ToDictionary(r => r.RuleId, Setting), command.AllowedAcronyms ?? [], user.AccountId(), ids, now);
    }

    internal static Dictionary<string, string> Faults(ConfigureItemRules command)
    {
        var faults = new Dictionary<string, string>();
        var known = TheItemRulesEndpoint.Of(null).Rules.ToDictionary(r => r.Id);
        var seen = new HashSet<string>();
        foreach (var (set, i) in (command.Rules ?? []).Select((r, i) => (r, i)))
        {
            if (set is null || !known.TryGetValue(set.RuleId, out var rule)) faults[$"rules[{i}].ruleId"] = $"There is no rule {set?.RuleId}.";
            else if (!seen.Add(set.RuleId)) faults[$"rules[{i}].ruleId"] = $"{set.RuleId} is set twice.";
            else
            {
                var numbers = set.Thresholds ?? [];
                foreach (var (number, k) in numbers.Select((n, k) => (n, k)))
                    if (number is null || !IsNumberOf(rule, number.Name) || !double.IsFinite(number.Value) || number.Value < 0)
                        faults[$"rules[{i}].thresholds[{k}]"] = rule.Thresholds.Count == 0 ? $"{rule.Id} has no number but severity, 0, 1 or 2."
                            : $"{rule.Id} has the numbers severity, {string.Join(", ", rule.Thresholds.Keys)}, none of them below zero.";
                    else if (numbers.Take(k).Any(n => n.Name == number.Name)) faults[$"rules[{i}].thresholds[{k}]"] = $"{number.Name} is given twice.";
            }
        }
        var acronyms = command.AllowedAcronyms ?? [];
        if (acronyms.Count > MostAcronyms || acronyms.Any(a => string.IsNullOrWhiteSpace(a) || a.Trim().Length > LongestAcronym))
            faults["allowedAcronyms"] = $"Give at most {MostAcronyms} short forms of at most {LongestAcronym} characters.";
        return faults;
    }

    internal static RuleSetting Setting(RuleConfiguration set) =>
        new(set.Enabled, set.Severity, set.Thresholds is { Count: > 0 } numbers ? numbers.ToDictionary(n => n.Name, n => n.Value) : null);

    // A number in general, for one level by its code (words@CBHCR-I), and the severity at a level.
    private static bool IsNumberOf(ItemRule rule, string name)
    {
        var plain = name.Split('@')[0];
        return plain == "severity" || rule.Thresholds.Keys.Any(k => k.Split('@')[0] == plain);
    }
}
