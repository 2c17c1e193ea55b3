using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Scoring;

public sealed record DomainReport(string Domain, string Name, int Items, int? Percent);

/// <summary>What a candidate is told: pass, or fail with percent by domain and the caution that goes with it (SCR-02, SCR-03).</summary>
public sealed record ResultReport(
    Guid ResultId, string LevelCode, bool Passed, int Scaled, int PassMark, string CutBasis, bool Demonstration, IReadOnlyList<DomainReport> Domains, Instant SatAt, Instant ReleasedAt);

/// <summary>What staff see of a result.</summary>
public sealed record ResultRow(Guid ResultId, int Version, Guid CandidateId, Guid SittingId, Guid FormId, string LevelCode, ResultState State, int Raw, int Maximum, int? Scaled,
    bool? Passed, string Ending);

public static class TheResultEndpoint
{
    /// <summary>Below this many items a percentage says more than the data do (SCR-03).</summary>
    public const int FewestItemsForAPercentage = 8;
    public const int PassMark = 500;
    public const int PageSize = 200;

    [WolverineGet("/api/results/{resultId}"), Authorize]
    public static async Task<Results<Ok<ResultReport>, NotFound>> Get(Guid resultId, ClaimsPrincipal user, IQuerySession session, CancellationToken ct)
    {
        var result = await session.LoadAsync<Result>(resultId, ct);
        var mayRead = result is not null && (result.CandidateId == user.AccountId() || user.IsInRole(Roles.CredentialingOfficer));
        // An unreleased result and another person's result both look like no result.
        return mayRead && await session.ReportAsync(result!, ct) is { } report ? TypedResults.Ok(report) : TypedResults.NotFound();
    }

    [WolverineGet("/api/results"), Authorize(Roles = $"{Roles.CredentialingOfficer},{Roles.Psychometrician}")]
    public static async Task<IReadOnlyList<ResultRow>> List(IQuerySession session, Guid? formId, ResultState? state, int? page, CancellationToken ct)
    {
        IQueryable<Result> query = session.Query<Result>();
        if (formId is { } form) query = query.Where(r => r.FormId == form);
        if (state is { } s) query = query.Where(r => r.State == s);
        var results = await query.OrderBy(r => r.Id).Skip(Paging.Skip(page, PageSize)).Take(PageSize).ToListAsync(ct);
        return [.. results.Select(r => new ResultRow(r.Id, r.Version, r.CandidateId, r.SittingId, r.FormId, r.LevelCode, r.State, r.Raw, r.Maximum, r.Scaled, r.Passed, r.Ending))];
    }

    /// <returns>Null while the result is not released.</returns>
    public static async Task<ResultReport?> ReportAsync(this IQuerySession session, Result result, CancellationToken ct)
    {
        if (result.State != ResultState.Released) return null;
        var names = (await session.FrameworkCodesAsync(ct))?.Names ?? new Dictionary<string, string>();
        return new(result.Id, result.LevelCode, result.Passed!.Value, result.Scaled!.Value, PassMark, result.CutBasis!, result.Demonstration,
            result.Passed.Value ? [] : [.. result.Domains.Select(d => new DomainReport(d.Domain, names.GetValueOrDefault(d.Domain, d.Domain), d.Items ?? d.Maximum, Percent(d)))],
            result.SatAt, result.ReleasedAt!.Value);
    }

    private static int? Percent(DomainScore d) => (d.Items ?? d.Maximum) < FewestItemsForAPercentage ? null : (int)Math.Round(100.0 * d.Raw / d.Maximum, MidpointRounding.AwayFromZero);
}
