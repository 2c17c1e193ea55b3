using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Programmes;

/// <param name="ConfigKeys">Of the configurations that are allowed; one entry may hold several, a line each.</param>
/// <param name="BrowserExamKeys">Of the versions and platforms that are allowed; empty when any will do.</param>
public sealed record RequireSafeExamBrowser([property: MaxLength(4000)] IReadOnlyList<string> ConfigKeys, [property: MaxLength(4000)] IReadOnlyList<string>? BrowserExamKeys, int Version);

public static class RequireSafeExamBrowserEndpoint
{
    public static Task<Programme?> LoadAsync(IQuerySession session, CancellationToken ct) => session.TheProgrammeAsync(ct);

    public static ProblemDetails Validate(Programme? programme) => programme is null ? Problems.Missing("The programme") : Problems.None;

    /// <summary>Takes the place of what was asked before.</summary>
    [WolverinePost("/api/programme/safe-exam-browser"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(
        RequireSafeExamBrowser command, Programme? programme, IDocumentSession session, IDataProtectionProvider protection, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Programme>(programme!.Id, command.Version, ct);
        var keys = LockdownKeys.Read(command.ConfigKeys, command.BrowserExamKeys);
        if (!keys.AreKeys)
            return Results.Problem(Problems.Malformed($"A key has 64 hexadecimal digits. Give at least one config key, and at most {LockdownKeys.Most} of each kind."));
        stream.AppendOne(new SafeExamBrowserRequired(keys.Fingerprint, keys.Config.Count, keys.BrowserExam.Count, user.AccountId(), now));
        session.Store(SafeExamBrowserKeys.Of(programme.Id, keys, protection));
        return Results.NoContent();
    }
}
