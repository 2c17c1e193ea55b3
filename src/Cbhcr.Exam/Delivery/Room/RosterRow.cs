using NodaTime;

namespace Cbhcr.Exam.Delivery;

public enum RosterGroup
{
    NeedsYou,
    Waiting,
    AtWork,
    Done,
}

/// <summary>One candidate in a room, with the cause in words.</summary>
/// <param name="Rank">Lower comes first: the place of the cause in <see cref="RosterRules"/>.</param>
/// <param name="Until">When time runs out while the clock runs; the screen counts down by itself.</param>
/// <param name="Left">Seconds left while the clock stands.</param>
/// <param name="Answered">Null before the start.</param>
/// <param name="Marks">What else is worth a look, for example time that was added.</param>
public sealed record RosterRow(
    Guid SittingId, Guid CandidateId, string Label, string Name, int Version, SittingStatus Status, RosterGroup Group, int Rank, string Cause,
    Instant? Until, long? Left, int? Answered, string? Marks)
{
    public static RosterRow Of(Sitting sitting, string name, Contact contact, Instant now)
    {
        var known = new RosterCase(sitting, contact, now);
        var (rank, rule) = RosterRules.For(known);
        var started = sitting.PresentationSeed is not null;
        return new(sitting.Id, sitting.CandidateId, TheSittingEndpoint.Label(sitting), name, sitting.Version, sitting.Status, rule.Group, rank, rule.Words(known),
            started && sitting.Clock.IsRunning ? sitting.Clock.Deadline(now) : null,
            started && !sitting.Clock.IsRunning ? (long)sitting.TimeLeft(now).TotalSeconds : null,
            started ? sitting.Answered : null, RosterRules.MarksOf(sitting));
    }

    public string TimeLeft(Instant now) => Until is { } until ? ClockFace.Of(Duration.Max(until - now, Duration.Zero)) : Left is { } left ? ClockFace.Of(Duration.FromSeconds(left)) : "";
}

/// <summary>What a rule of the roster looks at.</summary>
public readonly record struct RosterCase(Sitting Sitting, Contact Contact, Instant Now)
{
    public bool Is(SittingStatus status) => Sitting.Status == status;

    public bool IsLost => Contact.IsLost(Now);

    public Instant StartedAt => Sitting.Clock.Entries.FirstOrDefault(e => e.Kind == "start")?.At ?? Now;

    public Instant LastAnswerAt => Sitting.LastReceivedAt ?? StartedAt;

    public Instant LastHeardAt => Contact.LastSeen is { } seen && seen > LastAnswerAt ? seen : LastAnswerAt;

    public ClockEntry? Pause => Sitting.Clock.Entries.LastOrDefault(e => e.Kind == "pause");

    public bool IsOnBreak => Is(SittingStatus.Paused) && Pause?.Reason is "scheduled-break" or "unscheduled-break";

    public string Ago(Instant at) => (Now - at).TotalMinutes < 1 ? "just now" : $"{For(at)} ago";

    public string For(Instant at)
    {
        var minutes = (int)Math.Max(0, (Now - at).TotalMinutes);
        return minutes >= 60 ? $"{minutes / 60} h {minutes % 60} min" : $"{minutes} min";
    }
}
