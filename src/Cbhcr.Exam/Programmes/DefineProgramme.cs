using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Programmes;

public sealed record DefineProgramme(
    string Name, string Body, [property: MaxLength(2000)] string Purpose, [property: MaxLength(2000)] string? DoesNotClaim, string TimeZone, bool Demonstration, ProgrammePolicies? Policies);

public static class DefineProgrammeEndpoint
{
    public static Task<Programme?> LoadAsync(IQuerySession session, CancellationToken ct) => session.TheProgrammeAsync(ct);

    public static ProblemDetails Validate(DefineProgramme command, Programme? existing)
    {
        var errors = Errors(command);
        if (errors.Count > 0) return Problems.Malformed(errors);
        return existing is null
            ? Problems.None
            : Problems.Conflict($"This deployment serves the programme “{existing.Name}” already.", "programme-exists");
    }

    [WolverinePost("/api/programme"), Authorize(Roles = Roles.Administrator)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(DefineProgramme command, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new("/api/programme", id.Value), Storage.StartStream<Programme>(id.Value, Event(command, id.Value, user.AccountId(), now)));

    internal static Dictionary<string, string> Errors(DefineProgramme c)
    {
        var errors = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(c.Name)) errors["name"] = "Give the programme a name.";
        if (string.IsNullOrWhiteSpace(c.Body)) errors["body"] = "Name the body that issues the credential.";
        if (string.IsNullOrWhiteSpace(c.Purpose)) errors["purpose"] = "State the purpose of the programme.";
        if (c.TimeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(c.TimeZone) is null) errors["timeZone"] = "Give an IANA time zone, for example America/Chicago.";
        return errors;
    }

    internal static ProgrammeDefined Event(DefineProgramme c, Guid id, Guid by, Instant now) =>
        new(id, c.Name.Trim(), c.Body.Trim(), c.Purpose.Trim(), c.DoesNotClaim?.Trim() ?? "", c.TimeZone, c.Demonstration,
            c.Policies ?? new ProgrammePolicies(10, 2, 30), by, now);
}
