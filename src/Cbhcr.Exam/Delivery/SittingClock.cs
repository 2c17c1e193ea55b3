using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>One line of the answer to “why is it 41:12?”.</summary>
/// <param name="Kind">start, pause, resume, adjust or stop.</param>
public sealed record ClockEntry(string Kind, Instant At, int Seconds, string? Reason);

/// <summary>
/// The clock as a ledger: time left is a function of its entries and the moment asked about. The server alone keeps it.
/// </summary>
public sealed record SittingClock(int AllowedSeconds, int LateGraceSeconds, IReadOnlyList<ClockEntry> Entries)
{
    public static SittingClock Unset { get; } = new(0, 0, []);

    public static SittingClock Allowing(int seconds, int graceSeconds) => new(seconds, graceSeconds, []);

    public bool IsRunning => Entries.Count > 0 && Last("start", "pause", "resume", "stop") is "start" or "resume";

    public SittingClock Start(Instant at) => Add("start", at, 0, null);

    public SittingClock Pause(Instant at, string reason) => Add("pause", at, 0, reason);

    public SittingClock Resume(Instant at) => Add("resume", at, 0, null);

    public SittingClock Adjust(int seconds, Instant at, string reason) => Add("adjust", at, seconds, reason);

    public SittingClock Stop(Instant at) => Add("stop", at, 0, null);

    public Duration Total => Duration.FromSeconds(AllowedSeconds + Entries.Where(e => e.Kind == "adjust").Sum(e => e.Seconds));

    /// <summary>Never negative; the whole allowance before the start.</summary>
    public Duration TimeLeft(Instant now)
    {
        var left = Total - Used(now);
        return left > Duration.Zero ? left : Duration.Zero;
    }

    /// <summary>When time runs out if nothing more is entered; asked about a paused clock, as if it resumed now.</summary>
    public Instant Deadline(Instant now) => now + (Total - Used(now));

    private Duration Used(Instant now)
    {
        var used = Duration.Zero;
        Instant? since = null;
        foreach (var entry in Entries)
        {
            if (entry.Kind is "start" or "resume") since ??= entry.At;
            else if (entry.Kind is "pause" or "stop" && since is { } from)
            {
                used += entry.At - from;
                since = null;
            }
        }
        return since is { } running && now > running ? used + (now - running) : used;
    }

    private string Last(params string[] kinds) => Entries.Last(e => kinds.Contains(e.Kind)).Kind;

    private SittingClock Add(string kind, Instant at, int seconds, string? reason) => this with { Entries = [.. Entries, new(kind, at, seconds, reason)] };
}
