using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Persistence;
using Wolverine;

namespace Cbhcr.Exam.Delivery;

/// <param name="Outcome">no-action, score-stands-with-note or score-void.</param>
/// <param name="Reason">From a list; words may go with it, and the candidate reads them.</param>
public sealed record DecideIncident(string Outcome, string Reason, [property: MaxLength(ThreadText.LongestOfCase)] string? Text);

public static class DecideIncidentEndpoint
{
    public static Task<CaseGround> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => CaseGround.OfAsync(sitting, people, session, ct);

    public static ProblemDetails Validate(DecideIncident command, Sitting sitting, Guid incidentId, CaseGround ground, ClaimsPrincipal user, Instant now) =>
        !Incident.Outcomes.Contains(command.Outcome) ? Problems.Malformed($"The outcome must be one of {string.Join(", ", Incident.Outcomes)}.")
        : !Incident.Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Incident.Reasons)}.")
        : sitting.Incident(incidentId) is not { } incident ? Problems.Missing("The incident")
        : ground.Key is null && !string.IsNullOrWhiteSpace(command.Text) ? Writing.Fault(command.Text, ground.Key)
        : incident.Decide(command.Outcome, user.AccountId(), sitting, now);

    /// <summary>A person who did not supervise decides, after the statement or when the time for it is past.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents/{incidentId}/decision"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static (EventsToAppend, IStorageAction<ThreadText>, OutgoingMessages) Post(DecideIncident command,
        [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Guid incidentId, CaseGround ground,
        ClaimsPrincipal user, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new IncidentDecided(incidentId, command.Outcome, command.Reason, user.AccountId(), now, ground.AppealDue(now))],
            ground.Words(sitting, "decision", incidentId, command.Text, secret, now), [new SittingJudged(sitting.Id)]);
}
