using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="TimeLeft">Milliseconds; null before the start.</param>
/// <param name="LastSequence">Everything up to this number has been dealt with.</param>
/// <param name="Section">The section the candidate is in, from 1; 0 when the form has none.</param>
/// <param name="Messages">How many the proctor has sent so far.</param>
/// <param name="BreakEndsAt">Set during a scheduled break.</param>
public sealed record SittingClockView(
    SittingStatus Status, int Fence, Instant ServerNow, Instant? Deadline, long? TimeLeft, int LastSequence, int Section, Instant? BreakEndsAt, int Messages);

public static class TheClockEndpoint
{
    [WolverineGet("/api/sittings/{sittingId}/clock"), Watched, Authorize(Policy = SittingCookie.Policy)]
    public static SittingClockView Get([ReadModel] Sitting sitting, Presence presence, Instant now)
    {
        presence.Seen(sitting.Id, now);
        return View(sitting, now);
    }

    internal static SittingClockView View(Sitting sitting, Instant now)
    {
        var started = sitting.PresentationSeed is not null;
        return new(sitting.Status, sitting.Fence, now, started && sitting.Clock.IsRunning ? sitting.Clock.Deadline(now) : null,
            started ? (long)sitting.TimeLeft(now).TotalMilliseconds : null, sitting.SequenceSeen,
            sitting.Sections.Count == 0 ? 0 : sitting.Section + 1, sitting.BreakEndsAt, sitting.MessagesFromProctor);
    }
}
