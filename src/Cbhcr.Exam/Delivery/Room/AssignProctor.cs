using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <param name="HandOver">The caller leaves the room in the same moment.</param>
public sealed record AssignProctor(Guid ProctorId, bool? HandOver);

public static class AssignProctorEndpoint
{
    public static async Task<ProblemDetails> ValidateAsync(AssignProctor command, IQuerySession session, ClaimsPrincipal user, CancellationToken ct) =>
        await session.LoadAsync<StaffAccount>(command.ProctorId, ct) is not { Closed: false } account ? Problems.Missing("The account")
        : !account.Roles.Contains(Roles.Proctor) ? Problems.Conflict("This account has no proctor's rights. An administrator gives them.", "not-a-proctor")
        : command.HandOver == true && command.ProctorId == user.AccountId() ? Problems.Conflict("Hand the room over to somebody else.", "handed-to-oneself")
        : Problems.None;

    [WolverinePost("/api/rooms/{room}/proctors"), EmptyResponse, Authorize(Roles = Roles.InTheRoom)]
    public static async Task Post(AssignProctor command, string room, IDocumentSession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Room>(Room.IdOf(room), ct);
        foreach (var e in Decide(command, stream.Aggregate ?? new() { Id = stream.Id }, user.AccountId(), user.IsInRole(Roles.Administrator), now)) stream.AppendOne(e);
    }

    /// <summary>A proctor who assigns the first other person is assigned too: nobody locks the door behind themselves.</summary>
    public static IEnumerable<object> Decide(AssignProctor command, Room room, Guid by, bool isAdministrator, Instant now)
    {
        var staysIn = command.HandOver != true && !isAdministrator && !room.IsAssigned;
        foreach (var proctor in staysIn ? [by, command.ProctorId] : new[] { command.ProctorId })
            if (!room.Proctors.Contains(proctor))
            {
                room = room with { Proctors = [.. room.Proctors, proctor] };
                yield return new RoomProctorAssigned(room.Id, proctor, by, now);
            }
        if (command.HandOver == true && room.Proctors.Contains(by)) yield return new RoomProctorReleased(room.Id, by, by, now);
    }
}
