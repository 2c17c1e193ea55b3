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

/// <param name="Section">The section to end, counted from 1: a repeated call must not end the next one too.</param>
/// <param name="LastSequence">The highest sequence number the device has given out: a section ends only when all are stored.</param>
public sealed record EndSection(string DeviceId, int Fence, int Section, int LastSequence);

public static class EndSectionEndpoint
{
    public static ProblemDetails Validate(EndSection command, Sitting sitting)
    {
        if (sitting.PresentationSeed is not null && command.Section >= 1 && (command.Section <= sitting.Section || (command.Section == sitting.Section + 1 && sitting.BreakEndsAt is not null)))
            return Problems.None;
        if (sitting.Status != SittingStatus.InProgress) return Problems.Conflict("This sitting is not in progress.", "not-in-progress").With("status", sitting.Status);
        if (command.Fence != sitting.Fence || command.DeviceId != sitting.DeviceId)
            return Problems.Conflict("Another device has taken this sitting over.", "stale-fence").With("fence", sitting.Fence);
        if (command.Section != sitting.Section + 1 || !sitting.HasNextSection) return Problems.Conflict("That is not a section with another after it.", "no-such-section");
        return command.LastSequence <= sitting.SequenceSeen
            ? Problems.None
            : Problems.Conflict("Some answers have not arrived yet.", "missing-responses").With("expected", sitting.SequenceSeen + 1);
    }

    /// <summary>Leaves a section for the next one, or for the break before it. Sent again it changes nothing.</summary>
    [WolverinePost("/api/sittings/{sittingId}/sections/end"), Authorize(Policy = SittingCookie.Policy)]
    public static (SittingClockView, EventsToAppend, OutgoingMessages) Post(EndSection command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Instant now)
    {
        if (command.Section != sitting.Section + 1 || sitting.BreakEndsAt is not null) return (TheClockEndpoint.View(sitting, now), [], []);
        var (events, messages) = Ended(sitting, now);
        return (TheClockEndpoint.View(events.Aggregate(sitting, Applied), now), events, messages);
    }

    internal static (EventsToAppend, OutgoingMessages) Ended(Sitting sitting, Instant now)
    {
        var ended = new SectionEnded(sitting.Section, now);
        var after = Sitting.Apply(ended, sitting);
        if (after.BreakEndsAt is { } end)
        {
            var messages = new OutgoingMessages();
            messages.Schedule(new EndBreak(sitting.Id, sitting.Section), end.ToDateTimeOffset());
            return ([ended], messages);
        }
        var begun = new SectionBegun(sitting.Section + 1, now);
        return ([ended, begun], BeginSectionEndpoint.Deadline(Sitting.Apply(begun, after), now));
    }

    private static Sitting Applied(Sitting sitting, object e) => e switch
    {
        SectionEnded ended => Sitting.Apply(ended, sitting),
        SectionBegun begun => Sitting.Apply(begun, sitting),
        _ => throw new InvalidOperationException($"{e.GetType().Name} does not end a section."),
    };
}
