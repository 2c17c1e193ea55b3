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

public sealed record WriteNote([property: MaxLength(ThreadText.Longest)] string Text);

public static class WriteNoteEndpoint
{
    public static Task<DataKey?> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => people.ForWritingAsync(session, sitting.CandidateId, ct);

    public static ProblemDetails Validate(WriteNote command, DataKey? key) => Writing.Fault(command.Text, key);

    /// <summary>For colleagues alone; the candidate does not see it.</summary>
    [WolverinePost("/api/sittings/{sittingId}/thread/notes"), EmptyResponse, Authorize(Roles = $"{Roles.Proctor},{Roles.CredentialingOfficer}")]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(WriteNote command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, DataKey? key,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new NoteWritten(id.Value, user.AccountId(), now)], Storage.Insert(ThreadText.Of(sitting, "note", id.Value, command.Text, key!, secret, now)));
}
