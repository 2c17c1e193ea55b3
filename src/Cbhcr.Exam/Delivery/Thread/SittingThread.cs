using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>The thread's part of a sitting: how many messages there are, and what has happened. No words.</summary>
public sealed partial record Sitting
{
    public int MessagesFromProctor { get; init; }
    public int MessagesFromCandidate { get; init; }
    public int ItemComments { get; init; }
    public IReadOnlyList<Incident> Incidents { get; init; } = [];
    public int OpenIncidents { get; init; }

    /// <summary>The candidate in the room may still write.</summary>
    public bool IsHeard(Instant now) => EndedAt is not { } ended || now <= ended + Writing.AfterTheEnd;

    public Incident? Incident(Guid id) => Incidents.FirstOrDefault(i => i.Id == id);

    public static Sitting Apply(MessageSent e, Sitting s) =>
        e.By == "candidate" ? s with { MessagesFromCandidate = s.MessagesFromCandidate + 1 } : s with { MessagesFromProctor = s.MessagesFromProctor + 1 };

    /// <summary>Nothing follows from a note; but the snapshot must stand where the stream stands.</summary>
    public static Sitting Apply(NoteWritten _, Sitting s) => s;

    public static Sitting Apply(ItemCommented _, Sitting s) => s with { ItemComments = s.ItemComments + 1 };

    public static Sitting Apply(IncidentReported e, Sitting s) => s.After(e);

    public static Sitting Apply(IncidentReviewed e, Sitting s) => s.After(e);

    public static Sitting Apply(StatementGiven e, Sitting s) => s.After(e);

    public static Sitting Apply(IncidentDecided e, Sitting s) => s.After(e);

    public static Sitting Apply(DecisionAppealed e, Sitting s) => s.After(e);

    public static Sitting Apply(AppealDecided e, Sitting s) => s.After(e);

    private Sitting After(object e)
    {
        var incidents = Delivery.Incidents.After(Incidents, e);
        return this with { Incidents = incidents, OpenIncidents = incidents.Count(i => i.IsOpen) };
    }
}
