using Cbhcr.Psychometrics.Data;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Which figures are shown at all, and which call for a look at the item.</summary>
public static class FigureRules
{
    public const double LowestP = 0.25, HighestP = 0.95, LowestDiscrimination = 0.1;

    public static IReadOnlyList<string> Flags { get; } = ["too-hard", "too-easy", "low-discrimination", "negative-discrimination", "unused-option"];

    public static bool IsEnough(int n) => n >= SampleThresholds.Default.Classical;

    /// <summary>What is under its threshold is not stored, so that no reader can print it by mistake (PSY-09).</summary>
    public static VersionFigures Honest(VersionFigures f)
    {
        var enough = IsEnough(f.N);
        return f with
        {
            P = enough ? f.P : null, Discrimination = enough ? f.Discrimination : null, Irt = f.N >= SampleThresholds.Default.Rasch ? f.Irt : null,
            Flags = enough ? [.. f.Flags.Union(Found(f)).Order(StringComparer.Ordinal)] : [],
        };
    }

    private static IEnumerable<string> Found(VersionFigures f)
    {
        if (f.P < LowestP) yield return "too-hard";
        if (f.P > HighestP) yield return "too-easy";
        if (f.Discrimination < 0) yield return "negative-discrimination";
        else if (f.Discrimination < LowestDiscrimination) yield return "low-discrimination";
        if (f.Options.Any(o => o is { OptionId: not null, Count: 0 })) yield return "unused-option";
    }
}

public static class RecordItemStatisticsHandler
{
    public static Task Handle(RecordItemStatistics command, IDocumentSession session, Instant now, CancellationToken ct) =>
        session.RecordAsync([.. command.Items.Select(i => (command.Source, i))], command.By, now, ct);
}

public static class RecordItemsOnFormHandler
{
    public static async Task Handle(RecordItemsOnForm command, IDocumentSession session, CancellationToken ct)
    {
        var uses = await session.ItemHistoriesAsync(command.Items.Select(i => i.ItemId), ct);
        foreach (var (itemId, version) in command.Items)
            if (uses[itemId].On(command.FormId, version) is null)
                session.Add(uses[itemId], [new ItemPublishedOnForm(itemId, version, command.FormId, command.FormCode, command.PublishedAt)]);
    }
}

public static class RecordExposuresHandler
{
    /// <summary>The message says how many sittings there are in all, so that one that comes twice, or late, counts nothing twice.</summary>
    public static async Task Handle(RecordExposures command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var uses = await session.ItemHistoriesAsync(command.Items.Select(i => i.ItemId), ct);
        foreach (var (itemId, version) in command.Items)
        {
            var more = command.Sittings - (uses[itemId].On(command.FormId, version)?.Sittings ?? 0);
            if (more > 0) session.Add(uses[itemId], [new ItemExposed(itemId, version, command.FormId, command.FormCode, more, command.LastUsed, now)]);
        }
    }
}

internal static class ItemHistories
{
    /// <summary>The same source is recorded once for a version.</summary>
    public static async Task RecordAsync(
        this IDocumentSession session, IReadOnlyList<(StatisticsSource Source, VersionFigures Figures)> figures, Guid by, Instant now, CancellationToken ct)
    {
        var uses = await session.ItemHistoriesAsync(figures.Select(f => f.Figures.ItemId), ct);
        foreach (var group in figures.Select(f => (f.Source, Figures: FigureRules.Honest(f.Figures))).GroupBy(f => f.Figures.ItemId))
            session.Add(uses[group.Key], group.DistinctBy(f => (f.Source, f.Figures.ContentVersion)).Where(f => !uses[group.Key].Knows(f.Source, f.Figures.ContentVersion))
                .Select(f => (object)new ItemStatisticsRecorded(
                    f.Figures.ItemId, f.Figures.ContentVersion, f.Source, f.Figures.N, f.Figures.P, f.Figures.Discrimination, f.Figures.Options, f.Figures.Flags,
                    by, now, f.Figures.Irt)));
    }

    public static async Task<IReadOnlyDictionary<Guid, ItemHistory>> ItemHistoriesAsync(this IQuerySession session, IEnumerable<Guid> items, CancellationToken ct)
    {
        var wanted = items.Distinct().ToArray();
        var known = (await session.LoadManyAsync<ItemHistory>(ct, [.. wanted.Select(ItemHistory.IdOf)])).ToDictionary(u => u.ItemId);
        return wanted.ToDictionary(id => id, id => known.GetValueOrDefault(id) ?? ItemHistory.None(id));
    }

    public static void Add(this IDocumentSession session, ItemHistory use, IEnumerable<object> events)
    {
        var more = events.ToArray();
        if (more.Length == 0) return;
        if (use.Version == 0) session.Events.StartStream<ItemHistory>(use.Id, more);
        else session.Events.Append(use.Id, use.Version + more.Length, more);
    }
}
