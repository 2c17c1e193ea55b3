using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Delivery.Proctoring;
using Microsoft.AspNetCore.WebUtilities;
using static System.Buffers.Text.Base64Url;

namespace Cbhcr.Exam.Tests.Delivery.Proctoring;

/// <summary>A small proctoring tool with keys of its own. It signs what it is told to, honest or not.</summary>
public sealed partial class ATool(ExamFixture exam, string clientId) : IDisposable
{
    public const string Us = "http://localhost";
    public const string Launch = "https://tool.example/launch?a=1";
    public const string KeyId = "tool-key-1";

    private readonly RSA _key = RSA.Create(2048);

    public Guid Id => ProctoringTool.IdOf(clientId);

    public string ClientId => clientId;

    public string Jwks => KeysOf(_key);

    public static string KeysOf(RSA rsa)
    {
        var key = rsa.ExportParameters(false);
        return new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["kid"] = KeyId, ["alg"] = "RS256", ["use"] = "sig",
            ["n"] = EncodeToString(key.Modulus), ["e"] = EncodeToString(key.Exponent) }) }.ToJsonString();
    }

    public static async Task<ATool> RegisteredAsync(ExamFixture exam, bool required = false)
    {
        var tool = new ATool(exam, $"client-{exam.NewId():N}");
        var admin = await exam.SignedInAsync("admin");
        Person.IdOf(await admin.PostAsync<JsonElement>("/api/proctoring-tools",
            new RegisterProctoringTool("Test tool", tool.ClientId, "deployment-1", "https://tool.example/login?tenant=7", Launch, null, tool.Jwks, required), default)).ShouldBe(tool.Id);
        return tool;
    }

    public async Task RemoveAsync() => await (await exam.SignedInAsync("admin")).PostAsync($"/api/proctoring-tools/{Id}/removal", new RemoveProctoringTool(), default);

    /// <summary>The candidate's click, up to the question that our login request puts into the tool's hands.</summary>
    public async Task<Dictionary<string, string>> SentAsync(Person person)
    {
        var caller = await Refusals.Caller.OfAsync("candidate", person.Client, $"{person.Api}/antiforgery");
        var answer = await Refusals.Calls.CallAsync(exam, caller, "GET", $"/exam/remote-proctoring?toolId={Id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe("https://tool.example/login");
        return QueryHelpers.ParseQuery(answer.Headers.Location.Query).ToDictionary(q => q.Key, q => q.Value.Single()!);
    }

    public static Dictionary<string, string> Question(Dictionary<string, string> sent) => new()
    {
        ["scope"] = "openid", ["response_type"] = "id_token", ["response_mode"] = "form_post", ["prompt"] = "none", ["client_id"] = sent["client_id"],
        ["redirect_uri"] = sent["target_link_uri"], ["login_hint"] = sent["login_hint"], ["lti_message_hint"] = sent["lti_message_hint"], ["nonce"] = "nonce-of-tool", ["state"] = "state<of\"tool",
    };

    /// <summary>What the candidate's browser would post to the tool.</summary>
    public async Task<JsonElement> LaunchedAsync(Person person)
    {
        var page = await (await PostAsync("/lti/authorize", Question(await SentAsync(person)))).Content.ReadAsStringAsync();
        return Claims(IdToken().Match(page).Groups["token"].Value);
    }

    public JsonObject Answer(JsonElement launch) => new()
    {
        ["iss"] = ClientId, ["aud"] = Us, ["nonce"] = exam.NewId().ToString("N"), ["iat"] = Now, ["exp"] = Now + 300,
        [LtiClaims.MessageType] = "LtiStartAssessment", [LtiClaims.Version] = "1.3.0", [LtiClaims.DeploymentId] = "deployment-1",
        [LtiClaims.SessionData] = launch.GetProperty(LtiClaims.SessionData).GetString(), [LtiClaims.AttemptNumber] = 1,
        [LtiClaims.ResourceLink] = new JsonObject { ["id"] = launch.GetProperty(LtiClaims.ResourceLink).GetProperty("id").GetString() },
    };

    public Task<HttpResponseMessage> StartAsync(string token) => PostAsync("/lti/start-assessment", new() { ["JWT"] = token });

    public JsonObject Assertion() => new() { ["iss"] = ClientId, ["sub"] = ClientId, ["aud"] = $"{Us}/lti/token", ["jti"] = exam.NewId().ToString("N"), ["iat"] = Now, ["exp"] = Now + 60 };

    public Task<HttpResponseMessage> AskForTokenAsync(string assertion, string scope = LtiClaims.ControlScope) => PostAsync("/lti/token", new()
    {
        ["grant_type"] = "client_credentials", ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", ["client_assertion"] = assertion, ["scope"] = scope,
    });

    public async Task<string> TokenAsync() =>
        JsonDocument.Parse(await (await AskForTokenAsync(Sign(Assertion()))).Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;

    public static JsonObject Action(JsonElement launch, string action) => new()
    {
        ["user"] = new JsonObject { ["iss"] = Us, ["sub"] = launch.GetProperty("sub").GetString() },
        ["resource_link"] = new JsonObject { ["id"] = launch.GetProperty(LtiClaims.ResourceLink).GetProperty("id").GetString() },
        ["attempt_number"] = 1, ["action"] = action, ["incident_time"] = "2026-11-01T10:45:33Z", ["incident_severity"] = "0.1", ["reason_code"] = "12056",
        ["reason_msg"] = "Jane Doe was asked to come back.",
    };

    public async Task<HttpResponseMessage> ControlAsync(string? token, JsonObject body)
    {
        using var http = exam.Wire();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lti/acs") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/vnd.ims.lti-ap.v1.control+json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    /// <summary>No cookie and no token of ours: as it comes from another site.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form)
    {
        using var http = exam.Wire();
        return await http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(form));
    }

    public long Now => exam.Time.GetCurrentInstant().ToUnixTimeSeconds();

    public string Sign(JsonObject claims, string kid = KeyId, string alg = "RS256", RSA? with = null)
    {
        var signed = $"{Part(new JsonObject { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = kid })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = alg switch
        {
            "none" => [],
            // The old trick: the public key, which everybody has, taken as the secret.
            "HS256" => HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), bytes),
            _ => (with ?? _key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{EncodeToString(signature)}";
    }

    public static JsonElement Claims(string token) => JsonDocument.Parse(DecodeFromChars(token.Split('.')[1])).RootElement;

    public static string Part(JsonObject of) => EncodeToString(Encoding.UTF8.GetBytes(of.ToJsonString()));

    public void Dispose() => _key.Dispose();

    [GeneratedRegex("name=\"id_token\" value=\"(?<token>[^\"]+)\"")]
    public static partial Regex IdToken();
}
