using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Rules">By rule id; a rule that is not among them is as its source says.</param>
/// <param name="AllowedAcronyms">Short forms that candidates of this programme know.</param>
public sealed record ItemRulesConfigured(Guid RuleBookId, IReadOnlyDictionary<string, RuleSetting> Rules, IReadOnlyList<string> AllowedAcronyms, Guid ConfiguredBy, Instant ConfiguredAt);

/// <summary>How the programme has set the rules for writing items. There is one; before it, every rule is as its source says.</summary>
public sealed record ItemRuleBook
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();
    public IReadOnlyList<string> AllowedAcronyms { get; init; } = [];

    public static ItemRuleBook Create(ItemRulesConfigured e) => new() { Id = e.RuleBookId, Rules = e.Rules, AllowedAcronyms = e.AllowedAcronyms };

    /// <summary>The newest setting takes the place of the one before as a whole.</summary>
    public static ItemRuleBook Apply(ItemRulesConfigured e, ItemRuleBook book) => book with { Rules = e.Rules, AllowedAcronyms = e.AllowedAcronyms };
}

public static class ItemRuleBooks
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<ItemRuleBook>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        store.Events.MapEventType<ItemRulesConfigured>("item_rules.configured");
    }

    public static ProblemDetails? Stale(ItemRuleBook? book, int version) =>
        (book?.Version ?? 0) == version ? null : Problems.Conflict("The rules were set by somebody else since you read them. Load them again.", "stale-version");

    /// <summary>The next setting, as a whole.</summary>
    internal static IResult SetRules(
        this IDocumentSession session, ItemRuleBook? book, IReadOnlyDictionary<string, RuleSetting> rules, IEnumerable<string> acronyms,
        Guid by, IdSource ids, Instant now)
    {
        var id = book?.Id ?? ids.Next().Value;
        var set = new ItemRulesConfigured(id, rules, [.. acronyms.Select(a => a.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], by, now);
        if (book is null) session.Events.StartStream<ItemRuleBook>(id, set);
        else session.Events.Append(id, book.Version + 1, set);
        return Results.NoContent();
    }

    public static Task<ItemRuleBook?> RuleBookAsync(this IQuerySession session, CancellationToken ct) => session.Query<ItemRuleBook>().FirstOrDefaultAsync(ct);
}
