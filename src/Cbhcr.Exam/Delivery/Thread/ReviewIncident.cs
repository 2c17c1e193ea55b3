using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Severity">minor: nothing more to do; serious: the candidate is asked and the result is held.</param>
public sealed record ReviewIncident(string Severity);

public static class ReviewIncidentEndpoint
{
    public static IReadOnlyList<string> Severities { get; } = ["minor", Incident.Serious];

    public static Task<CaseGround> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => CaseGround.OfAsync(sitting, people, session, ct);

    public static ProblemDetails Validate(ReviewIncident command, Sitting sitting, Guid incidentId, ClaimsPrincipal user) =>
        !Severities.Contains(command.Severity) ? Problems.Malformed($"The severity must be one of {string.Join(", ", Severities)}.")
        : sitting.Incident(incidentId)?.Review(user.AccountId(), sitting) ?? Problems.Missing("The incident");

    /// <summary>An officer has looked at an incident that was not reported as serious.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents/{incidentId}/review"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static IncidentReviewed Post(ReviewIncident command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Guid incidentId, CaseGround ground,
        ClaimsPrincipal user, [NotBody] Instant now) =>
        new(incidentId, command.Severity, user.AccountId(), now, command.Severity == Incident.Serious ? ground.StatementDue(now) : null);
}
