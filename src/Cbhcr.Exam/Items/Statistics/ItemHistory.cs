using System.Text.Json.Serialization;
using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Items;

public sealed record ItemPublishedOnForm(Guid ItemId, int ContentVersion, Guid FormId, string FormCode, Instant PublishedAt);

/// <param name="NewSittings">How many more sat it than were known of before.</param>
public sealed record ItemExposed(Guid ItemId, int ContentVersion, Guid FormId, string FormCode, int NewSittings, LocalDate LastUsed, Instant CountedAt);

/// <param name="P">Null when too few answered; so is every figure under its threshold (PSY-09).</param>
public sealed record ItemStatisticsRecorded(
    Guid ItemId, int ContentVersion, StatisticsSource Source, int N, double? P, double? Discrimination, IReadOnlyList<OptionUse> Options, IReadOnlyList<string> Flags,
    Guid RecordedBy, Instant RecordedAt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IrtParameters? Irt = null);

/// <summary>One set of figures for one version.</summary>
public sealed record RecordedFigures(
    int ContentVersion, StatisticsSource Source, int N, double? P, double? Discrimination, IReadOnlyList<OptionUse> Options, IReadOnlyList<string> Flags, Instant RecordedAt, IrtParameters? Irt);

public sealed record FormUse(Guid FormId, string FormCode, int ContentVersion, int Sittings, LocalDate? LastUsed);

/// <summary>
/// What use has taught about an item: the forms it stands on, how often it was seen, its figures by version. A stream beside the item's own,
/// since figures arrive while somebody writes, and must neither wait for the writer nor make the writer's copy a stale one.
/// </summary>
public sealed record ItemHistory
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ItemId { get; init; }
    public IReadOnlyList<FormUse> Forms { get; init; } = [];
    public IReadOnlyList<RecordedFigures> Figures { get; init; } = [];

    public static Guid IdOf(Guid itemId) => DerivedId.Of($"item-history|{itemId:N}");

    public static ItemHistory None(Guid itemId) => new() { Id = IdOf(itemId), ItemId = itemId };

    public static ItemHistory Create(ItemPublishedOnForm e) => Apply(e, None(e.ItemId));

    public static ItemHistory Create(ItemExposed e) => Apply(e, None(e.ItemId));

    public static ItemHistory Create(ItemStatisticsRecorded e) => Apply(e, None(e.ItemId));

    public static ItemHistory Apply(ItemPublishedOnForm e, ItemHistory history) => history with { Forms = [.. history.Forms, new(e.FormId, e.FormCode, e.ContentVersion, 0, null)] };

    public static ItemHistory Apply(ItemExposed e, ItemHistory history)
    {
        var before = history.On(e.FormId, e.ContentVersion) ?? new(e.FormId, e.FormCode, e.ContentVersion, 0, null);
        var after = before with { Sittings = before.Sittings + e.NewSittings, LastUsed = before.LastUsed is { } last && last > e.LastUsed ? last : e.LastUsed };
        return history with { Forms = [.. history.Forms.Where(f => f != before), after] };
    }

    public static ItemHistory Apply(ItemStatisticsRecorded e, ItemHistory history) => history with
    {
        Figures = [.. history.Figures, new(e.ContentVersion, e.Source, e.N, e.P, e.Discrimination, e.Options, e.Flags, e.RecordedAt, e.Irt)],
    };

    public int Sittings => Forms.Sum(f => f.Sittings);

    public LocalDate? LastUsed => Forms.Max(f => f.LastUsed);

    public FormUse? On(Guid formId, int contentVersion) => Forms.FirstOrDefault(f => f.FormId == formId && f.ContentVersion == contentVersion);

    /// <summary>A message may come twice; what it says is recorded once.</summary>
    public bool Knows(StatisticsSource source, int contentVersion) => Figures.Any(f => f.Source == source && f.ContentVersion == contentVersion);

    /// <summary>People who answered the question, in whatever words it was put: the largest count of each version.</summary>
    public int AnsweredBy(int contentVersion, int since) => FiguresFor(contentVersion, since).GroupBy(f => f.ContentVersion).Sum(g => g.Max(f => f.N));

    /// <summary>What counts for a version: its own figures and those of the versions it only reworded, the newest first.</summary>
    public IReadOnlyList<RecordedFigures> FiguresFor(int contentVersion, int since) =>
        [.. Figures.Where(f => f.ContentVersion >= since && f.ContentVersion <= contentVersion).Reverse()];
}
