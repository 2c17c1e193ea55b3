using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Marks">Where the words looked for stand in the stem.</param>
/// <param name="Elsewhere">Where they stand in options, rationales or references, cut out; null when nowhere.</param>
/// <param name="P">Null where too few have answered (PSY-09), as is the discrimination.</param>
public sealed record ItemSummary(
    Guid Id, string Code, int ContentVersion, ItemStatus Status, string? Stage, string Type, string Competency, string SkillArea, string CognitiveLevel, string Stem, bool Sample,
    IReadOnlyList<TextRange> Marks, MarkedText? Elsewhere, int? N, double? P, double? Discrimination, IReadOnlyList<string> Flags, IReadOnlyList<string> Tags, int Sittings,
    LocalDate? LastUsed, int OpenComments);

public sealed record FacetValue(string Value, int Count, bool Chosen);

public sealed record FacetCounts(string Key, string Title, IReadOnlyList<FacetValue> Values);

public sealed record ItemPage(IReadOnlyList<ItemSummary> Items, int Total, int Page, int PageSize, IReadOnlyList<FacetCounts> Facets);

public static class FindItemsEndpoint
{
    /// <summary>
    /// Items by words (<c>text</c>: phrases in quotes, <c>-word</c> to leave out, <c>or</c>), by facets, each as often as wanted (competency, skillArea, status, stage, level, cognitiveLevel,
    /// type, author, reviewer, tag, form, flag, figures, used, comments, sample, assisted), and by ranges (pFrom, pTo, discriminationFrom … lastUsedTo, changedFrom, referenceTo); sort and page.
    /// </summary>
    [WolverineGet("/api/items"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<ItemPage>(200), ProducesResponseType<ProblemDetails>(400)]
    public static async Task<IResult> Get(HttpRequest request, IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        var (query, problem) = ItemQuery.Read(request.Query);
        return problem is null ? Results.Ok(await session.FindItemsAsync(query, user, ct)) : Results.Problem(problem);
    }

    /// <summary>A page beyond the last is the last.</summary>
    public static async Task<ItemPage> FindItemsAsync(this IQuerySession session, ItemQuery query, ClaimsPrincipal user, CancellationToken ct)
    {
        var (codes, listed) = (await session.FrameworkCodesAsync(ct), await session.ListedAsync(query, user, ct));
        var page = await ItemSearch.FindAsync(session, query, codes, listed, ct);
        var last = Math.Max(1, (page.Total + ItemSearch.PageSize - 1) / ItemSearch.PageSize);
        return query.Page <= last ? page : await ItemSearch.FindAsync(session, query with { Page = last }, codes, listed, ct);
    }

    /// <summary>All that a query finds, in the order of codes.</summary>
    internal static async Task<IReadOnlyList<Guid>> FoundItemsAsync(this IQuerySession session, ItemQuery query, ClaimsPrincipal user, int most, CancellationToken ct) =>
        await ItemSearch.IdsAsync(session, query, await session.FrameworkCodesAsync(ct), await session.ListedAsync(query, user, ct), most, ct);

    /// <returns>Null when the query names no list. A list that is not there, or is somebody else's own, has nothing on it.</returns>
    private static async Task<IReadOnlyList<Guid>?> ListedAsync(this IQuerySession session, ItemQuery query, ClaimsPrincipal user, CancellationToken ct) =>
        query.List is { } id ? (await session.ItemListAsync(id, user, ct))?.Items ?? [] : null;
}
