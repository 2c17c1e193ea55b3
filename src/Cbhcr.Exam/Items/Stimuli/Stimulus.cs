using Cbhcr.Qti.Model;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Title">For staff, never for candidates.</param>
public sealed record StimulusContent(string Title, IReadOnlyList<Node> Body);

public sealed record StimulusDrafted(Guid StimulusId, string Code, StimulusContent Content, string ContentHash, Guid DraftedBy, Instant DraftedAt);

public sealed record StimulusRevised(int StimulusVersion, StimulusContent Content, string ContentHash, Guid RevisedBy, Instant RevisedAt);

public sealed record StimulusRetired(string Reason, Guid RetiredBy, Instant RetiredAt);

/// <summary>A case that several items ask about: one stream, immutable versions. An item names the version it was written for, and is reviewed together with it.</summary>
public sealed record Stimulus
{
    /// <summary>A case set has three to five items.</summary>
    public const int FewestItems = 3;

    public const int MostItems = 5;

    public static bool IsSet(int items) => items is >= FewestItems and <= MostItems;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public int ContentVersion { get; init; }
    public string ContentHash { get; init; } = "";
    public StimulusContent Content { get; init; } = null!;
    public bool Retired { get; init; }

    /// <summary>None of them reviews an item that goes with it.</summary>
    public IReadOnlyList<Guid> Writers { get; init; } = [];

    public Guid ChangedBy { get; init; }

    /// <summary>Null when it says the same already.</summary>
    public StimulusRevised? Revise(StimulusContent content, Guid by, Instant now) =>
        Platform.Files.ContentHash.Of(content) is var hash && hash == ContentHash ? null : new(ContentVersion + 1, content, hash, by, now);

    public static Stimulus Create(StimulusDrafted e) => new()
    {
        Id = e.StimulusId, Code = e.Code, ContentVersion = 1, Content = e.Content, ContentHash = e.ContentHash, Writers = [e.DraftedBy], ChangedBy = e.DraftedBy,
    };

    public static Stimulus Apply(StimulusRevised e, Stimulus stimulus) => stimulus with
    {
        ContentVersion = e.StimulusVersion, Content = e.Content, ContentHash = e.ContentHash, Writers = [.. stimulus.Writers.Append(e.RevisedBy).Distinct()],
        ChangedBy = e.RevisedBy,
    };

    public static Stimulus Apply(StimulusRetired _, Stimulus stimulus) => stimulus with { Retired = true };
}

/// <summary>One immutable version, as items refer to it.</summary>
public sealed record StimulusText(string Id, Guid StimulusId, string Code, int ContentVersion, string ContentHash, StimulusContent Content)
{
    public static string IdOf(Guid stimulusId, int version) => $"{stimulusId:N}:{version}";
}

public sealed partial class StimulusTextProjection : EventProjection
{
    public StimulusTextProjection()
    {
        Name = "stimulus-texts";
        Version = 1;
        Options.DeleteViewTypeOnTeardown<StimulusText>();
    }

    public static StimulusText Create(IEvent<StimulusDrafted> e) => new(StimulusText.IdOf(e.StreamId, 1), e.StreamId, e.Data.Code, 1, e.Data.ContentHash, e.Data.Content);

    public static async Task Project(IEvent<StimulusRevised> e, IDocumentOperations operations, CancellationToken ct)
    {
        var before = await operations.LoadAsync<StimulusText>(StimulusText.IdOf(e.StreamId, e.Data.StimulusVersion - 1), ct);
        operations.Store(new StimulusText(StimulusText.IdOf(e.StreamId, e.Data.StimulusVersion), e.StreamId, before?.Code ?? "", e.Data.StimulusVersion, e.Data.ContentHash, e.Data.Content));
    }
}

public static class Stimuli
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Stimulus>(SnapshotLifecycle.Inline);
        store.Projections.Add<StimulusTextProjection>(ProjectionLifecycle.Inline);
        store.Schema.For<Stimulus>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Schema.For<StimulusText>().Index(x => x.ContentHash);
        store.Events.MapEventType<StimulusDrafted>("stimulus.drafted");
        store.Events.MapEventType<StimulusRevised>("stimulus.revised");
        store.Events.MapEventType<StimulusRetired>("stimulus.retired");
    }

    public static async Task<IReadOnlyList<StimulusText>> StimulusTextsAsync(this IQuerySession session, IEnumerable<StimulusUse> uses, CancellationToken ct)
    {
        var ids = uses.Select(u => StimulusText.IdOf(u.StimulusId, u.StimulusVersion)).Distinct().ToArray();
        return ids.Length == 0 ? [] : await session.LoadManyAsync<StimulusText>(ct, ids);
    }

    /// <summary>Those that new items may be written for, without their texts.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Code, string Title, int Version)>> NamedStimuliAsync(this IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<Stimulus>().Where(s => !s.Retired).OrderBy(s => s.Code).Select(s => new { s.Id, s.Code, s.Content.Title, s.ContentVersion }).ToListAsync(ct))
            .Select(s => (s.Id, s.Code, s.Title, s.ContentVersion))];

    /// <summary>Codes and states of the items that go with a stimulus, whatever version of it; retired ones are left out.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Code, ItemStatus Status, int StimulusVersion)>> ItemsOfStimulusAsync(this IQuerySession session, Guid stimulusId, CancellationToken ct) =>
        [.. (await session.Query<Item>().Where(i => i.Content.Stimulus!.StimulusId == stimulusId && i.Status != ItemStatus.Retired).ToListAsync(ct))
            .OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => (i.Id, i.Code, i.Status, i.Content.Stimulus!.StimulusVersion))];
}
