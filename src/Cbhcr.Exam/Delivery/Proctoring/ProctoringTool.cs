using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>A remote proctoring tool that speaks LTI 1.3. Nothing in it is secret: each side publishes its public keys.</summary>
/// <param name="Id">Follows from the client id, so that two registrations of one client meet.</param>
/// <param name="Required">Nobody starts before a required tool has said that it watches.</param>
public sealed record ProctoringTool(
    Guid Id, string Name, string ClientId, string DeploymentId, string LoginUrl, string LaunchUrl, string? JwksUrl, string? Jwks, bool Required, Guid RegisteredBy, Instant RegisteredAt)
{
    /// <summary>A sitting is taken once; whoever comes again has another sitting.</summary>
    public const int AttemptNumber = 1;

    public string LaunchOrigin => new Uri(LaunchUrl).GetLeftPart(UriPartial.Authority);

    public static Guid IdOf(string clientId) => Hash($"proctoring-tool|{clientId}");

    /// <summary>What the tool knows the candidate by: another name for every sitting and every tool.</summary>
    public string SubjectIn(Guid sittingId) => Hash($"{Id:N}|{sittingId:N}").ToString("N");

    /// <summary>https alone; a developer's own machine may do without.</summary>
    public static bool IsGoodAddress(string? address, bool development) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (development && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static Guid Hash(string text) => DerivedId.Of(text);
}

/// <summary>The tool has seen to the candidate and lets the exam begin.</summary>
public sealed record RemoteProctoringStarted(Guid ToolId, Instant StartedAt);

/// <summary>Something that is good once: a nonce, the id of a token, a launch. Kept until it would be refused for its age.</summary>
/// <param name="GoodUntil">Seconds since 1970.</param>
public sealed record SpentToken(string Id, long GoodUntil)
{
    public static SpentToken Of(string what, Guid toolId, string value, Instant goodUntil) =>
        new($"{what} {toolId:N} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))}", goodUntil.ToUnixTimeSeconds());

    public static async Task<bool> AnyIsSpentAsync(IQuerySession session, CancellationToken ct, params SpentToken[] tokens) =>
        (await session.LoadManyAsync<SpentToken>(ct, tokens.Select(t => t.Id))).Count > 0;

    /// <summary>Inserted, never overwritten: of two at once one fails.</summary>
    public static void Spend(IDocumentSession session, Instant now, params SpentToken[] tokens)
    {
        session.Insert(tokens);
        var old = now.ToUnixTimeSeconds() - 600;
        session.DeleteWhere<SpentToken>(t => t.GoodUntil < old);
    }
}
