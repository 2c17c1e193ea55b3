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

public sealed record WriteToCandidate([property: MaxLength(ThreadText.Longest)] string Text);

public static class WriteToCandidateEndpoint
{
    public static Task<DataKey?> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => people.ForWritingAsync(session, sitting.CandidateId, ct);

    public static ProblemDetails Validate(WriteToCandidate command, DataKey? key) => Writing.Fault(command.Text, key);

    /// <summary>From the proctor to the candidate; it shows on the candidate's screen.</summary>
    [WolverinePost("/api/sittings/{sittingId}/thread/messages"), EmptyResponse, Authorize(Roles = Roles.Proctor)]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(WriteToCandidate command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, DataKey? key,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new MessageSent(id.Value, "proctor", user.AccountId(), now)], Storage.Insert(ThreadText.Of(sitting, "message", id.Value, command.Text, key!, secret, now)));
}
