using NodaTime;
using Wolverine;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <summary>Look whether this sitting's time is up. Stored with its due time, so it comes with the browser gone and after a restart.</summary>
public sealed record ExpireSitting(Guid SittingId);

internal static class Expiry
{
    public static OutgoingMessages At(Sitting sitting, Instant deadline)
    {
        var messages = new OutgoingMessages();
        messages.Schedule(new ExpireSitting(sitting.Id), (deadline + Duration.FromSeconds(sitting.Clock.LateGraceSeconds)).ToDateTimeOffset());
        return messages;
    }
}

public static class ExpireSittingHandler
{
    /// <summary>
    /// When a section's own time is up the next one follows; else the sitting is over. An early call (time was added, or the clock was paused) changes nothing; the later
    /// deadline has a call of its own.
    /// </summary>
    public static (EventsToAppend, OutgoingMessages) Handle(ExpireSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Instant now)
    {
        var messages = new OutgoingMessages();
        if (sitting.Status != SittingStatus.InProgress || sitting.TimeLeft(now) > Duration.Zero) return ([], messages);
        if (sitting.HasNextSection && sitting.Sections[sitting.Section].AllowedSeconds is not null) return EndSectionEndpoint.Ended(sitting, now);
        messages.Add(new SittingEnded(sitting.Id));
        return ([new SittingExpired(sitting.LastSequence, sitting.Answered, sitting.ReceiptHash, now)], messages);
    }
}
