using Cbhcr.Exam.Identity;
using Cbhcr.Psychometrics.Data;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>One version's figures as they may be shown.</summary>
/// <param name="OfVersion">The version they were made with; an older one when only the wording was changed since.</param>
/// <param name="IsEnough">Whether as many answered as PSY-09 asks for before p and discrimination are shown.</param>
public sealed record ShownFigures(int OfVersion, bool IsEnough, int Needed, RecordedFigures Figures);

/// <param name="KeptSince">The figures of which version on count for this one, when its meaning was not changed; else the version itself.</param>
public sealed record VersionStatistics(int ContentVersion, int KeptSince, int Sittings, LocalDate? LastUsed, IReadOnlyList<FormUse> Forms, IReadOnlyList<ShownFigures> Figures);

public sealed record KnownStatistics(string Code, int Sittings, LocalDate? LastUsed, IReadOnlyList<VersionStatistics> Versions);

public static class TheItemStatisticsEndpoint
{
    /// <summary>What use has taught about an item, by version, the newest first.</summary>
    [WolverineGet("/api/items/{code}/statistics"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<Results<Ok<KnownStatistics>, NotFound>> Get(string code, IQuerySession session, CancellationToken ct) =>
        await session.Query<Item>().FirstOrDefaultAsync(i => i.Code == code, ct) is { } item ? TypedResults.Ok(await session.ItemStatisticsAsync(item, ct)) : TypedResults.NotFound();

    public static async Task<KnownStatistics> ItemStatisticsAsync(this IQuerySession session, Item item, CancellationToken ct)
    {
        var history = await session.LoadAsync<ItemHistory>(ItemHistory.IdOf(item.Id), ct) ?? ItemHistory.None(item.Id);
        var versions = await session.Query<ItemVersion>().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.ContentVersion).ToListAsync(ct);
        return new(item.Code, history.Sittings, history.LastUsed, [.. versions.Select(v => Of(history, v))]);
    }

    private static VersionStatistics Of(ItemHistory history, ItemVersion version)
    {
        var (number, since) = (version.ContentVersion, version.StatisticsSince);
        var forms = history.Forms.Where(f => f.ContentVersion == number).OrderByDescending(f => f.LastUsed).ToList();
        return new(number, since, forms.Sum(f => f.Sittings), forms.Max(f => f.LastUsed), forms,
            [.. history.FiguresFor(number, since).Select(f => new ShownFigures(f.ContentVersion, f.N >= SampleThresholds.Default.Classical, SampleThresholds.Default.Classical, f))]);
    }
}
