using System.Globalization;
using System.Text.Json.Serialization;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>One thing seen during a sitting. Never a judgement: what it means, only a person decides.</summary>
/// <param name="At">By the exam's clock as the device knew it; never later than it was heard of.</param>
/// <param name="Seconds">How long it lasted, where that can be said.</param>
/// <param name="Code">What a remote proctoring tool says it saw, from a short list.</param>
/// <param name="Severity">By the tool's own count, from 0 to 1.</param>
public sealed record Observation(
    Guid ObservationId, string Kind, Instant At, int? Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Severity = null);

public sealed record ObservationsRecorded(IReadOnlyList<Observation> Observations, Instant ReceivedAt);

/// <summary>The last thing seen, for the roster.</summary>
public sealed record LastObservation(string Kind, Instant At);

/// <summary>How many observations came after the most that are kept. A noisy device adds to a number, not to the log.</summary>
public sealed record ObservationsBeyond(Guid Id, int Count);

/// <summary>What can be observed, in words that say what happened and nothing more.</summary>
public static class Observations
{
    public const int MostInABatch = 50;
    public const int MostInASitting = 500;

    private const int MostSeconds = 24 * 3600;

    /// <summary>What the candidate's browser tells of.</summary>
    public static IReadOnlyList<string> OfTheDevice { get; } =
    [
        "page-opened", "left-window", "came-back", "left-full-screen", "copy", "cut", "print", "context-menu", "clock-jumped", "window-size-changed", "offline", "online",
        "several-screens",
    ];

    public const string AddressChanged = "address-changed";
    public const string BrowserChanged = "browser-changed";
    public const string OtherDevice = "other-device";

    /// <summary>What is new in a batch, at most as many as still have room, and how many had none.</summary>
    public static (IReadOnlyList<Observation> New, int Beyond) NewOf(IEnumerable<Observation> given, IReadOnlySet<Guid> known, Instant now)
    {
        var fresh = given.DistinctBy(o => o.ObservationId).Where(o => !known.Contains(o.ObservationId)).Select(o => Plausible(o, now)).ToList();
        var room = Math.Max(0, MostInASitting - known.Count);
        return ([.. fresh.Take(room)], Math.Max(0, fresh.Count - room));
    }

    /// <summary>The same thing seen twice by the server has one id, so that it is recorded once.</summary>
    public static Guid IdOf(Guid sittingId, string what) => DerivedId.Of($"{sittingId:N}|{what}");

    public static string InWords(Observation o) => o.Kind switch
    {
        "page-opened" => "Opened the exam page",
        "left-window" => o.Seconds is { } s ? $"Left the exam window for {Length(s)}" : "Left the exam window",
        "came-back" => $"Came back to the exam window{After(o)}",
        "left-full-screen" => "Left full screen",
        "copy" => "Tried to copy",
        "cut" => "Tried to cut",
        "print" => "Opened the print dialogue",
        "context-menu" => "Opened the context menu",
        "clock-jumped" => $"The device's clock jumped{(o.Seconds is { } by ? $" by {Length(by)}" : "")}: it was set, or the device slept",
        "window-size-changed" => "The space for the page changed while the window stayed the same",
        "offline" => "The browser lost the network",
        "online" => $"The browser found the network again{After(o)}",
        "several-screens" => "The browser says that there is more than one screen",
        AddressChanged => "The network address changed",
        BrowserChanged => "The browser names itself otherwise than before",
        OtherDevice => "The exam was opened on another device",
        ControlAssessment.FlagKind => string.Create(CultureInfo.InvariantCulture,
            $"The remote proctoring tool raised a flag: {o.Code?.Replace('-', ' ')}{(o.Severity is { } s ? $" (severity {s:0.0#} of 1, by its count)" : "")}"),
        _ => o.Kind.Replace('-', ' '),
    };

    private static string After(Observation o) => o.Seconds is { } s ? $" after {Length(s)}" : "";

    private static string Length(int seconds) => seconds < 60 ? $"{seconds} s" : seconds % 60 == 0 ? $"{seconds / 60} min" : $"{seconds / 60} min {seconds % 60} s";

    private static Observation Plausible(Observation o, Instant now) => o with
    {
        At = Instant.Min(o.At, now), Seconds = o.Seconds is { } s ? Math.Clamp(s, 0, MostSeconds) : null,
    };
}
