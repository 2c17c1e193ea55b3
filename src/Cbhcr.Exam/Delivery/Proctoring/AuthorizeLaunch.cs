using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>What the tool asks for when it wants to know who the candidate is.</summary>
public sealed record LaunchRequest(
    string? Scope, string? ResponseType, string? ResponseMode, string? Prompt, string? ClientId, string? RedirectUri, string? LoginHint, string? Nonce, string? State)
{
    private const int Longest = 2000;

    public static LaunchRequest Of(Func<string, string?> given) => new(
        given("scope"), given("response_type"), given("response_mode"), given("prompt"), given("client_id"), given("redirect_uri"), given("login_hint"), given("nonce"), given("state"));

    /// <returns>Null when the tool asks as registered, for the sitting that it was sent.</returns>
    public string? Fault(ProctoringTool tool, Guid sittingId) =>
        ClientId != tool.ClientId ? "wrong-client"
        : RedirectUri != tool.LaunchUrl ? "wrong-redirect-uri"
        : LoginHint != tool.SubjectIn(sittingId) ? "wrong-login-hint"
        : Scope != "openid" ? "wrong-scope"
        : ResponseType != "id_token" ? "wrong-response-type"
        : ResponseMode != "form_post" ? "wrong-response-mode"
        : Prompt != "none" ? "wrong-prompt"
        : Nonce is not { Length: > 0 and <= Longest } ? "wrong-nonce"
        : State is not { Length: > 0 and <= Longest } ? "wrong-state"
        : null;
}

public static class AuthorizeLaunch
{
    private static readonly Duration TokenLife = Duration.FromMinutes(5);

    /// <summary>Who the candidate is was decided when we sent them; the sealed hint says so, for here no cookie comes along.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, IDocumentStore store, IDataProtectionProvider protection, SecretSource secrets, IClock clock)
    {
        var (given, now, ct) = (await LtiForm.ReadAsync(http), clock.GetCurrentInstant(), http.RequestAborted);
        if (LaunchTicket.Open(given("lti_message_hint"), protection, LaunchTicket.MessageHint, now) is not { } hint) return LtiPages.Refused(http, "wrong-message-hint");
        await using var session = store.QuerySession();
        if (await session.LoadAsync<ProctoringTool>(hint.ToolId, ct) is not { } tool) return LtiPages.Refused(http, "unknown-tool");
        var asked = LaunchRequest.Of(given);
        if (asked.Fault(tool, hint.SittingId) is { } fault) return LtiPages.Refused(http, fault);
        var data = LaunchTicket.For(tool, hint.SittingId, secrets.Next().Hex, now + LaunchTicket.SessionLife).Seal(protection, LaunchTicket.SessionData);
        if ((await OurKeys.OfAsync(session, ct)).Current?.Sign(Message(tool, hint.SittingId, asked.Nonce!, data, PublicAddress.Of(http), now), "JWT", protection) is not { } token)
            return LtiPages.Refused(http, "no-signing-key", StatusCodes.Status503ServiceUnavailable);
        return LtiPages.Post(http, tool, ("state", asked.State!), ("id_token", token));
    }

    /// <summary>LtiStartProctoring (Proctoring Services 1.0, 4.1). No name, no address: the subject is another for every sitting.</summary>
    internal static JsonObject Message(ProctoringTool tool, Guid sittingId, string nonce, string sessionData, string us, Instant now) => new()
    {
        ["iss"] = us, ["aud"] = tool.ClientId, ["sub"] = tool.SubjectIn(sittingId), ["nonce"] = nonce,
        ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = (now + TokenLife).ToUnixTimeSeconds(),
        [LtiClaims.MessageType] = LtiClaims.StartProctoring, [LtiClaims.Version] = LtiClaims.Version13, [LtiClaims.DeploymentId] = tool.DeploymentId,
        [LtiClaims.TargetLinkUri] = tool.LaunchUrl, [LtiClaims.ResourceLink] = new JsonObject { ["id"] = sittingId.ToString("N") },
        [LtiClaims.Roles] = new JsonArray("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"),
        [LtiClaims.AttemptNumber] = ProctoringTool.AttemptNumber, [LtiClaims.StartAssessmentUrl] = us + LtiAddresses.Start, [LtiClaims.SessionData] = sessionData,
        [LtiClaims.ControlService] = new JsonObject
        {
            ["actions"] = new JsonArray([.. ControlAssessment.Actions.Select(a => JsonValue.Create(a))]), ["assessment_control_url"] = us + LtiAddresses.Control,
        },
    };
}

public static class LtiClaims
{
    private const string Core = "https://purl.imsglobal.org/spec/lti/claim/";
    private const string Proctoring = "https://purl.imsglobal.org/spec/lti-ap/claim/";

    public const string StartProctoring = "LtiStartProctoring";
    public const string StartAssessment = "LtiStartAssessment";
    public const string Version13 = "1.3.0";
    public const string ControlScope = "https://purl.imsglobal.org/spec/lti-ap/scope/control.all";

    public const string MessageType = Core + "message_type";
    public const string Version = Core + "version";
    public const string DeploymentId = Core + "deployment_id";
    public const string TargetLinkUri = Core + "target_link_uri";
    public const string ResourceLink = Core + "resource_link";
    public const string Roles = Core + "roles";
    public const string AttemptNumber = Proctoring + "attempt_number";
    public const string StartAssessmentUrl = Proctoring + "start_assessment_url";
    public const string SessionData = Proctoring + "session_data";
    public const string ControlService = Proctoring + "acs";
}
