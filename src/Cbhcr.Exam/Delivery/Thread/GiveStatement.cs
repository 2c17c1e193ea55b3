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

public sealed record GiveStatement([property: MaxLength(ThreadText.LongestOfCase)] string Text);

public static class GiveStatementEndpoint
{
    public static Task<DataKey?> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => people.ForWritingAsync(session, sitting.CandidateId, ct);

    public static ProblemDetails Validate(GiveStatement command, Sitting sitting, Guid incidentId, DataKey? key, ClaimsPrincipal user, Instant now) =>
        // Another person's sitting looks like none.
        sitting.CandidateId != user.AccountId() ? Problems.Missing("The sitting") : Fault(command.Text, sitting, incidentId, key, now);

    /// <summary>The candidate's side of a serious incident, once, within the time for it.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents/{incidentId}/statement"), EmptyResponse, Authorize(Roles = Roles.Candidate)]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(GiveStatement command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Guid incidentId, DataKey? key,
        [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) => Give(command.Text, sitting, incidentId, key!, id, secret, now);

    internal static ProblemDetails Fault(string text, Sitting sitting, Guid incidentId, DataKey? key, Instant now) =>
        sitting.Incident(incidentId) is not { } incident ? Problems.Missing("The incident")
        : Writing.Fault(text, key) is { Status: not null } fault ? fault
        : incident.GiveStatement(now);

    internal static (EventsToAppend, IStorageAction<ThreadText>) Give(string text, Sitting sitting, Guid incidentId, DataKey key, NewId id, FreshSecret secret, Instant now) =>
        ([new StatementGiven(incidentId, id.Value, sitting.CandidateId, now)], Storage.Insert(ThreadText.Of(sitting, "statement", incidentId, text, key, secret, now)));
}
