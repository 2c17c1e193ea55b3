using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="TimeLeft">Milliseconds; null before the start.</param>
public sealed record SittingClockView(SittingStatus Status, int Fence, Instant ServerNow, Instant? Deadline, long? TimeLeft, int LastSequence);

public static class TheClockEndpoint
{
    [WolverineGet("/api/sittings/{sittingId}/clock"), Authorize(Policy = SittingCookie.Policy)]
    public static SittingClockView Get([ReadModel] Sitting sitting, Presence presence, Instant now)
    {
        presence.Seen(sitting.Id, now);
        return View(sitting, now);
    }

    /// <summary>The entries that make up the time left, for whoever asks why.</summary>
    [WolverineGet("/api/sittings/{sittingId}/clock/ledger"), Authorize(Roles = Roles.Proctor)]
    public static SittingClock Ledger([ReadModel] Sitting sitting) => sitting.Clock;

    internal static SittingClockView View(Sitting sitting, Instant now)
    {
        var started = sitting.PresentationSeed is not null;
        return new(sitting.Status, sitting.Fence, now, started && sitting.Clock.IsRunning ? sitting.Clock.Deadline(now) : null,
            started ? (long)sitting.TimeLeft(now).TotalMilliseconds : null, sitting.LastSequence);
    }
}
