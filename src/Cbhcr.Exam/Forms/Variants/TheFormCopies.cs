using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="How">returned or destroyed; null while it is out.</param>
public sealed record FormCopyRow(int Serial, string Kind, int? Points, Guid? SittingId, Guid MadeBy, Instant MadeAt, string? How, Instant? SettledAt);

public static class TheFormCopiesEndpoint
{
    /// <summary>All copies of a form, the newest first; not for those who make items or forms (ACC-04).</summary>
    [WolverineGet("/api/forms/{formId}/copies"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    public static async Task<Results<Ok<IReadOnlyList<FormCopyRow>>, NotFound>> Get(Guid formId, IQuerySession session, CancellationToken ct)
    {
        if (await session.LoadAsync<Form>(formId, ct) is null) return TypedResults.NotFound();
        return TypedResults.Ok<IReadOnlyList<FormCopyRow>>([.. (await session.CopiesAsync(formId, ct)).Select(c => new FormCopyRow(
            c.Made.Serial, c.Made.Kind, c.Made.Points, c.Made.SittingId, c.Made.MadeBy, c.Made.MadeAt, c.Settled?.How, c.Settled?.SettledAt))]);
    }
}
