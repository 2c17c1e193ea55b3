using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>The tool's word that identity and room are seen to, brought by the candidate's browser as LtiStartAssessment.</summary>
public static class StartAssessmentEndpoint
{
    /// <returns>Null when the tool answers the launch that the ticket is of.</returns>
    public static string? Fault(TokenClaims claims, ProctoringTool tool, LaunchTicket? ticket, string us, Instant now) =>
        claims.Fault(tool.ClientId, [us], now)
        ?? (claims.Text(LtiClaims.MessageType) != LtiClaims.StartAssessment ? "wrong-message-type"
            : claims.Text(LtiClaims.Version) != LtiClaims.Version13 ? "wrong-version"
            : claims.Text(LtiClaims.DeploymentId) != tool.DeploymentId ? "wrong-deployment"
            : claims.Text("nonce") is not { Length: > 0 and <= 2000 } ? "wrong-nonce"
            : ticket is null || ticket.ToolId != tool.Id ? "wrong-session-data"
            : claims.Text(LtiClaims.ResourceLink, "id") != ticket.SittingId.ToString("N") ? "wrong-resource-link"
            : claims.Number(LtiClaims.AttemptNumber) != ProctoringTool.AttemptNumber ? "wrong-attempt-number"
            : null);

    [WolverinePost(LtiAddresses.Start), AllowAnonymous, ExcludeFromDescription, EnableRateLimiting(ProctoringSetup.Limit), RequestSizeLimit(ProctoringSetup.MaximumBody)]
    public static async Task<IResult> Post(HttpContext http, IDocumentSession session, ToolKeys keys, IDataProtectionProvider protection, Instant now, CancellationToken ct)
    {
        if (SignedToken.Read((await LtiForm.ReadAsync(http))("JWT")) is not { } token) return LtiPages.Refused(http, "no-token");
        if (token.Alleged("iss") is not { } client || await session.LoadAsync<ProctoringTool>(ProctoringTool.IdOf(client), ct) is not { } tool) return LtiPages.Refused(http, "unknown-tool");
        if (token.SignedBy(await keys.OfAsync(tool, token.KeyId, now, ct)) is not { } claims) return LtiPages.Refused(http, "wrong-signature");
        var ticket = LaunchTicket.Open(claims.Text(LtiClaims.SessionData), protection, LaunchTicket.SessionData, now);
        if (Fault(claims, tool, ticket, PublicAddress.Of(http), now) is { } fault) return LtiPages.Refused(http, fault);

        // Whoever sent the same message at the same moment waits here, and then finds it used.
        var sitting = await session.Events.FetchForExclusiveWriting<Sitting>(ticket!.SittingId, ct);
        SpentToken[] once =
        [
            SpentToken.Of("session", tool.Id, ticket.Id, now + LaunchTicket.SessionLife), SpentToken.Of("nonce", tool.Id, claims.Text("nonce")!, claims.GoodUntil),
        ];
        if (await SpentToken.AnyIsSpentAsync(session, ct, once)) return LtiPages.Refused(http, "used-before", StatusCodes.Status409Conflict);
        if (sitting.Aggregate is not { IsOver: false } of) return LtiPages.Refused(http, "sitting-over", StatusCodes.Status409Conflict);
        if (of.RemoteProctor is { } other && other != tool.Id) return LtiPages.Refused(http, "another-tool", StatusCodes.Status409Conflict);
        SpentToken.Spend(session, now, once);
        sitting.AppendOne(new RemoteProctoringStarted(tool.Id, now));
        return LtiPages.Begun(http);
    }
}
