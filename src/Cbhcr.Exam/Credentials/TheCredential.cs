using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Credentials;

public static class TheCredentialEndpoint
{
    [WolverineGet("/api/credentials/{credentialId}"), Authorize]
    public static async Task<Results<Ok<Credential>, NotFound>> Get(Guid credentialId, ClaimsPrincipal user, IQuerySession session, CancellationToken ct) =>
        await session.CredentialForAsync(credentialId, user, ct) is { } credential ? TypedResults.Ok(credential) : TypedResults.NotFound();

    [WolverineGet("/api/credentials"), Authorize(Roles = Roles.CredentialingOfficer)]
    public static async Task<IReadOnlyList<Credential>> List(IQuerySession session, int? page, CancellationToken ct) =>
        await session.Query<Credential>().OrderByDescending(c => c.Id).Skip(Paging.Skip(page, 100)).Take(100).ToListAsync(ct);

    /// <returns>The credential when this user holds it or decides about credentials; otherwise null, as if there were none.</returns>
    public static async Task<Credential?> CredentialForAsync(this IQuerySession session, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        await session.LoadAsync<Credential>(id, ct) is { } c && (c.CandidateId == user.AccountId() || user.IsInRole(Roles.CredentialingOfficer)) ? c : null;
}
