using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <summary>The answer to “why is it 41:12?”: the entries of the ledger and what they come to. Durations in milliseconds.</summary>
public sealed record ClockExplanation(Instant ServerNow, long TimeLeft, long Allowed, long Used, bool Running, IReadOnlyList<ClockLine> Entries);

/// <param name="Seconds">The time allowed or added by this entry; 0 for the others.</param>
public sealed record ClockLine(string Kind, Instant At, int Seconds, string Words);

public static class WhyTheClockEndpoint
{
    [WolverineGet("/api/sittings/{sittingId}/clock/why"), Authorize(Policy = SittingCookie.Policy)]
    public static ClockExplanation Get([ReadModel] Sitting sitting, Instant now) => Explain(sitting.Clock, now);

    [WolverineGet("/api/sittings/{sittingId}/clock/ledger"), Authorize(Roles = Roles.Proctor)]
    public static ClockExplanation ForTheProctor([ReadModel] Sitting sitting, Instant now) => Explain(sitting.Clock, now);

    public static ClockExplanation Explain(SittingClock clock, Instant now) => new(now, Milliseconds(clock.TimeLeft(now)), Milliseconds(clock.Total), Milliseconds(clock.Used(now)),
        clock.IsRunning, [.. clock.Entries.Select(e => new ClockLine(e.Kind, e.At, e.Seconds, Words(clock, e)))]);

    private static string Words(SittingClock clock, ClockEntry entry) => entry.Kind switch
    {
        "start" when clock.Entries.Any(e => e.Kind == "section" && e.At == entry.At) => "The exam began",
        "start" => $"The exam began with {Length(clock.AllowedSeconds)}",
        "section" => $"The section “{entry.Reason}” began with {Length(entry.Seconds)}",
        "pause" => $"The clock was stopped: {Reason(entry)}",
        "resume" => "The clock went on",
        "adjust" when entry.Seconds < 0 => $"{Length(-entry.Seconds)} taken back: {Reason(entry)}",
        "adjust" => $"{Length(entry.Seconds)} added: {Reason(entry)}",
        _ => "The exam ended",
    };

    private static string Reason(ClockEntry entry) => (entry.Reason ?? "no reason given").Replace('-', ' ');

    private static string Length(int seconds) => (seconds / 60, seconds % 60) switch
    {
        (0, var s) => PlainWords.Count(s, "second"),
        (var m, 0) => PlainWords.Count(m, "minute"),
        var (m, s) => $"{PlainWords.Count(m, "minute")} {PlainWords.Count(s, "second")}",
    };

    private static long Milliseconds(Duration duration) => (long)duration.TotalMilliseconds;
}
