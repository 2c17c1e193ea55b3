using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

public sealed record ReplaceProctoringKey();

public static class ReplaceProctoringKeyEndpoint
{
    public static Task<OurKeys> LoadAsync(IQuerySession session, CancellationToken ct) => OurKeys.OfAsync(session, ct);

    /// <summary>A new key signs from now on. Those before it stay published until everything they signed has run out.</summary>
    [WolverinePost("/api/proctoring-keys"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204)]
    public static IResult Post(ReplaceProctoringKey command, OurKeys keys, IDocumentSession session, IDataProtectionProvider protection, Instant now)
    {
        foreach (var key in keys.All)
            if (key.ListedUntil is null) session.Store(key with { ListedUntil = now + OurKey.ListedAfterwards });
            else if (key.ListedUntil < now) session.Delete(key);
        session.Store(OurKey.Make(protection, now));
        return Results.NoContent();
    }
}
