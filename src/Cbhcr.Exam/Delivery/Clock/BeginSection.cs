using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Section">Counted from 1.</param>
public sealed record BeginSection(string DeviceId, int Fence, int Section);

/// <summary>Look whether this break is over. Stored with its due time.</summary>
public sealed record EndBreak(Guid SittingId, int Section);

public static class BeginSectionEndpoint
{
    public static ProblemDetails Validate(BeginSection command, Sitting sitting)
    {
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence);
        if (sitting.IsOver) return Problems.Conflict("This sitting is over.", "sitting-over");
        if (sitting.BreakEndsAt is null && command.Section == sitting.Section + 1 && sitting.Status == SittingStatus.InProgress) return Problems.None;
        return sitting.BreakEndsAt is not null && command.Section == sitting.Section + 2
            ? Problems.None
            : Problems.Conflict("There is no break to end.", "no-break");
    }

    /// <summary>Ends a scheduled break early: the clock goes on with the next section. Sent again it changes nothing.</summary>
    [WolverinePost("/api/sittings/{sittingId}/sections/begin"), Authorize(Policy = SittingCookie.Policy)]
    public static (SittingClockView, EventsToAppend, OutgoingMessages) Post(BeginSection command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Instant now)
    {
        if (sitting.BreakEndsAt is null) return (TheClockEndpoint.View(sitting, now), [], []);
        var begun = new SectionBegun(sitting.Section + 1, now);
        var after = Sitting.Apply(begun, sitting);
        return (TheClockEndpoint.View(after, now), [begun], Deadline(after, now));
    }

    internal static OutgoingMessages Deadline(Sitting sitting, Instant now) => Expiry.At(sitting, sitting.Clock.Deadline(now));
}

public static class EndBreakHandler
{
    public static (EventsToAppend, OutgoingMessages) Handle(EndBreak command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Instant now)
    {
        if (sitting.Section != command.Section || sitting.BreakEndsAt is not { } end || now < end || sitting.IsOver) return ([], []);
        var begun = new SectionBegun(sitting.Section + 1, now);
        return ([begun], BeginSectionEndpoint.Deadline(Sitting.Apply(begun, sitting), now));
    }
}
