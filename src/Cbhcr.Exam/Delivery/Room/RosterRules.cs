using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

public sealed record RosterRule(RosterGroup Group, Func<RosterCase, bool> When, Func<RosterCase, string> Words);

/// <summary>
/// The causes by which a roster is ordered, most urgent first; the first that holds is the one that is said. Whatever may hold up a
/// candidate gets its line here.
/// </summary>
public static class RosterRules
{
    private static readonly Duration LongWithoutAnswer = Duration.FromMinutes(5);

    private static readonly IReadOnlyList<RosterRule> InOrder =
    [
        new(RosterGroup.NeedsYou, s => !s.Sitting.IsOver && s.Sitting.AskingDevice is not null, _ => "Asks to go on at another device"),
        new(RosterGroup.NeedsYou, s => s.Is(SittingStatus.InProgress) && !s.Sitting.IsPastGrace(s.Now) && s.IsLost,
            s => $"Connection lost {s.Ago(s.LastHeardAt)}, {(s.Sitting.LastSequence == 0 ? "no answer saved yet" : $"last saved answer {s.Sitting.LastSequence}")}"),
        new(RosterGroup.NeedsYou, s => s.Is(SittingStatus.Scheduled) && s.Sitting.Arrived,
            s => s.Sitting.ArrivedAt is { } at && s.Now - at >= Duration.FromMinutes(1) ? $"Waiting at the door for {s.For(at)}: check identity" : "Waiting at the door: check identity"),
        new(RosterGroup.NeedsYou, s => s.Is(SittingStatus.Paused) && !s.IsOnBreak,
            s => $"Clock stopped {s.Ago(s.Pause!.At)}: {Words(s.Pause.Reason)}"),
        new(RosterGroup.NeedsYou, s => (s.Is(SittingStatus.CheckedIn) || s.Is(SittingStatus.Admitted)) && s.Now > s.Sitting.Closes,
            _ => "Cannot start: the window has closed"),
        new(RosterGroup.NeedsYou, s => s.Is(SittingStatus.InProgress) && !s.Sitting.IsPastGrace(s.Now) && s.Now - s.LastAnswerAt > LongWithoutAnswer,
            s => $"No answer for {s.For(s.LastAnswerAt)}{(s.Contact.IsConnected(s.Now) ? ", connected" : "")}"),
        new(RosterGroup.NeedsYou, s => s.Is(SittingStatus.Admitted) && s.Sitting.AgreementExpiresAt < s.Now, _ => "Did not accept the agreement in time: admit again"),
        new(RosterGroup.Waiting, s => s.Is(SittingStatus.CheckedIn), s => "Identity checked: admit" + AlsoLost(s)),
        new(RosterGroup.Waiting, s => s.Is(SittingStatus.Admitted),
            s => (s.Sitting.AgreementAcceptedAt is null ? "Reading the agreement" : "Agreed: practising or ready to start") + AlsoLost(s)),
        new(RosterGroup.Waiting, s => s.IsOnBreak, s => $"On a break{((s.Now - s.Pause!.At).TotalMinutes < 1 ? "" : $" for {s.For(s.Pause.At)}")}"),
        new(RosterGroup.Waiting, s => s.Is(SittingStatus.Scheduled), _ => "Not here yet"),
        new(RosterGroup.AtWork, s => s.Is(SittingStatus.InProgress) && s.Sitting.IsPastGrace(s.Now), _ => "Time is up; ending"),
        new(RosterGroup.AtWork, s => s.Is(SittingStatus.InProgress), _ => "Working"),
        new(RosterGroup.Done, s => s.Is(SittingStatus.Submitted), _ => "Submitted"),
        new(RosterGroup.Done, s => s.Is(SittingStatus.Expired), _ => "Time ran out; answers kept"),
        new(RosterGroup.Done, _ => true, _ => "Ended by a proctor; answers kept"),
    ];

    /// <summary>What does not decide the order but is worth a look; each says it in a few words or nothing.</summary>
    private static readonly IReadOnlyList<Func<Sitting, string?>> Marks =
    [
        s => s.MessagesFromCandidate > 0 ? PlainWords.Count(s.MessagesFromCandidate, "message") : null,
        s => s.OpenIncidents > 0 ? PlainWords.Count(s.OpenIncidents, "open incident") : null,
        s => s.Observations > 0 ? PlainWords.Count(s.Observations, "observation") : null,
        s => s.RefusedThrough > 0 ? "late answers kept as evidence" : null,
        s => s.Sections.Count > 0 && s.PresentationSeed is not null ? $"section {s.Section + 1} of {s.Sections.Count}" : null,
        s => s.Clock.Entries.Where(e => e.Kind == "adjust").Sum(e => e.Seconds) is > 0 and var added ? $"{Minutes(added)} added" : null,
        s => SittingVariants.HasCopy(s) ? "a copy beside the screen" : null,
    ];

    public static (int Rank, RosterRule Rule) For(RosterCase known)
    {
        for (var rank = 0; rank < InOrder.Count; rank++)
            if (InOrder[rank].When(known)) return (rank, InOrder[rank]);
        return (InOrder.Count - 1, InOrder[^1]);
    }

    public static string? MarksOf(Sitting sitting)
    {
        var marks = string.Join(", ", Marks.Select(m => m(sitting)).Where(m => m is not null));
        return marks.Length == 0 ? null : marks;
    }

    public static string Words(SittingStatus status) => status switch
    {
        SittingStatus.CheckedIn => "Checked in",
        SittingStatus.InProgress => "In progress",
        _ => status.ToString(),
    };

    private static string Words(string? reason) => reason?.Replace('-', ' ') ?? "";

    private static string Minutes(int seconds) => seconds % 60 == 0 ? $"{seconds / 60} min" : $"{seconds / 60} min {seconds % 60} s";

    private static string AlsoLost(RosterCase s) => s.Contact.LastSeen is { } seen && s.IsLost ? $"; connection lost {s.Ago(seen)}" : "";
}
