using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <param name="Waiting">What is to be done: statement (until Due), decision, appeal or review.</param>
/// <param name="Due">Until when the candidate may speak; null where an officer can act now.</param>
public sealed record OpenIncident(Guid SittingId, Guid CandidateId, Guid IncidentId, string Kind, string Severity, Instant ReportedAt, string Waiting, Instant? Due);

public static class OpenIncidentsEndpoint
{
    /// <summary>What nobody has decided or looked at yet, the oldest first.</summary>
    [WolverineGet("/api/incidents"), Authorize(Roles = Roles.CredentialingOfficer)]
    public static Task<IReadOnlyList<OpenIncident>> Get(IQuerySession session, Instant now, CancellationToken ct) => session.OpenIncidentsAsync(now, ct);

    public static async Task<IReadOnlyList<OpenIncident>> OpenIncidentsAsync(this IQuerySession session, Instant now, CancellationToken ct) =>
        [.. (await session.Query<Sitting>().Where(s => s.OpenIncidents > 0).ToListAsync(ct)).SelectMany(s => s.Incidents.Where(i => i.IsOpen).Select(i => Row(s, i, now))).OrderBy(i => i.ReportedAt)];

    private static OpenIncident Row(Sitting s, Incident i, Instant now) => new(s.Id, s.CandidateId, i.Id, i.Kind, i.Severity, i.ReportedAt,
        !i.IsSerious ? "review" : i.Outcome is not null ? "appeal" : i.WaitsUntil(now) is null ? "decision" : "statement", i.WaitsUntil(now));
}
