using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// The proctor's live screen: everybody at first, then those who changed. A change of state on any node wakes it (PostgreSQL says so to
/// all), and it looks every second for the rest. A new connection is told everything, whatever
/// its <c>Last-Event-ID</c>, so any node continues it. Whoever loses the right to the room loses the stream.
/// </summary>
public static class RosterStreamEndpoint
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    // Hundreds who start together need not wake it hundreds of times.
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(250);

    public static void MapRosterStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/rooms/{room}/roster/stream",
            (string room, HttpContext http, ClaimsPrincipal user, RosterBoard board, Presence presence, DatabaseSignals signals, IClock clock, IHostApplicationLifetime program,
                CancellationToken ct) =>
                LiveStream.Of(Stream(room, user, board, presence, signals, clock, program.ApplicationStopping, ct), http))
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.InTheRoom }).WithTags("Delivery").WithName("RosterStream");

    private static async IAsyncEnumerable<SseItem<RosterMessage>> Stream(
        string room, ClaimsPrincipal user, RosterBoard board, Presence presence, DatabaseSignals signals, IClock clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        var (changes, roomId, me) = (new RosterChanges(), Room.IdOf(room), user.AccountId());
        // A program that stops waits for its answers to end; the browser comes back to the next one by itself.
        while (!ct.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            var state = await board.FollowAsync(room, ct);
            if (!state.Room.MayEnter(user)) yield break;
            var now = clock.GetCurrentInstant();
            presence.Looks(roomId, me, now);
            if (changes.Next(state.Rows, presence.OthersLooking(roomId, me, now), now) is { } message)
                yield return new(message, "roster") { EventId = message.Now.ToString(CultureInfo.InvariantCulture) };
            await Task.Delay(AtLeast, ct);
            await signals.WaitAsync(SittingSignal.Channel, Often - AtLeast, ct);
        }
    }
}
