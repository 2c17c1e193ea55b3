using Cbhcr.Exam.Identity;
using Cbhcr.Lint;
using Cbhcr.Lint.Rules;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>A rule and how it is set.</summary>
/// <param name="Scope"><c>item</c>, or <c>bank</c> for a rule that looks at many items together, or both.</param>
/// <param name="Source">Who asks for it.</param>
/// <param name="Severity">Without configuration; single findings may be graver or milder.</param>
/// <param name="Thresholds">Numbers it can be set by, without configuration; <c>words@1</c> is that of the lowest level.</param>
/// <param name="Set">By the programme; null where it is as its source says.</param>
public sealed record ItemRule(
    string Id, string Title, string Scope, Severity Severity, string Source, IReadOnlyDictionary<string, double> Thresholds, RuleSetting? Set);

/// <param name="Version">Of the rule book, for the next setting; 0 before the first.</param>
public sealed record ItemRuleList(int Version, IReadOnlyList<ItemRule> Rules, IReadOnlyList<string> AllowedAcronyms);

public static class TheItemRulesEndpoint
{
    [WolverineGet("/api/items/rules"), Authorize(Roles = $"{Roles.ItemReaders},{Roles.Administrator}")]
    public static async Task<ItemRuleList> Get(IQuerySession session, CancellationToken ct) => Of(await session.RuleBookAsync(ct));

    /// <summary>All rules in the order of the documentation.</summary>
    public static ItemRuleList Of(ItemRuleBook? book)
    {
        var ofItems = All.ForItems.Select(r => r.Id).ToHashSet();
        var ofBanks = All.ForSets.Select(r => r.Id).ToHashSet();
        var items = All.ForItems.Select(r => new ItemRule(r.Id, r.Title, ofBanks.Contains(r.Id) ? "item and bank" : "item", r.Severity, r.Source, Defaults(r), book?.Rules.GetValueOrDefault(r.Id)));
        var banks = All.ForSets.Where(r => !ofItems.Contains(r.Id))
            .Select(r => new ItemRule(r.Id, r.Title, "bank", r.Severity, r.Source, Defaults(r), book?.Rules.GetValueOrDefault(r.Id)));
        return new(book?.Version ?? 0, [.. items.Concat(banks)], book?.AllowedAcronyms ?? []);
    }

    private static IReadOnlyDictionary<string, double> Defaults(object rule) => rule switch
    {
        Lint.Rules.ItemRule r => r.Defaults,
        _ => new Dictionary<string, double>(),
    };
}
