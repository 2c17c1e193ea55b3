using System.Globalization;
using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>A thread in plain words, for pages.</summary>
public static class ThreadWords
{

    public static string Moment(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture);

    public static string Title(ThreadEntry entry) => (entry.Kind, entry.Codes) switch
    {
        ("message", ["candidate"]) => "Message from the candidate",
        ("message", _) => "Message to the candidate",
        ("note", _) => "Note",
        ("incident", _) => "Incident reported",
        ("review", _) => "Incident reviewed",
        ("statement", _) => "Statement of the candidate",
        ("decision", _) => "Decision",
        ("appeal", _) => "Appeal of the candidate",
        ("appeal-decision", _) => "Decision on the appeal",
        ("comment", _) => "The candidate commented on a question",
        _ => PlainWords.Of(entry.Kind),
    };

    public static string Standing(Incident i, Instant now, DateTimeZone zone) => i switch
    {
        { AppealOutcome: { } last } => $"{PlainWords.Of(i.Outcome!)}. The candidate appealed; the decision was {last}.",
        { AppealedAt: not null } => $"{PlainWords.Of(i.Outcome!)}. The candidate has appealed, and nobody has decided about that yet.",
        { Outcome: Incident.NoAction } => "Decided: no action.",
        { Outcome: { } outcome } => $"Decided: {PlainWords.Of(outcome).ToLowerInvariant()}. An appeal is possible until {Last(i.AppealDue!.Value, zone)}.",
        { IsSerious: true } when i.WaitsUntil(now) is { } due => $"The result is held. The candidate may give a statement until {Last(due, zone)}.",
        { IsSerious: true } => $"The result is held, and an officer can decide. {(i.StatementAt is null ? "The candidate has given no statement." : "The candidate has given a statement.")}",
        { Severity: "minor", ReviewedBy: null } => "An officer has to look at it.",
        { Severity: "minor" } => "Reviewed; nothing more to do.",
        _ => "Kept for the record.",
    };

    /// <summary>The last day on which it can be done; the limit itself is the midnight after it.</summary>
    public static string Last(Instant due, DateTimeZone zone) => (due - Duration.FromSeconds(1)).InZone(zone).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
