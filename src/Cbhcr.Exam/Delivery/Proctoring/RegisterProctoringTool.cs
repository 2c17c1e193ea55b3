using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <param name="ClientId">Ours to choose: left out, one is made.</param>
/// <param name="DeploymentId">Left out, it is 1.</param>
/// <param name="JwksUrl">Where the tool publishes its keys; or the keys themselves in <paramref name="Jwks"/>.</param>
public sealed record RegisterProctoringTool(
    string Name, string? ClientId, string? DeploymentId, [property: MaxLength(1000)] string LoginUrl, [property: MaxLength(1000)] string LaunchUrl,
    [property: MaxLength(1000)] string? JwksUrl, [property: MaxLength(20_000)] string? Jwks, bool? Required);

public static class RegisterProctoringToolEndpoint
{
    /// <summary>The first tool brings our own signing key with it.</summary>
    public static async Task<(ProctoringTool?, OurKeys)> LoadAsync(RegisterProctoringTool command, IQuerySession session, CancellationToken ct) =>
        (string.IsNullOrWhiteSpace(command.ClientId) ? null : await session.LoadAsync<ProctoringTool>(ProctoringTool.IdOf(command.ClientId.Trim()), ct), await OurKeys.OfAsync(session, ct));

    public static ProblemDetails Validate(RegisterProctoringTool command, ProctoringTool? known, IHostEnvironment environment)
    {
        var (faults, development) = (new Dictionary<string, string>(), environment.IsDevelopment());
        if (string.IsNullOrWhiteSpace(command.Name)) faults["name"] = "Name the tool.";
        if (!ProctoringTool.IsGoodAddress(command.LoginUrl, development)) faults["loginUrl"] = "The login address must be an https address.";
        if (!ProctoringTool.IsGoodAddress(command.LaunchUrl, development)) faults["launchUrl"] = "The launch address must be an https address.";
        if (string.IsNullOrWhiteSpace(command.JwksUrl) == string.IsNullOrWhiteSpace(command.Jwks)) faults["jwksUrl"] = "Give either the address of the tool's keys or the keys.";
        else if (!string.IsNullOrWhiteSpace(command.JwksUrl) && !ProctoringTool.IsGoodAddress(command.JwksUrl, development)) faults["jwksUrl"] = "The address of the keys must be an https address.";
        else if (!string.IsNullOrWhiteSpace(command.Jwks) && KeySet.Read(command.Jwks) is not { Count: > 0 })
            faults["jwks"] = "The keys must be a JSON Web Key Set with RSA keys of 2048 bits or more, each with a kid.";
        return faults.Count > 0 ? Problems.Malformed(faults)
            : known is not null ? Problems.Conflict("A tool with this client id is registered. Remove it first.", "already-exists")
            : Problems.None;
    }

    [WolverinePost("/api/proctoring-tools"), Authorize(Roles = Roles.Administrator)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, Insert<ProctoringTool>, IStorageAction<OurKey>) Post(
        RegisterProctoringTool command, OurKeys keys, IDataProtectionProvider protection, ClaimsPrincipal user, [NotBody] NewId id, Instant now)
    {
        var clientId = Given(command.ClientId) ?? id.Text;
        var tool = new ProctoringTool(ProctoringTool.IdOf(clientId), command.Name.Trim(), clientId, Given(command.DeploymentId) ?? "1", command.LoginUrl.Trim(), command.LaunchUrl.Trim(),
            Given(command.JwksUrl), Given(command.Jwks), command.Required ?? false, user.AccountId(), now);
        return (new($"/api/proctoring-tools/{tool.Id}", tool.Id), Storage.Insert(tool), keys.Current is null ? Storage.Store(OurKey.Make(protection, now)) : Storage.Nothing<OurKey>());
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
