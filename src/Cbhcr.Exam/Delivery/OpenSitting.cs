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
        var bad = Problems.Unprocessable("This code is not good any more, or was mistyped. Ask your proctor for a new one.", "bad-admission-code");
        var ticket = await session.LoadAsync<AdmissionTicket>(AdmissionTicket.IdOf(code), ct);
        if (ticket is null || !ticket.IsGood(now)) return Results.Problem(bad);
        // Fetched for writing: an append that does not know the stream's version would leave the snapshot without one, and the roster with it.
        var sitting = await session.Events.FetchForExclusiveWriting<Sitting>(ticket.SittingId, ct);
        // Whoever sent the same code at the same moment waits above, and now finds it used.
        ticket = await session.LoadAsync<AdmissionTicket>(ticket.Id, ct);
        if (ticket is null || !ticket.IsGood(now)) return Results.Problem(bad);
        session.Store(ticket with { UsedAt = now });
        if (sitting.Aggregate is { Arrived: false }) sitting.AppendOne(new CandidateArrived(now));
        await http.SignInAsync(SittingCookie.Scheme, SittingCookie.Principal(ticket.SittingId));
        return Results.Ok(new SittingOpened(ticket.SittingId));
    }
}
