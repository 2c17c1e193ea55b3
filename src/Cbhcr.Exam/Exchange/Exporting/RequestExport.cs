using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Exchange;

/// <param name="Codes">Of items, with white space or commas between; left out for all.</param>
/// <param name="Form">The code of a form, to export it as a test.</param>
/// <param name="Reason">For whoever decides; kept sealed, and not in the log.</param>
public sealed record RequestExport(
    ExportFormat Format, [property: MaxLength(20_000)] string? Codes, [property: MaxLength(100)] string? Form, [property: MaxLength(500)] string Reason);

public sealed record ExportGround(IReadOnlyList<string> Codes, Guid? FormId, DataKey Key);

public static class RequestExportEndpoint
{
    public static async Task<(ProblemDetails, ExportGround?)> LoadAsync(
        RequestExport command, IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct)
    {
        if (command.Reason is not { } reason || reason.Trim().Length < 10)
            return (Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Say in a sentence why this content must leave." }), null);
        var codes = (command.Codes ?? "").Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        Guid? form = null;
        if (!string.IsNullOrWhiteSpace(command.Form))
        {
            form = (await session.Query<Form>().FirstOrDefaultAsync(f => f.Code == command.Form.Trim(), ct))?.Id;
            if (form is null) return (Problems.Malformed(new Dictionary<string, string> { ["form"] = $"There is no form {command.Form}." }), null);
            if (command.Format != ExportFormat.Qti) return (Problems.Malformed(new Dictionary<string, string> { ["format"] = "A form leaves as a QTI package." }), null);
        }
        return await people.ForWritingAsync(session, user.AccountId(), ct) is { } key ? (Problems.None, new(codes, form, key)) : (Problems.Missing("The account"), null);
    }

    [WolverinePost("/api/exports"), Authorize(Roles = Roles.ItemReaders)]
    public static (CreationResponse<Guid>, StartStream, Insert<ExportReason>) Post(
        RequestExport command, ExportGround? ground, ClaimsPrincipal user, [NotBody] NewId id, IdSource ids, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var reason = ExportReason.Of(ids.Next().Value, command.Reason, user.AccountId(), ground!.Key, secret, now);
        return (new($"/api/exports/{id.Value}", id.Value),
            Storage.StartStream<Export>(id.Value, new ExportRequested(id.Value, command.Format, ground.Codes, ground.FormId, null, user.AccountId(), now, reason.Id)),
            Storage.Insert(reason));
    }
}
