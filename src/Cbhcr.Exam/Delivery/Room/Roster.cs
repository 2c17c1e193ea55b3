using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public static class RosterEndpoint
{
    /// <summary>Those who need somebody first, then the waiting, then those at work, then those who are done.</summary>
    [WolverineGet("/api/rooms/{room}/roster"), Authorize(Roles = Roles.InTheRoom)]
    public static async Task<IReadOnlyList<RosterRow>> Get(string room, RosterBoard board, CancellationToken ct) => (await board.ReadAsync(room, ct)).Rows;

    [WolverineGet("/api/rooms"), Authorize(Roles = Roles.InTheRoom)]
    public static Task<IReadOnlyList<string>> Rooms(IQuerySession session, ClaimsPrincipal user, CancellationToken ct) => session.RoomsOfAsync(user, ct);
}
