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

/// <param name="Outcome">upheld: the decision stays; overturned: it has no effect any more.</param>
public sealed record DecideAppeal(string Outcome, [property: MaxLength(ThreadText.LongestOfCase)] string? Text);

public static class DecideAppealEndpoint
{
    public static Task<CaseGround> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => CaseGround.OfAsync(sitting, people, session, ct);

    public static ProblemDetails Validate(DecideAppeal command, Sitting sitting, Guid incidentId, CaseGround ground, ClaimsPrincipal user) =>
        !Incident.AppealOutcomes.Contains(command.Outcome) ? Problems.Malformed($"The outcome must be one of {string.Join(", ", Incident.AppealOutcomes)}.")
        : sitting.Incident(incidentId) is not { } incident ? Problems.Missing("The incident")
        : ground.Key is null && !string.IsNullOrWhiteSpace(command.Text) ? Writing.Fault(command.Text, ground.Key)
        : incident.DecideAppeal(user.AccountId(), sitting);

    /// <summary>Another officer than the one who decided has the last word.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents/{incidentId}/appeal/decision"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static (EventsToAppend, IStorageAction<ThreadText>, OutgoingMessages) Post(DecideAppeal command,
        [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Guid incidentId, CaseGround ground,
        ClaimsPrincipal user, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new AppealDecided(incidentId, command.Outcome, user.AccountId(), now)],
            ground.Words(sitting, "appeal-decision", incidentId, command.Text, secret, now), [new SittingJudged(sitting.Id)]);
}
