using System.Security.Claims;
using System.Security.Cryptography;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Exchange;

public static class DownloadExportEndpoint
{
    /// <summary>The file, once. A second request for it is refused, also one made at the same moment.</summary>
    [WolverineGet("/api/exports/{exportId}/file"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<byte[]>(200, "application/zip"), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Get(Guid exportId, IDocumentSession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var by = user.AccountId();
        if (await session.LoadAsync<Export>(exportId, ct) is not { } export) return Results.Problem(Problems.Missing("The export"));
        if (export.DownloadRefused(by) is var (code, words)) return Results.Problem(Problems.Conflict(words, code));
        var form = export.FormId is { } formId ? await session.LoadAsync<Form>(formId, ct) : null;
        var items = form is null ? await session.OutgoingItemsAsync(export.Codes, ct) : await session.OutgoingVersionsAsync([.. form.Slots.Select(s => (s.ItemId, s.ContentVersion))], ct);
        var missing = export.Codes.Except(items.Select(i => i.Code)).ToList();
        if (missing.Count > 0) return Results.Problem(Problems.Unprocessable($"There is no item {string.Join(", ", missing.Take(10))}.", "no-such-item"));
        if (export.Format == ExportFormat.Csv)
        {
            // Who asked for an item by its code is told; who asked for all gets what a table holds, and the log counts that.
            var without = items.Where(i => !CsvItems.Holds(i.Content)).Select(i => i.Code).ToList();
            if (export.Codes.Count > 0 && without.Count > 0)
                return Results.Problem(Problems.Unprocessable(
                    $"A table has no room for {string.Join(", ", without.Take(10))}: it holds one best answer and multiple response with up to eight options. Ask for a package or item files.",
                    "not-for-a-table"));
            items = [.. items.Where(i => CsvItems.Holds(i.Content))];
        }
        var stimuli = await session.OutgoingStimuliAsync(items.Select(i => i.Content), ct);
        var pictures = await session.OutgoingPicturesAsync(items.SelectMany(i => ExportFile.PicturesOf(i.Content)).Concat(stimuli.SelectMany(s => ExportFile.PicturesOf(s.Content))), ct);
        var bytes = ExportFile.Of(export, items, stimuli, pictures, form is null ? null : ExportFile.TestOf(form), await session.CaseLinksAsync(ct), export.Mark(by, now), now);
        session.Events.Append(export.Id, export.Version + 1, new ExportDownloaded(Convert.ToHexStringLower(SHA256.HashData(bytes)), items.Count, by, now));
        return Results.File(bytes, "application/zip", $"export-{export.Id:N}.zip");
    }
}
