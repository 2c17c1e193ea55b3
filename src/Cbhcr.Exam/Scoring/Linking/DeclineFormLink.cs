using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

public sealed record DeclineFormLink([property: MaxLength(2000)] string Reason, int Version);

public static class DeclineFormLinkEndpoint
{
    public static ProblemDetails Validate(DeclineFormLink command, FormLink link) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give a reason." })
        : link.State != FormLinkState.Computed ? Problems.Conflict($"This link is {link.State.ToString().ToLowerInvariant()} already.", "not-open")
        : Problems.None;

    [WolverinePost("/api/form-links/{formLinkId}/decline"), EmptyResponse, Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    public static FormLinkDeclined Post(DeclineFormLink command, [WriteModel] FormLink link, ClaimsPrincipal user, Instant now) => new(command.Reason.Trim(), user.AccountId(), now);
}
