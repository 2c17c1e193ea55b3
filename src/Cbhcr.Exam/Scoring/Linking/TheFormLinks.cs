using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

public static class TheFormLinksEndpoint
{
    /// <summary>All that was ever computed for a form, the newest first.</summary>
    [WolverineGet("/api/forms/{formId}/links"), Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    public static async Task<IReadOnlyList<FormLink>> List(Guid formId, IQuerySession session, CancellationToken ct) =>
        await session.Query<FormLink>().Where(l => l.FormId == formId).OrderByDescending(l => l.ComputedAt).ToListAsync(ct);

    [WolverineGet("/api/form-links/{formLinkId}"), Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    public static FormLink Get([ReadModel] FormLink link) => link;
}
