using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// The candidate's screen hears of a pause, an extension or the proctor's word when it happens, whichever node wrote it. Only this
/// sitting's changes wake it: at the start of an exam thousands change at once.
/// </summary>
public static class SittingStreamEndpoint
{
    // Proxies and phones cut what is silent for longer.
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(20);

    public static void MapSittingStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/sittings/{sittingId}/stream",
            (Guid sittingId, HttpContext http, IDocumentStore store, DatabaseSignals signals, IClock clock, IHostApplicationLifetime program, CancellationToken ct) =>
                LiveStream.Of(Stream(sittingId, store, signals, clock, program.ApplicationStopping, ct), http))
            .RequireAuthorization(SittingCookie.Policy).WithTags("Delivery").WithName("SittingStream");

    private static async IAsyncEnumerable<SseItem<SittingClockView>> Stream(
        Guid sittingId, IDocumentStore store, DatabaseSignals signals, IClock clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            var next = signals.Next(SittingSignal.Channel, sittingId.ToString());
            Sitting? sitting;
            await using (var session = store.QuerySession()) sitting = await session.LoadAsync<Sitting>(sittingId, ct);
            if (sitting is null) yield break;
            yield return new(TheClockEndpoint.View(sitting, clock.GetCurrentInstant()), "clock") { EventId = sitting.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            if (sitting.IsOver) yield break;
            await DatabaseSignals.Within(next, Pulse, ct);
        }
    }
}
