using System.Security.Claims;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Identity;

/// <param name="TextVersion">Of the text that was read.</param>
/// <param name="PreparesCandidates">Conflict of interest only: whether the signer sells or teaches preparation for this exam.</param>
public sealed record SignDeclaration(DeclarationKind Kind, int TextVersion, bool? PreparesCandidates);

/// <summary>The program signs for the accounts that it makes itself for a demonstration.</summary>
public sealed record SignAllDeclarations(Guid AccountId);

public static class SignDeclarationEndpoint
{
    public static Task<StaffAccount?> LoadAsync(IDocumentSession session, ClaimsPrincipal user, CancellationToken ct) => session.LoadAsync<StaffAccount>(user.AccountId(), ct);

    public static ProblemDetails Validate(SignDeclaration command, StaffAccount? account) =>
        account is null ? Problems.Missing("A record of your account")
        : command.TextVersion != Declarations.Of(command.Kind).Version ? Problems.Conflict("The text has changed since you read it. Load it again.", "stale-version")
        : command.Kind == DeclarationKind.ConflictOfInterest && command.PreparesCandidates is null
            ? Problems.Malformed(new Dictionary<string, string> { ["preparesCandidates"] = "Say whether you sell or teach preparation for this exam." })
        : Problems.None;

    [WolverinePost("/api/my/declarations"), EmptyResponse, Authorize(Roles = Roles.Staff)]
    public static void Post(SignDeclaration command, StaffAccount? account, IDocumentSession session, Instant now) =>
        session.Events.Append(account!.Id, account.Version + 1, Signed(command.Kind, command.PreparesCandidates, now));

    internal static DeclarationSigned Signed(DeclarationKind kind, bool? preparesCandidates, Instant now)
    {
        var text = Declarations.Of(kind);
        return new(kind, text.Version, kind == DeclarationKind.ConflictOfInterest ? preparesCandidates ?? false : null, now, now + Duration.FromDays(text.ValidDays));
    }
}

public static class SignAllDeclarationsHandler
{
    public static async Task Handle(SignAllDeclarations command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        if (await session.LoadAsync<StaffAccount>(command.AccountId, ct) is not { } account) return;
        var missing = account.Missing(Declarations.ToWrite, now);
        if (missing.Count > 0) session.Events.Append(account.Id, account.Version + missing.Count, [.. missing.Select(k => (object)SignDeclarationEndpoint.Signed(k, false, now))]);
    }
}
