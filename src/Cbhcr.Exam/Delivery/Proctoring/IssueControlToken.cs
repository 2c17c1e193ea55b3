using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>A tool's server proves itself with its own key (RFC 7523) and gets a token for the control service.</summary>
public static class IssueControlTokenEndpoint
{
    public const string Type = "at+jwt";
    private const string Assertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly Duration Life = Duration.FromMinutes(10);

    [WolverinePost(LtiAddresses.Token), AllowAnonymous, ExcludeFromDescription, EnableRateLimiting(ProctoringSetup.Limit), RequestSizeLimit(ProctoringSetup.MaximumBody)]
    public static async Task<IResult> Post(
        HttpContext http, IDocumentSession session, ToolKeys keys, IDataProtectionProvider protection, [NotBody] NewId id, Instant now, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (given, us) = (await LtiForm.ReadAsync(http), PublicAddress.Of(http));
        if (given("grant_type") != "client_credentials") return Refused("unsupported_grant_type");
        if (given("scope")?.Split(' ').Contains(LtiClaims.ControlScope) != true) return Refused("invalid_scope");
        if (given("client_assertion_type") != Assertion || SignedToken.Read(given("client_assertion")) is not { } token) return Refused("invalid_client");
        if (token.Alleged("iss") is not { } client || await session.LoadAsync<ProctoringTool>(ProctoringTool.IdOf(client), ct) is not { } tool) return Refused("invalid_client");
        if (token.SignedBy(await keys.OfAsync(tool, token.KeyId, now, ct)) is not { } claims || Fault(claims, tool, us, now) is not null) return Refused("invalid_client");
        var once = SpentToken.Of("assertion", tool.Id, claims.Text("jti")!, claims.GoodUntil);
        if (await SpentToken.AnyIsSpentAsync(session, ct, once)) return Refused("invalid_client");
        if ((await OurKeys.OfAsync(session, ct)).Current?.Sign(Claims(tool, us, id, now), Type, protection) is not { } issued) return Refused("temporarily_unavailable");
        SpentToken.Spend(session, now, once);
        return Results.Json(new JsonObject { ["access_token"] = issued, ["token_type"] = "Bearer", ["expires_in"] = (int)Life.TotalSeconds, ["scope"] = LtiClaims.ControlScope });
    }

    internal static string? Fault(TokenClaims claims, ProctoringTool tool, string us, Instant now) =>
        claims.Fault(tool.ClientId, [us, us + LtiAddresses.Token], now)
        ?? (claims.Text("sub") != tool.ClientId ? "wrong-subject" : claims.Text("jti") is not { Length: > 0 and <= 2000 } ? "wrong-id" : null);

    private static JsonObject Claims(ProctoringTool tool, string us, NewId id, Instant now) => new()
    {
        ["iss"] = us, ["aud"] = us + LtiAddresses.Control, ["sub"] = tool.Id.ToString("N"), ["scope"] = LtiClaims.ControlScope, ["jti"] = id.Text,
        ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = (now + Life).ToUnixTimeSeconds(),
    };

    /// <summary>Which tool it is for, or null. What else we sign has another type and another audience and does not open this door.</summary>
    public static Guid? ToolOf(string? authorization, OurKeys keys, string us, Instant now) =>
        authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true
        && SignedToken.Read(authorization["Bearer ".Length..].Trim()) is { Type: Type } token && token.SignedBy(keys.PublicAt(now)) is { } claims
        && claims.Fault(us, [us + LtiAddresses.Control], now) is null && claims.Text("scope") == LtiClaims.ControlScope && Guid.TryParse(claims.Text("sub"), out var tool) ? tool : null;

    private static IResult Refused(string error) => Results.Json(new JsonObject { ["error"] = error },
        statusCode: error switch { "invalid_client" => StatusCodes.Status401Unauthorized, "temporarily_unavailable" => StatusCodes.Status503ServiceUnavailable, _ => StatusCodes.Status400BadRequest });
}
