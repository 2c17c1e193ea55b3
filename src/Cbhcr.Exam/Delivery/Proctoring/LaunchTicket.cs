using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>
/// What the tool carries for us from one request to the next, encrypted and signed: candidates come back from the tool's site, and from there
/// no cookie comes with them.
/// </summary>
/// <param name="Id">Makes it one of its kind; what may be used once is known by it.</param>
/// <param name="GoodUntil">Seconds since 1970.</param>
public sealed record LaunchTicket(string Id, Guid ToolId, Guid SittingId, long GoodUntil)
{
    /// <summary>From the candidate's click to the tool's question who this is.</summary>
    public const string MessageHint = "lti-message-hint";
    /// <summary>From there to the tool's word that the exam may begin: identity and room are checked meanwhile.</summary>
    public const string SessionData = "lti-session-data";

    public static readonly Duration HintLife = Duration.FromMinutes(5);
    public static readonly Duration SessionLife = Duration.FromHours(2);

    public static LaunchTicket For(ProctoringTool tool, Guid sittingId, string id, Instant goodUntil) => new(id, tool.Id, sittingId, goodUntil.ToUnixTimeSeconds());

    public string Seal(IDataProtectionProvider protection, string purpose) => protection.CreateProtector(purpose).Protect(JsonSerializer.Serialize(this));

    /// <returns>Null when it is not ours, was made for something else, or is too old.</returns>
    public static LaunchTicket? Open(string? text, IDataProtectionProvider protection, string purpose, Instant now)
    {
        if (text is null or { Length: 0 or > 4000 }) return null;
        try
        {
            var ticket = JsonSerializer.Deserialize<LaunchTicket>(protection.CreateProtector(purpose).Unprotect(text));
            return ticket?.GoodUntil > now.ToUnixTimeSeconds() ? ticket : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
