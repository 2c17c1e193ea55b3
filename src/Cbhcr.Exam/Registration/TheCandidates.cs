using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Registration;

public sealed record CandidateSummary(Guid Id, string Name);

public static class TheCandidatesEndpoint
{
    public const int PageSize = 100;

    [WolverineGet("/api/candidates"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    public static async Task<IReadOnlyList<CandidateSummary>> List(IQuerySession session, Accounts accounts, int? page, CancellationToken ct)
    {
        var ids = await session.Query<Candidate>().OrderByDescending(c => c.Id).Skip(Paging.Skip(page, PageSize)).Take(PageSize).Select(c => c.Id).ToListAsync(ct);
        var names = await accounts.NamesAsync(ids, ct);
        return [.. ids.Select(id => new CandidateSummary(id, names.GetValueOrDefault(id, "(name not held)")))];
    }
}
