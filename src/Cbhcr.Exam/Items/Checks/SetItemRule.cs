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

/// <summary>A number, or a place for one that was left empty.</summary>
public sealed record GivenNumber(string? Name, double? Value);

/// <summary>Set one rule for writing items; the others stay. What is as its source says is not kept as a setting.</summary>
/// <param name="Severity">own, error, warning or information.</param>
/// <param name="Version">Of the rule book that was read; 0 before the first.</param>
public sealed record SetItemRule(bool Enabled, string Severity, IReadOnlyList<GivenNumber>? Thresholds, int Version);

public static class SetItemRuleEndpoint
{
    private const string Own = "own";

    [WolverinePost("/api/items/rules/{ruleId}"), Authorize(Roles = Roles.Administrator)]
    [ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(
        string ruleId, SetItemRule command, IDocumentSession session, ClaimsPrincipal user, IdSource ids, [NotBody] Instant now, CancellationToken ct)
    {
        if (TheItemRulesEndpoint.Of(null).Rules.FirstOrDefault(r => r.Id == ruleId) is not { } rule) return Results.Problem(Problems.Missing("The rule"));
        var book = await session.RuleBookAsync(ct);
        if (ItemRuleBooks.Stale(book, command.Version) is { } stale) return Results.Problem(stale);
        if (Configuration(rule, command) is not { } configuration)
            return Results.Problem(Problems.Malformed(new Dictionary<string, string> { ["severity"] =
                $"The severity must be one of {Own}, {string.Join(", ", Enum.GetNames<Severity>()).ToLowerInvariant()}." }));
        if (ConfigureItemRulesEndpoint.Faults(new([configuration], null, command.Version)) is { Count: > 0 } faults)
            return Results.Problem(Problems.Malformed(faults.ToDictionary(f => f.Key.Replace("rules[0].", "", StringComparison.Ordinal), f => f.Value)));
        var rules = (book?.Rules ?? new Dictionary<string, RuleSetting>()).Where(r => r.Key != ruleId).ToDictionary(r => r.Key, r => r.Value);
        if (configuration is not { Enabled: true, Severity: null, Thresholds: null }) rules[ruleId] = ConfigureItemRulesEndpoint.Setting(configuration);
        return session.SetRules(book, rules, book?.AllowedAcronyms ?? [], user.AccountId(), ids, now);
    }

    /// <returns>Null when there is no such severity.</returns>
    private static RuleConfiguration? Configuration(ItemRule rule, SetItemRule command)
    {
        var numbers = (command.Thresholds ?? [])
            .Where(t => !string.IsNullOrWhiteSpace(t.Name) && t.Value is { } value && (!rule.Thresholds.TryGetValue(t.Name, out var usual) || usual != value))
            .Select(t => new RuleNumber(t.Name!.Trim(), t.Value!.Value)).ToList();
        var own = string.Equals(command.Severity, Own, StringComparison.OrdinalIgnoreCase);
        return !own && !Enum.TryParse<Severity>(command.Severity, ignoreCase: true, out _) ? null
            : new(rule.Id, command.Enabled, own ? null : Enum.Parse<Severity>(command.Severity, ignoreCase: true), numbers.Count == 0 ? null : numbers);
    }
}
