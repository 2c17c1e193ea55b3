using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Tags are the bank's own words to sort by; they say nothing to a candidate and change no version.</summary>
public sealed record ItemTagged(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, Guid TaggedBy, Instant TaggedAt);

/// <summary>Codes of items that must not stand on one form with this one, beside those its author named. It changes no version: what a candidate sees stays.</summary>
public sealed record ItemEnemiesChanged(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, Guid ChangedBy, Instant ChangedAt);

public sealed partial record Item
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> EnemiesAdded { get; init; } = [];

    public IReadOnlyList<string> EnemiesRemoved { get; init; } = [];

    /// <summary>Those its author named and those that were added since, without those that were taken off.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Enemies => [.. Content.Enemies.Union(EnemiesAdded).Except(EnemiesRemoved).Order(StringComparer.Ordinal)];

    public static Item Apply(ItemTagged e, Item item) => item with { Tags = Changed(item.Tags, e.Added, e.Removed) };

    public static Item Apply(ItemEnemiesChanged e, Item item) => item with
    {
        EnemiesAdded = Changed(item.EnemiesAdded, e.Added, e.Removed), EnemiesRemoved = Changed(item.EnemiesRemoved, e.Removed, e.Added),
    };

    private static IReadOnlyList<string> Changed(IReadOnlyList<string> list, IReadOnlyList<string> added, IReadOnlyList<string> removed) =>
        [.. list.Union(added).Except(removed).Order(StringComparer.Ordinal)];
}
