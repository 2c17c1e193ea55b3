using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public static class FetchFormCopyEndpoint
{
    /// <summary>The copy itself, for whoever made it and for an hour. Whoever needs it later makes another, which is counted.</summary>
    [WolverineGet("/api/forms/{formId}/copies/{serial}/file"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    [ProducesResponseType<byte[]>(200, "application/pdf", "text/html")]
    [ProducesResponseType<ProblemDetails>(403), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Get(
        Guid formId, int serial, ClaimsPrincipal user, IQuerySession session, Papers papers, ISeatsWithCopies seats, IDocumentRenderer renderer, Instant now, CancellationToken ct)
    {
        if (await session.LoadAsync<Form>(formId, ct) is not { } form || (await session.CopiesAsync(formId, ct)).FirstOrDefault(c => c.Made.Serial == serial) is not { } copy)
            return Results.Problem(Problems.Missing("The copy"));
        if (!copy.MayBeFetchedBy(user.AccountId(), now))
            return Results.Problem(Problems.Forbidden("A copy can be fetched by whoever made it, within an hour and while it is out. Make another one.", "copy-closed"));
        if (form.State != FormState.Published || (await session.QuarantinedAsync(form.Slots.Select(s => s.ItemId), ct)).Count > 0)
            return Results.Problem(Problems.Conflict($"Form {form.Code} is withdrawn, or items of it are in quarantine. No copy of it is given out.", "form-not-in-use"));
        if (await session.TheProgrammeAsync(ct) is not { } programme || await papers.OfAsync(session, form.Id, copy.Made.ContentHash, ct) is not { } paper)
            return Results.Problem(Problems.Missing("The copy"));
        var seat = copy.Made.SittingId is { } sitting ? await seats.FindAsync(session, sitting, ct) : null;
        var file = await FormCopyFile.OfAsync(copy.Made, form, paper, programme, seat, renderer, ct);
        return Results.File(file.Bytes, file.MediaType, file.Name);
    }
}
