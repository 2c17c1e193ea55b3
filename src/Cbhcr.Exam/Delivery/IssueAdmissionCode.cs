using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AdmissionCode(string Code, Instant ExpiresAt);

public static class IssueAdmissionCodeEndpoint
{
    public static ProblemDetails Validate(Sitting sitting) => sitting.IsOver
        ? Problems.Conflict("This sitting is over.", "sitting-over")
        : Problems.None;

    public static Task<Programme?> LoadAsync(IQuerySession session, CancellationToken ct) => session.TheProgrammeAsync(ct);

    /// <summary>Ten characters (50 bits), good for one use within minutes; the rate limit makes guessing hopeless.</summary>
    [WolverinePost("/api/sittings/{sittingId}/admission-code"), Authorize(Roles = Roles.Proctor)]
    public static (AdmissionCode, Wolverine.Marten.IMartenOp) Post([ReadModel] Sitting sitting, [NotBody] Programme? programme, [NotBody] FreshSecret secret, Instant now)
    {
        var code = Base32.Encode(secret.Bytes)[..10];
        var expires = now + Duration.FromMinutes(programme?.Policies.AdmissionCodeMinutes ?? 30);
        return (new AdmissionCode(Base32.InGroups(code, 5), expires),
            Wolverine.Marten.MartenOps.Store(new AdmissionTicket(AdmissionTicket.IdOf(code), sitting.Id, expires, null)));
    }
}
