using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Cbhcr.Exam.Items;

/// <summary>One immutable version of an item, as forms, scoring and reports refer to it.</summary>
public sealed record ItemVersion
{
    public string Id { get; init; } = "";
    public Guid ItemId { get; init; }
    public string Code { get; init; } = "";
    public int ContentVersion { get; init; }
    public string ContentHash { get; init; } = "";
    public ItemContent Content { get; init; } = null!;

    /// <summary>The content version that its statistics begin with: its own, or for a revision that of the version it puts in better words.</summary>
    public int StatisticsSince { get; init; } = 1;

    public static string IdOf(Guid itemId, int contentVersion) => $"{itemId:N}:{contentVersion}";
}

public sealed partial class ItemVersionProjection : EventProjection
{
    public ItemVersionProjection()
    {
        Name = "item-versions";
        Version = 1;
        Options.DeleteViewTypeOnTeardown<ItemVersion>();
    }

    public static ItemVersion Create(IEvent<ItemDrafted> e) => new()
    {
        Id = ItemVersion.IdOf(e.StreamId, 1), ItemId = e.StreamId, Code = e.Data.Code, ContentVersion = 1,
        ContentHash = e.Data.ContentHash, Content = e.Data.Content,
    };

    public static async Task Project(IEvent<ItemRevised> e, IDocumentOperations operations, CancellationToken ct)
    {
        var before = await operations.LoadAsync<ItemVersion>(ItemVersion.IdOf(e.StreamId, e.Data.ContentVersion - 1), ct);
        operations.Store(new ItemVersion
        {
            Id = ItemVersion.IdOf(e.StreamId, e.Data.ContentVersion), ItemId = e.StreamId, Code = before?.Code ?? "",
            ContentVersion = e.Data.ContentVersion, ContentHash = e.Data.ContentHash, Content = e.Data.Content,
            StatisticsSince = e.Data.Kind == ChangeKind.Revision && before is not null ? before.StatisticsSince : e.Data.ContentVersion,
        });
    }
}
