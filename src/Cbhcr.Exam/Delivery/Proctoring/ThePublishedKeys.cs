using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

public static class ThePublishedKeysEndpoint
{
    /// <summary>A JSON Web Key Set (RFC 7517).</summary>
    [WolverineGet(LtiAddresses.Keys), AllowAnonymous, EnableRateLimiting(ProctoringSetup.Limit)]
    public static async Task<IResult> Get(IQuerySession session, Instant now, CancellationToken ct) =>
        Results.Json(new JsonObject { ["keys"] = new JsonArray([.. (await OurKeys.OfAsync(session, ct)).ListedAt(now).Select(k => k.Published)]) });
}
