using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record ReleaseProctor(Guid ProctorId);

public static class ReleaseProctorEndpoint
{
    /// <summary>A room that was somebody's does not fall open by the last one leaving; an administrator may open it.</summary>
    public static async Task<ProblemDetails> ValidateAsync(ReleaseProctor command, string room, IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        var state = await session.RoomAsync(room, ct);
        return !state.Proctors.Contains(command.ProctorId) ? Problems.Conflict("This proctor is not assigned to the room.", "not-assigned")
            : state.Proctors.Count == 1 && !user.IsInRole(Roles.Administrator) ? Problems.Conflict("Assign somebody else first, or hand the room over.", "last-proctor")
            : Problems.None;
    }

    [WolverinePost("/api/rooms/{room}/proctors/release"), EmptyResponse, Authorize(Roles = Roles.InTheRoom)]
    public static async Task Post(ReleaseProctor command, string room, IDocumentSession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Room>(Room.IdOf(room), ct);
        if (stream.Aggregate?.Proctors.Contains(command.ProctorId) == true)
            stream.AppendOne(new RoomProctorReleased(stream.Id, command.ProctorId, user.AccountId(), now));
    }
}
