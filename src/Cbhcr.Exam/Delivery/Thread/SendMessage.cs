using System.ComponentModel.DataAnnotations;
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

/// <param name="MessageId">Made by the browser, so that a message sent twice is stored once.</param>
public sealed record SendMessage(Guid MessageId, [property: MaxLength(ThreadText.Longest)] string Text);

public sealed record MessageGround(DataKey? Key, bool IsStored);

public static class SendMessageEndpoint
{
    public static async Task<MessageGround> LoadAsync(SendMessage command, Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, sitting.CandidateId, ct), await session.LoadAsync<ThreadText>(ThreadText.IdOf(sitting.Id, "message", command.MessageId), ct) is not null);

    public static ProblemDetails Validate(SendMessage command, Sitting sitting, MessageGround ground, Instant now) =>
        ground.IsStored ? Problems.None
        : Writing.Fault(command.Text, ground.Key) is { Status: not null } fault ? fault
        : !sitting.IsHeard(now) ? Problems.Conflict("This sitting is over. Write to the programme instead.", "sitting-over")
        : sitting.MessagesFromCandidate >= Writing.MostFromOneCandidate ? Problems.Conflict("You have sent very many messages. Raise your hand instead.", "too-many-messages")
        : Problems.None;

    /// <summary>From the candidate to the proctor; until half an hour after the end.</summary>
    [WolverinePost("/api/sittings/{sittingId}/messages"), EmptyResponse, Authorize(Policy = SittingCookie.Policy)]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(
        SendMessage command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, MessageGround ground, [NotBody] FreshSecret secret, [NotBody] Instant now) => ground.IsStored
        ? ([], Storage.Nothing<ThreadText>())
        : ([new MessageSent(command.MessageId, "candidate", sitting.CandidateId, now)],
            Storage.Insert(ThreadText.Of(sitting, "message", command.MessageId, command.Text, ground.Key!, secret, now, fromCandidate: true)));
}
