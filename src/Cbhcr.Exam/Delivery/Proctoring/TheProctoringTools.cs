using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>What the tool's people type on their side.</summary>
public sealed record OurSide(string Issuer, string AuthorizationUrl, string KeysUrl, string TokenUrl, string ControlUrl, IReadOnlyList<string> KeyIds)
{
    public static OurSide Of(HttpContext http, OurKeys keys) => PublicAddress.Of(http) switch
    {
        var us => new(us, us + LtiAddresses.Authorize, us + LtiAddresses.Keys, us + LtiAddresses.Token, us + LtiAddresses.Control, [.. keys.All.Select(k => k.Id)]),
    };
}

public sealed record RegisteredTools(IReadOnlyList<ProctoringTool> Tools, OurSide Ours);

public static class TheProctoringToolsEndpoint
{
    [WolverineGet("/api/proctoring-tools"), Authorize(Roles = Roles.Administrator)]
    public static async Task<RegisteredTools> Get(HttpContext http, IQuerySession session, CancellationToken ct) =>
        new(await session.ProctoringToolsAsync(ct), OurSide.Of(http, await OurKeys.OfAsync(session, ct)));

    public static Task<IReadOnlyList<ProctoringTool>> ProctoringToolsAsync(this IQuerySession session, CancellationToken ct) =>
        session.Query<ProctoringTool>().OrderBy(t => t.Name).ToListAsync(ct);
}

public static class LtiAddresses
{
    public const string Go = "/exam/remote-proctoring";
    public const string Authorize = "/lti/authorize";
    public const string Keys = "/lti/jwks";
    public const string Start = "/lti/start-assessment";
    public const string Token = "/lti/token";
    public const string Control = "/lti/acs";
}
