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
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AppealDecision([property: MaxLength(ThreadText.LongestOfCase)] string Text);

public static class AppealDecisionEndpoint
{
    public static Task<DataKey?> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => people.ForWritingAsync(session, sitting.CandidateId, ct);

    public static ProblemDetails Validate(AppealDecision command, Sitting sitting, Guid incidentId, DataKey? key, ClaimsPrincipal user, Instant now) =>
        sitting.CandidateId != user.AccountId() ? Problems.Missing("The sitting")
        : sitting.Incident(incidentId) is not { } incident ? Problems.Missing("The incident")
        : Writing.Fault(command.Text, key) is { Status: not null } fault ? fault
        : incident.Appeal(now);

    /// <summary>The candidate asks another person to decide again, once, within the time for it.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents/{incidentId}/appeal"), EmptyResponse, Authorize(Roles = Roles.Candidate)]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(AppealDecision command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Guid incidentId, DataKey? key,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new DecisionAppealed(incidentId, id.Value, user.AccountId(), now)], Storage.Insert(ThreadText.Of(sitting, "appeal", incidentId, command.Text, key!, secret, now)));
}
