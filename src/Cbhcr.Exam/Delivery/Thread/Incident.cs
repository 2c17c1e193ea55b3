using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// Something that happened at a sitting, from the report to the last word on it. It says what was seen, never who is guilty: a person decides,
/// after hearing the candidate, and another person hears the appeal.
/// </summary>
public sealed record Incident(Guid Id, string Kind, string Severity, Guid ReportedBy, Instant ReportedAt)
{
    public const string Serious = "serious";
    public const string NoAction = "no-action";
    public const string ScoreVoid = "score-void";
    public const string Overturned = "overturned";

    public static IReadOnlyList<string> Kinds { get; } =
        ["technical-problem", "disturbance-in-the-room", "candidate-unwell", "talking", "forbidden-material", "left-the-room", "identity-doubt", "content-copied", "other"];

    public static IReadOnlyList<string> Severities { get; } = ["note", "minor", Serious];

    public static IReadOnlyList<string> Outcomes { get; } = [NoAction, "score-stands-with-note", ScoreVoid];

    public static IReadOnlyList<string> Reasons { get; } =
        ["no-rule-was-broken", "not-shown", "not-the-candidates-doing", "help-from-others", "forbidden-material-used", "another-person-sat", "content-was-copied", "other-rule-broken"];

    public static IReadOnlyList<string> AppealOutcomes { get; } = ["upheld", Overturned];

    public Instant? StatementDue { get; init; }
    public Instant? StatementAt { get; init; }
    public Guid? ReviewedBy { get; init; }
    public string? Outcome { get; init; }
    public string? Reason { get; init; }
    public Guid? DecidedBy { get; init; }
    public Instant? AppealDue { get; init; }
    public Instant? AppealedAt { get; init; }
    public string? AppealOutcome { get; init; }

    public bool IsSerious => Severity == Serious;

    /// <summary>No result goes out while nobody has decided.</summary>
    public bool HoldsResult => IsSerious && Outcome is null;

    public bool VoidsScore => Outcome == ScoreVoid && AppealOutcome != Overturned;

    /// <summary>Somebody has to do something; a note is only kept.</summary>
    public bool IsOpen => HoldsResult || (AppealedAt is not null && AppealOutcome is null) || (Severity == "minor" && ReviewedBy is null);

    /// <summary>When the thing that is waited for is due; null when it can be done at once.</summary>
    public Instant? WaitsUntil(Instant now) => HoldsResult && !MayBeJudged(now) ? StatementDue : null;

    /// <summary>The candidate has spoken, or has let the time pass.</summary>
    public bool MayBeJudged(Instant now) => StatementAt is not null || StatementDue is null || now >= StatementDue;

    public ProblemDetails Review(Guid by, Sitting sitting) =>
        IsSerious ? Problems.Conflict("A serious incident is decided, not reviewed.", "serious")
        : ReviewedBy is not null ? Problems.Conflict("This incident was reviewed already.", "reviewed")
        : Impartial(by, sitting);

    public ProblemDetails GiveStatement(Instant now) =>
        !IsSerious ? Problems.Conflict("No statement is asked for: this incident holds nothing.", "not-serious")
        : Outcome is not null ? Problems.Conflict("It is decided already. You may appeal.", "decided")
        : StatementAt is not null ? Problems.Conflict("You have given your statement already.", "statement-given")
        : now >= StatementDue ? Problems.Conflict("The time for a statement is over.", "too-late")
        : Problems.None;

    public ProblemDetails Decide(string outcome, Guid by, Sitting sitting, Instant now) =>
        !IsSerious ? Problems.Conflict("Only a serious incident is decided; this one is reviewed.", "not-serious")
        : Outcome is not null ? Problems.Conflict("This incident was decided already.", "decided")
        : Impartial(by, sitting) is { Status: not null } conflict ? conflict
        : outcome != NoAction && !MayBeJudged(now) ? Problems.Conflict("The candidate has not spoken yet, and still may.", "statement-awaited").With("until", StatementDue)
        : Problems.None;

    public ProblemDetails Appeal(Instant now) =>
        Outcome is null ? Problems.Conflict("Nothing is decided yet.", "not-decided")
        : Outcome == NoAction ? Problems.Conflict("The decision has no consequence for you.", "nothing-to-appeal")
        : AppealedAt is not null ? Problems.Conflict("You have appealed already.", "appealed")
        : now >= AppealDue ? Problems.Conflict("The time for an appeal is over.", "too-late")
        : Problems.None;

    public ProblemDetails DecideAppeal(Guid by, Sitting sitting) =>
        AppealedAt is null ? Problems.Conflict("There is no appeal.", "not-appealed")
        : AppealOutcome is not null ? Problems.Conflict("This appeal was decided already.", "decided")
        : by == DecidedBy ? Problems.Forbidden("Who decided does not hear the appeal.", "impartiality-conflict")
        : Impartial(by, sitting);

    /// <summary>The end of the last day, by the programme's clock.</summary>
    public static Instant DueAfter(int days, DateTimeZone zone, Instant now) => zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(days + 1)).ToInstant();

    // Whoever supervised or reported decides nothing about it (IMP-06).
    private ProblemDetails Impartial(Guid by, Sitting sitting) => sitting.IdentityCheckedBy == by || sitting.AdmittedBy == by || ReportedBy == by
        ? Problems.Forbidden("Who supervised a sitting or reported an incident does not decide about it.", "impartiality-conflict")
        : Problems.None;
}

public static class Incidents
{
    /// <summary>The incidents after an event; the same for the snapshot and for who reads the log.</summary>
    public static IReadOnlyList<Incident> After(IReadOnlyList<Incident> incidents, object e) => e switch
    {
        IncidentReported r => [.. incidents, new(r.IncidentId, r.Kind, r.Severity, r.ReportedBy, r.ReportedAt) { StatementDue = r.StatementDue }],
        IncidentReviewed r => Change(incidents, r.IncidentId, i => i with { Severity = r.Severity, ReviewedBy = r.ReviewedBy, StatementDue = r.StatementDue }),
        StatementGiven s => Change(incidents, s.IncidentId, i => i with { StatementAt = s.GivenAt }),
        IncidentDecided d => Change(incidents, d.IncidentId, i => i with { Outcome = d.Outcome, Reason = d.Reason, DecidedBy = d.DecidedBy, AppealDue = d.AppealDue }),
        DecisionAppealed a => Change(incidents, a.IncidentId, i => i with { AppealedAt = a.AppealedAt }),
        AppealDecided d => Change(incidents, d.IncidentId, i => i with { AppealOutcome = d.Outcome }),
        _ => incidents,
    };

    private static Incident[] Change(IReadOnlyList<Incident> incidents, Guid id, Func<Incident, Incident> change) =>
        [.. incidents.Select(i => i.Id == id ? change(i) : i)];
}
