using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Credentials;

public static class PrintCertificateEndpoint
{
    /// <summary>The same credential gives the same bytes: the date in the document is the day of the award.</summary>
    [WolverineGet("/api/credentials/{credentialId}/certificate.pdf"), Authorize]
    [ProducesResponseType<byte[]>(200, "application/pdf"), ProducesResponseType(404)]
    public static async Task<IResult> Get(
        Guid credentialId, ClaimsPrincipal user, IQuerySession session, Accounts accounts, IDocumentRenderer renderer, HttpContext http, CancellationToken ct)
    {
        if (await session.CredentialForAsync(credentialId, user, ct) is not { } credential || await session.TheProgrammeAsync(ct) is not { } programme) return Results.NotFound();
        var name = await accounts.NameAsync(credential.CandidateId, ct);
        var pdf = await renderer.RenderAsync(
            Certificate(credential, programme, name, PublicAddress.Of(http)), credential.EffectiveFrom.AtStartOfDayInZone(programme.Zone).ToInstant(), ct);
        return Results.File(pdf, "application/pdf", $"certificate-{credential.Number}.pdf");
    }

    public static CertificateDocument Certificate(Credential credential, Programme programme, string holder, string publicAddress) => new(
        holder, programme.Body, credential.LevelCode, credential.LevelName, credential.EffectiveFrom, credential.ExpiresOn, credential.Number,
        $"{publicAddress}/verify/{credential.Number}", credential.Demonstration,
        credential.CutBasis.StartsWith("provisional", StringComparison.Ordinal) ? $"Passing score: {credential.CutBasis}." : "",
        "Assessed by a written examination of knowledge and judgment for community behavioral health crisis response. " + programme.DoesNotClaim);
}
