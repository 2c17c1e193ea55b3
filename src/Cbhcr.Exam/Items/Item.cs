using System.Text.Json.Serialization;
using NodaTime;

namespace Cbhcr.Exam.Items;

public enum ItemStatus
{
    Draft,
    InReview,
    Pretest,
    Scored,
    Quarantined,
    Retired,
}

public sealed record ItemRetired(string Reason, Guid RetiredBy, Instant RetiredAt);

/// <summary>An item: one stream, immutable versions. Whatever way it came in, it is a draft; only review takes it further (ItemReview.cs has the rules).</summary>
public sealed partial record Item
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public int ContentVersion { get; init; }
    public ItemStatus Status { get; init; }
    public string ContentHash { get; init; } = "";
    public ItemContent Content { get; init; } = null!;

    /// <summary>While in review.</summary>
    public ReviewStage? Stage { get; init; }

    /// <summary>Since when it has been in that stage.</summary>
    public Instant? StageSince { get; init; }

    /// <summary>How the present content version came about; null for the first one and for one that a file brought.</summary>
    public ChangeKind? Kind { get; init; }

    /// <summary>The content version that the present statistics begin with.</summary>
    public int StatisticsSince { get; init; } = 1;

    /// <summary>Everybody who wrote any version of it, the earliest first. None of them reviews it.</summary>
    public IReadOnlyList<Guid> Writers { get; init; } = [];

    /// <summary>A revision returns to where its version was once its second approver agrees; null when it goes the whole way.</summary>
    public ItemPlace? ResumesAt { get; init; }

    /// <summary>The newest; of an earlier content version when the item was changed since.</summary>
    public Submission? Submission { get; init; }

    /// <summary>Of the present round.</summary>
    public IReadOnlyList<StageVote> Votes { get; init; } = [];

    public IReadOnlyList<StageAssignment> Assignments { get; init; } = [];

    public IReadOnlyList<Guid> OpenComments { get; init; } = [];

    /// <summary>Content versions that will not do.</summary>
    public IReadOnlyList<int> Rejected { get; init; } = [];

    public Isolation? Quarantine { get; init; }

    [JsonIgnore]
    public ItemPlace? Place => Status switch
    {
        ItemStatus.Draft => ItemPlace.Draft,
        ItemStatus.InReview => PlaceOf(Stage!.Value),
        ItemStatus.Pretest => ItemPlace.Pretest,
        ItemStatus.Scored => ItemPlace.Scored,
        _ => null,
    };

    public static Item Create(ItemDrafted e) => new()
    {
        Id = e.ItemId, Code = e.Code, ContentVersion = 1, Status = ItemStatus.Draft, Content = e.Content, ContentHash = e.ContentHash, Writers = Together([], e.DraftedBy, e.Writers),
    };

    /// <summary>A changed item is a draft again: nobody has reviewed what it says now.</summary>
    public static Item Apply(ItemRevised e, Item item) => item with
    {
        ContentVersion = e.ContentVersion, Content = e.Content, ContentHash = e.ContentHash, Status = ItemStatus.Draft, Stage = null, StageSince = null,
        Kind = e.Kind, StatisticsSince = e.Kind == ChangeKind.Revision ? item.StatisticsSince : e.ContentVersion,
        ResumesAt = e.Kind == ChangeKind.Revision ? item.Place is ItemPlace.Pretest or ItemPlace.Scored ? item.Place : item.ResumesAt : null,
        Writers = Together(item.Writers, e.RevisedBy, e.Writers), Votes = [], Assignments = [], Quarantine = null,
    };

    public static Item Apply(ItemRetired _, Item item) => item with { Status = ItemStatus.Retired, Stage = null, StageSince = null, Assignments = [] };

    /// <summary>Drafts have passed no review; a live programme may not examine with them.</summary>
    public bool MayStandOnAForm(bool demonstration) => Status switch
    {
        ItemStatus.Pretest or ItemStatus.Scored => true,
        ItemStatus.Draft or ItemStatus.InReview => demonstration,
        _ => false,
    };

    internal static ItemPlace PlaceOf(ReviewStage stage) => Enum.Parse<ItemPlace>(stage.ToString());

    private static IReadOnlyList<Guid> Together(IReadOnlyList<Guid> before, Guid by, IReadOnlyList<Guid>? others) => [.. before.Append(by).Concat(others ?? []).Distinct()];
}
