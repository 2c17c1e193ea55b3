using Cbhcr.Lint;
using Marten;
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

    public static Task<ItemRuleBook?> RuleBookAsync(this IQuerySession session, CancellationToken ct) => session.Query<ItemRuleBook>().FirstOrDefaultAsync(ct);
}
