using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record OpenSitting(string AdmissionCode);

public sealed record SittingOpened(Guid SittingId);

public static class OpenSittingEndpoint
{
    /// <summary>Trades an admission code for a cookie that is good for this sitting alone.</summary>
    [WolverinePost("/api/admissions"), AllowAnonymous, EnableRateLimiting(RateLimits.Admission)]
    [ProducesResponseType<SittingOpened>(200), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Post(OpenSitting command, IDocumentSession session, HttpContext http, Instant now, CancellationToken ct)
    {
        var code = Base32.Normalise(command.AdmissionCode);
        if (string.IsNullOrEmpty(code)) return Results.Problem(Problems.Malformed("Type the admission code your proctor gave you."));
        var ticket = await session.LoadAsync<AdmissionTicket>(AdmissionTicket.IdOf(code), ct);
        if (ticket is null || !ticket.IsGood(now))
            return Results.Problem(Problems.Unprocessable("This code is not good any more, or was mistyped. Ask your proctor for a new one.", "bad-admission-code"));
        session.Store(ticket with { UsedAt = now });
        var sitting = await session.LoadAsync<Sitting>(ticket.SittingId, ct);
        if (sitting is { Arrived: false }) session.Events.Append(sitting.Id, new CandidateArrived(now));
        await http.SignInAsync(SittingCookie.Scheme, SittingCookie.Principal(ticket.SittingId));
        return Results.Ok(new SittingOpened(ticket.SittingId));
    }
}
