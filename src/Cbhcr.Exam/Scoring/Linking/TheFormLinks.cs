using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

public static class TheFormLinksEndpoint
{
    /// <summary>All that was ever computed for a form, the newest first.</summary>
    [WolverineGet("/api/forms/{formId}/links"), Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    [ProducesResponseType<IReadOnlyList<FormLink>>(200), ProducesResponseType<ProblemDetails>(404)]
    public static async Task<IResult> List(Guid formId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<Form>(formId, ct) is null ? Results.Problem(Problems.Missing("The form")) : Results.Ok(await session.LinksOfAsync(formId, ct));

    [WolverineGet("/api/form-links/{formLinkId}"), Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    public static FormLink Get([ReadModel] FormLink link) => link;
}
