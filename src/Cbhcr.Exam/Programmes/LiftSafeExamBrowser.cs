using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Programmes;

public sealed record LiftSafeExamBrowser(int Version);

public static class LiftSafeExamBrowserEndpoint
{
    public static Task<Programme?> LoadAsync(IQuerySession session, CancellationToken ct) => session.TheProgrammeAsync(ct);

    public static ProblemDetails Validate(Programme? programme) => programme is null ? Problems.Missing("The programme") : Problems.None;

    /// <summary>Any browser will do from now on, and the keys are forgotten.</summary>
    [WolverinePost("/api/programme/safe-exam-browser/lift"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(LiftSafeExamBrowser command, Programme? programme, IDocumentSession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Programme>(programme!.Id, command.Version, ct);
        if (stream.Aggregate is not { AsksForSafeExamBrowser: true }) return Results.Problem(Problems.Conflict("Safe Exam Browser is not asked for.", "not-required"));
        stream.AppendOne(new SafeExamBrowserLifted(user.AccountId(), now));
        session.Delete<SafeExamBrowserKeys>(programme.Id);
        return Results.NoContent();
    }
}
