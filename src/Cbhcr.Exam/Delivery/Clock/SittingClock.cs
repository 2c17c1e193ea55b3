using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>One line of the answer to “why is it 41:12?”.</summary>
/// <param name="Kind">start, section, pause, resume, adjust or stop.</param>
/// <param name="Seconds">Of a section with its own clock: the time allowed for it. Of an adjustment: the time added.</param>
public sealed record ClockEntry(string Kind, Instant At, int Seconds, string? Reason);

/// <summary>
/// The clock as a ledger: time left is a function of its entries and the moment asked about. The server alone keeps it. A section with time
/// of its own begins a new count; what was left of the one before is gone.
/// </summary>
public sealed record SittingClock(int AllowedSeconds, int LateGraceSeconds, IReadOnlyList<ClockEntry> Entries)
{
    public static SittingClock Unset { get; } = new(0, 0, []);

    public static SittingClock Allowing(int seconds, int graceSeconds) => new(seconds, graceSeconds, []);

    public bool IsRunning
    {
        get
        {
            for (var i = Entries.Count - 1; i >= 0; i--)
                if (Entries[i].Kind is not "adjust") return Entries[i].Kind is "start" or "resume" or "section";
            return false;
        }
    }

    public SittingClock Start(Instant at) => Add("start", at, 0, null);

    /// <summary>A section with a clock of its own.</summary>
    public SittingClock Section(Instant at, int seconds, string name) => Add("section", at, seconds, name);

    public SittingClock Pause(Instant at, string reason) => Add("pause", at, 0, reason);

    public SittingClock Resume(Instant at) => Add("resume", at, 0, null);

    public SittingClock Adjust(int seconds, Instant at, string reason) => Add("adjust", at, seconds, reason);

    public SittingClock Stop(Instant at) => Add("stop", at, 0, null);

    /// <summary>The time allowed, with what was added: of the section that runs when it has a clock of its own, else of the sitting.</summary>
    public Duration Total
    {
        get
        {
            var (first, allowed) = Scope();
            for (var i = first; i < Entries.Count; i++)
                if (Entries[i].Kind == "adjust") allowed += Entries[i].Seconds;
            return Duration.FromSeconds(allowed);
        }
    }

    /// <summary>Never negative; the whole allowance before the start.</summary>
    public Duration TimeLeft(Instant now)
    {
        var left = Total - Used(now);
        return left > Duration.Zero ? left : Duration.Zero;
    }

    /// <summary>When time runs out if nothing more is entered; asked about a paused clock, as if it resumed now.</summary>
    public Instant Deadline(Instant now) => now + (Total - Used(now));

    /// <summary>Running time used up to now, in the scope of <see cref="Total"/>.</summary>
    public Duration Used(Instant now) => Running(Scope().First).Aggregate(Duration.Zero, (sum, span) => sum + ((span.Until ?? Later(now, span.From)) - span.From));

    /// <summary>The stretches in which the clock ran, oldest first; the last one has no end while it runs.</summary>
    public IEnumerable<(Instant From, Instant? Until)> Running(int first = 0)
    {
        Instant? since = null;
        for (var i = first; i < Entries.Count; i++)
        {
            var entry = Entries[i];
            if (entry.Kind is "start" or "resume" or "section") since ??= entry.At;
            else if (entry.Kind is "pause" or "stop" && since is { } from)
            {
                yield return (from, entry.At);
                since = null;
            }
        }
        if (since is { } running) yield return (running, null);
    }

    // From the entry that the count begins with.
    private (int First, int Allowed) Scope()
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
            if (Entries[i].Kind == "section") return (i, Entries[i].Seconds);
        return (0, AllowedSeconds);
    }

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;

    private SittingClock Add(string kind, Instant at, int seconds, string? reason) => this with { Entries = [.. Entries, new(kind, at, seconds, reason)] };
}
