using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Exchange;

public sealed record ImportDetails(BankImport Import, int Done, int Total);

public static class TheImportEndpoint
{
    [WolverineGet("/api/imports/{importId}"), Authorize(Roles = BankImport.Bringers), ProducesResponseType<ImportDetails>(200), ProducesResponseType(404)]
    public static async Task<IResult> Get(Guid importId, IQuerySession session, ImportProgress progress, CancellationToken ct)
    {
        if (await session.LoadAsync<BankImport>(importId, ct) is not { } import) return Results.Problem(Problems.Missing("The import"));
        var (done, total) = progress.Of(importId);
        return Results.Ok(new ImportDetails(import, done, total));
    }

    /// <summary>A file that was kept as it came. Browsers save it and never show it.</summary>
    [WolverineGet("/api/imports/{importId}/attachments/{attachmentId}"), Authorize(Roles = BankImport.Bringers)]
    [ProducesResponseType<byte[]>(200, "application/octet-stream"), ProducesResponseType(404)]
    public static async Task<IResult> Attachment(Guid importId, Guid attachmentId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<ImportAttachment>(attachmentId, ct) is { } attachment && attachment.ImportId == importId
            ? Results.File(attachment.Bytes, "application/octet-stream", Path.GetFileName(attachment.Path))
            : Results.Problem(Problems.Missing("The attachment"));
}
