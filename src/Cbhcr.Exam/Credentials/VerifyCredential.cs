using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Credentials;

/// <summary>All that a stranger learns from a number. A demonstration's certificate says that it is one wherever it shows (decisions 10).</summary>
public sealed record Verification(string Number, PublicStatus Status, bool Demonstration);

public static class VerifyCredentialEndpoint
{
    [WolverineGet("/api/verify/{number}"), AllowAnonymous, EnableRateLimiting(RateLimits.Verify)]
    public static async Task<Results<Ok<Verification>, NotFound>> Get(string number, IQuerySession session, Instant now, CancellationToken ct) =>
        await session.VerificationAsync(number, now, ct) is { } verification ? TypedResults.Ok(verification) : TypedResults.NotFound();

    public static async Task<Verification?> VerificationAsync(this IQuerySession session, string? typed, Instant now, CancellationToken ct)
    {
        if (CredentialNumber.Read(typed) is not { } number) return null;
        var credential = await session.Query<Credential>().FirstOrDefaultAsync(c => c.Number == number, ct);
        var programme = await session.TheProgrammeAsync(ct);
        return credential is null || programme is null ? null : new(number, credential.StatusOn(programme.DateOf(now)), credential.Demonstration);
    }
}
