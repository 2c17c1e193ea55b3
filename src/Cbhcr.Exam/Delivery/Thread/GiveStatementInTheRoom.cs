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

public sealed record GiveStatementInTheRoom(Guid IncidentId, [property: MaxLength(ThreadText.LongestOfCase)] string Text);

public static class GiveStatementInTheRoomEndpoint
{
    public static Task<DataKey?> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => people.ForWritingAsync(session, sitting.CandidateId, ct);

    public static ProblemDetails Validate(GiveStatementInTheRoom command, Sitting sitting, DataKey? key, Instant now) =>
        GiveStatementEndpoint.Fault(command.Text, sitting, command.IncidentId, key, now);

    /// <summary>The same for a candidate who has no account to sign in with, while the cookie of the sitting is good.</summary>
    [WolverinePost("/api/sittings/{sittingId}/statement"), EmptyResponse, Authorize(Policy = SittingCookie.Policy)]
    public static (EventsToAppend, IStorageAction<ThreadText>) Post(GiveStatementInTheRoom command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, DataKey? key,
        [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) => GiveStatementEndpoint.Give(command.Text, sitting, command.IncidentId, key!, id, secret, now);
}
