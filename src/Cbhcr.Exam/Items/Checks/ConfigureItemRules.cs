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

/// <summary>Set the rules for writing items. What is left out is as its source says.</summary>
/// <param name="Rules">By rule id.</param>
/// <param name="Version">Of the rule book that was read; 0 before the first.</param>
public sealed record ConfigureItemRules(IReadOnlyDictionary<string, RuleSetting>? Rules, IReadOnlyList<string>? AllowedAcronyms, int Version);

public static class ConfigureItemRulesEndpoint
{
    private const int MostAcronyms = 200;
    private const int LongestAcronym = 20;

    public static ProblemDetails Validate(ConfigureItemRules command)
    {
        var faults = Faults(command);
        return faults.Count > 0 ? Problems.Malformed(faults) : Problems.None;
    }

    [WolverinePost("/api/items/rules"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(ConfigureItemRules command, IDocumentSession session, ClaimsPrincipal user, IdSource ids, [NotBody] Instant now, CancellationToken ct)
    {
        var book = await session.RuleBookAsync(ct);
        if ((book?.Version ?? 0) != command.Version) return Results.Problem(Problems.Conflict("The rules were set by somebody else since you read them. Load them again.", "stale-version"));
        var id = book?.Id ?? ids.Next().Value;
        var set = new ItemRulesConfigured(id, command.Rules ?? new Dictionary<string, RuleSetting>(),
            [.. (command.AllowedAcronyms ?? []).Select(a => a.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], user.AccountId(), now);
        if (book is null) session.Events.StartStream<ItemRuleBook>(id, set);
        else session.Events.Append(id, book.Version + 1, set);
        return Results.NoContent();
    }

    internal static Dictionary<string, string> Faults(ConfigureItemRules command)
    {
        var faults = new Dictionary<string, string>();
        var known = TheItemRulesEndpoint.Of(null).Rules.ToDictionary(r => r.Id);
        foreach (var (id, setting) in command.Rules ?? new Dictionary<string, RuleSetting>())
        {
            if (!known.TryGetValue(id, out var rule)) faults[$"rules.{id}"] = $"There is no rule {id}.";
            else if (setting is null) faults[$"rules.{id}"] = "Say how the rule is set, or leave it out.";
            else if (setting.Severity is { } severity && !Enum.IsDefined(severity)) faults[$"rules.{id}.severity"] = "The severity must be information, warning or error.";
            foreach (var (name, number) in setting?.Thresholds ?? new Dictionary<string, double>())
                if (rule is not null && (!IsNumberOf(rule, name) || !double.IsFinite(number) || number < 0))
                    faults[$"rules.{id}.thresholds.{name}"] = rule.Thresholds.Count == 0 ? $"{id} has no number but severity, 0, 1 or 2." : $"{id} has the numbers severity, {string.Join(", ", rule.Thresholds.Keys)}, none of them below zero.";
        }
        var acronyms = command.AllowedAcronyms ?? [];
        if (acronyms.Count > MostAcronyms || acronyms.Any(a => string.IsNullOrWhiteSpace(a) || a.Length > LongestAcronym))
            faults["allowedAcronyms"] = $"Give at most {MostAcronyms} short forms of at most {LongestAcronym} characters.";
        return faults;
    }

    // A number in general, for one level by its code (words@CBHCR-I), and the severity at a level.
    private static bool IsNumberOf(ItemRule rule, string name)
    {
        var plain = name.Split('@')[0];
        return plain == "severity" || rule.Thresholds.Keys.Any(k => k.Split('@')[0] == plain);
    }
}
