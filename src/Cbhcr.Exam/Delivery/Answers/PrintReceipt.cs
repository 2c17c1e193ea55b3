using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public static class PrintReceiptEndpoint
{
    /// <summary>After the end, for the candidate and for staff. A record that does not agree with itself gets no receipt: it would vouch for it.</summary>
    [WolverineGet("/api/sittings/{sittingId}/receipt.pdf"), Authorize(AuthenticationSchemes = SittingCookie.OrAccount)]
    [ProducesResponseType<byte[]>(200, "application/pdf"), ProducesResponseType(404), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Get(Guid sittingId, ClaimsPrincipal user, IQuerySession session, Papers papers, IDocumentRenderer renderer, HttpContext http, CancellationToken ct)
    {
        if (await session.ReadableReceiptAsync(sittingId, user, ct) is not { } receipt || await session.TheProgrammeAsync(ct) is not { } programme) return Results.NotFound();
        var (sitting, chain) = (receipt.Sitting, receipt.Chain);
        if (chain.EndedAt is not { } ended) return Results.Problem(Problems.Conflict("The receipt is printed when the sitting is over.", "not-over"));
        if (chain.BrokenAfter is not null) return Results.Problem(Problems.Conflict("The record of this sitting does not agree with itself. Tell the board.", "record-broken"));
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);
        var document = Document(sitting, chain, programme, paper?.LevelName ?? "", PublicAddress.Of(http));
        return Results.File(await renderer.RenderAsync(document, ended, ct), "application/pdf", $"receipt-{sittingId:N}.pdf");
    }

    public static ReceiptDocument Document(Sitting sitting, ReceiptChain chain, Programme programme, string levelName, string publicAddress) => new(
        programme.Name, programme.Body, $"{sitting.LevelCode} {levelName}".TrimEnd(), TheSittingEndpoint.Label(sitting), sitting.Id, chain.Ending!, chain.EndedAt!.Value.InZone(programme.Zone),
        chain.Answered, chain.Links.Count, chain.Late, chain.Refused, Receipt.InFours(chain.Code), $"{publicAddress}/receipts/{sitting.Id}/{chain.Code}", sitting.Demonstration);
}
