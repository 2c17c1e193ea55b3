using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

public sealed record ItemOption(string Id, string Text, string Rationale);

public sealed record ItemReference(string Text, int Year);

/// <summary>All that one version of an item says; what a reviewer approves and a candidate is shown a part of.</summary>
public sealed record ItemContent(
    string Type, string Stem, IReadOnlyList<ItemOption> Options, string Key, bool ShuffleOptions,
    string Competency, string SkillArea, IReadOnlyList<string> Values, string CognitiveLevel, string Setting, IReadOnlyList<string> Levels,
    IReadOnlyList<string> Enemies, IReadOnlyList<ItemReference> References, string AuthorNote, bool Sample);

public sealed record ItemDrafted(
    Guid ItemId, string Code, ItemContent Content, string ContentHash, string FrameworkCode, string FrameworkVersion, Guid DraftedBy, Instant DraftedAt);

public sealed record ItemRevised(
    int ContentVersion, ItemContent Content, string ContentHash, string FrameworkCode, string FrameworkVersion, Guid RevisedBy, Instant RevisedAt);

public sealed record ItemRetired(string Reason, Guid RetiredBy, Instant RetiredAt);

public enum ItemStatus
{
    Draft,
    InReview,
    Pretest,
    Scored,
    Quarantined,
    Retired,
}

/// <summary>An item: one stream, immutable versions. Imported items are drafts; only review takes them further.</summary>
public sealed record Item
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public int ContentVersion { get; init; }
    public ItemStatus Status { get; init; }
    public string ContentHash { get; init; } = "";
    public ItemContent Content { get; init; } = null!;

    public static Item Create(ItemDrafted e) => new()
    {
        Id = e.ItemId, Code = e.Code, ContentVersion = 1, Status = ItemStatus.Draft, Content = e.Content, ContentHash = e.ContentHash,
    };

    /// <summary>A changed item is a draft again: nobody has reviewed what it says now.</summary>
    public static Item Apply(ItemRevised e, Item item) => item with
    {
        ContentVersion = e.ContentVersion, Content = e.Content, ContentHash = e.ContentHash, Status = ItemStatus.Draft,
    };

    public static Item Apply(ItemRetired _, Item item) => item with { Status = ItemStatus.Retired };

    /// <summary>Drafts have passed no review; a live programme may not examine with them.</summary>
    public bool MayStandOnAForm(bool demonstration) => Status switch
    {
        ItemStatus.Pretest or ItemStatus.Scored => true,
        ItemStatus.Draft or ItemStatus.InReview => demonstration,
        _ => false,
    };
}
