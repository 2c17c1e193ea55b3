using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="From">Number of the version, or null for the draft.</param>
public sealed record VersionComparison(Guid ItemId, string Code, int? From, int? To, ItemContent FromContent, ItemContent ToContent, IReadOnlyList<FieldDifference> Differences);

public static class CompareVersionsEndpoint
{
    /// <summary>Any two versions, in either order.</summary>
    /// <param name="from">Number of a version, or draft.</param>
    /// <param name="to">Number of a version, or draft.</param>
    [WolverineGet("/api/items/{itemId}/compare"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<VersionComparison>(200), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(404)]
    public static async Task<IResult> Get(Guid itemId, string? from, string? to, IQuerySession session, CancellationToken ct)
    {
        if (!IsVersion(from) || !IsVersion(to))
            return Results.Problem(await session.ContentAsync(itemId, null, ct) is null ? Problems.Missing("The item") : Problems.Malformed("Give from and to: the number of a version, or draft."));
        return await session.CompareAsync(itemId, Number(from), Number(to), ct) is { } comparison ? Results.Ok(comparison) : Results.Problem(Problems.Missing("The item, or one of these versions,"));
    }

    /// <param name="from">Null for the draft.</param>
    /// <param name="to">Null for the draft.</param>
    /// <returns>Null when one of the two does not exist.</returns>
    public static async Task<VersionComparison?> CompareAsync(this IQuerySession session, Guid itemId, int? from, int? to, CancellationToken ct) =>
        await session.ContentAsync(itemId, from, ct) is { } a && await session.ContentAsync(itemId, to, ct) is { } b
            ? new(itemId, a.Code, from, to, a.Content, b.Content, ContentDifference.Between(a.Content, b.Content))
            : null;

    /// <param name="version">Null for the draft, or what the item says where there is none.</param>
    public static async Task<(string Code, ItemContent Content)?> ContentAsync(this IQuerySession session, Guid itemId, int? version, CancellationToken ct)
    {
        if (version is { } number) return await session.LoadAsync<ItemVersion>(ItemVersion.IdOf(itemId, number), ct) is { } found ? (found.Code, found.Content) : null;
        if (await session.LoadAsync<ItemDraft>(itemId, ct) is { } draft) return (draft.Code, draft.Content);
        return await session.LoadAsync<Item>(itemId, ct) is { } item ? (item.Code, item.Content) : null;
    }

    private static bool IsVersion(string? text) => text == "draft" || Number(text) is > 0;

    private static int? Number(string? text) => int.TryParse(text, out var number) ? number : null;
}
