using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

public sealed record RosterCells(string Status, string TimeLeft, string Answered, string Note);

/// <param name="Version">Goes into the line's forms: what the proctor sees is what the proctor decides about.</param>
public sealed record RosterLine(Guid Id, int Version, SittingStatus Status, bool NeedsAttention, RosterCells Cells);

public sealed record RosterMessage(IReadOnlyList<RosterLine> Rows);

/// <summary>
/// The proctor's live screen: a new state within a second of a change on any node (PostgreSQL says so to all), and every two seconds
/// for the clocks. Every message is the whole list, so any node answers any <c>Last-Event-ID</c>: the next message makes good what was missed.
/// </summary>
public static class RosterStreamEndpoint
{
    public static void MapRosterStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/rooms/{room}/roster/stream", (string room, HttpContext http, IServiceScopeFactory scopes, DatabaseSignals signals, IClock clock, IHostApplicationLifetime program, CancellationToken ct) =>
                Unbuffered(Stream(room, scopes, signals, clock, program.ApplicationStopping, ct), http))
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Proctor }).WithTags("Delivery").WithName("RosterStream");

    private static ServerSentEventsResult<RosterMessage> Unbuffered(IAsyncEnumerable<SseItem<RosterMessage>> stream, HttpContext http)
    {
        // nginx collects answers before it passes them on, unless told otherwise.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(stream);
    }

    private static async IAsyncEnumerable<SseItem<RosterMessage>> Stream(
        string room, IServiceScopeFactory scopes, DatabaseSignals signals, IClock clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        // A program that stops waits for its answers to end; the browser comes back to the next one by itself.
        for (long n = 1; !ct.IsCancellationRequested && !stopping.IsCancellationRequested; n++)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var session = scope.ServiceProvider.GetRequiredService<IQuerySession>();
                var rows = await session.RosterAsync(scope.ServiceProvider.GetRequiredService<Accounts>(), room, clock.GetCurrentInstant(), ct);
                yield return new(new([.. rows.Select(r => new RosterLine(r.SittingId, r.Version, r.Status, r.NeedsAttention, new(r.StatusText, r.TimeLeft, r.Answered, r.Note)))]), "roster") { EventId = n.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }
            await signals.WaitAsync(SittingSignal.Channel, TimeSpan.FromSeconds(2), ct);
        }
    }
}
