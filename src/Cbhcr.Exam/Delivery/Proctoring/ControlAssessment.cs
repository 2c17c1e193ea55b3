using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Wolverine;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>What a tool asks of a sitting (Proctoring Services 1.0, Assessment Control Service). Its reason in words is not kept.</summary>
/// <param name="Code">From our list, or other.</param>
public sealed record ControlAssessment(
    string? Issuer, string Subject, Guid SittingId, long AttemptNumber, string Action, long? ExtraMinutes, Instant IncidentAt, decimal? Severity, string Code)
{
    public const string Flag = "flag";
    public const string FlagKind = "proctoring-tool-flag";
    public const string Reason = "remote-proctor";
    public const string Other = "other";

    public static IReadOnlyList<string> Actions { get; } = ["pause", "resume", "terminate", "update", Flag];

    public static IReadOnlyList<string> Codes { get; } =
        ["left-view", "several-people", "other-person", "phone", "talking", "materials", "camera-covered", "screen-sharing-ended", "connection-lost", Other];

    /// <returns>The request, or what is wrong with it.</returns>
    public static (ControlAssessment?, string) Read(JsonElement body, Instant now)
    {
        if (body.ValueKind != JsonValueKind.Object) return (null, "Send one JSON object.");
        if (!body.TryGetProperty("user", out var user) || SignedToken.Text(user, "sub") is not { } subject) return (null, "“user.sub” is missing.");
        if (!body.TryGetProperty("resource_link", out var link) || !Guid.TryParse(SignedToken.Text(link, "id"), out var sitting)) return (null, "“resource_link.id” is missing, or not one of ours.");
        if (Whole(body, "attempt_number") is not { } attempt) return (null, "“attempt_number” must be a whole number.");
        if (SignedToken.Text(body, "action") is not { } action || !Actions.Contains(action)) return (null, $"“action” must be one of {string.Join(", ", Actions)}.");
        var at = SignedToken.Text(body, "incident_time") is { } time ? OffsetDateTimePattern.ExtendedIso.Parse(time) : null;
        if (at is { Success: false } || (at is null && action == Flag)) return (null, "“incident_time” must be a moment, for example 2026-11-23T15:00:00Z.");
        var severity = Severities(body);
        if (severity is < 0 or > 1 || (severity is null && body.TryGetProperty("incident_severity", out var given) && given.ValueKind != JsonValueKind.Null))
            return (null, "“incident_severity” must be between 0.0 and 1.0.");
        var code = SignedToken.Text(body, "reason_code") is { } c && Codes.Contains(c) ? c : Other;
        return (new(SignedToken.Text(user, "iss"), subject, sitting, attempt, action, Whole(body, "extra_time"), at is null ? now : Instant.Min(at.Value.ToInstant(), now), severity, code), "");
    }

    /// <summary>Whether this tool watches this sitting, under the names that it was told.</summary>
    public bool IsOf(Sitting? sitting, ProctoringTool tool, string us) =>
        sitting is not null && sitting.Id == SittingId && sitting.RemoteProctor == tool.Id && Subject == tool.SubjectIn(sitting.Id) && (Issuer is null || Issuer == us)
            && AttemptNumber == ProctoringTool.AttemptNumber;

    /// <summary>The rules are those of the proctor in the room; who acts is the tool.</summary>
    public (ProblemDetails Problem, IReadOnlyList<object> Events, OutgoingMessages Messages) On(Sitting sitting, Guid toolId, Instant now)
    {
        var tool = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, toolId.ToString())]));
        switch (Action)
        {
            case "pause":
                var pause = new PauseSitting(Reason);
                return PauseSittingEndpoint.Validate(pause, sitting) is var p && p != Problems.None ? (p, [], []) : (p, [PauseSittingEndpoint.Post(pause, sitting, tool, now)], []);
            case "resume":
                return ResumeSittingEndpoint.Validate(sitting) is var r && r != Problems.None ? (r, [], []) : Done(ResumeSittingEndpoint.Post(new(), sitting, tool, now));
            case "terminate":
                var terminate = new TerminateSitting(Reason);
                return TerminateSittingEndpoint.Validate(terminate, sitting) is var t && t != Problems.None ? (t, [], []) : Done(TerminateSittingEndpoint.Post(terminate, sitting, tool, now));
            case "update":
                var adjust = new AdjustTime((int)Math.Clamp(ExtraMinutes ?? 0, 0, 1000) * 60, Reason);
                return AdjustTimeEndpoint.Validate(adjust, sitting) is var a && a != Problems.None ? (a, [], []) : Done(AdjustTimeEndpoint.Post(adjust, sitting, tool, now));
            default:
                return sitting.Status is SittingStatus.InProgress or SittingStatus.Paused ? (Problems.None, [], [])
                    : (Problems.Conflict("Flags belong to a sitting that is under way.", "not-in-progress"), [], []);
        }
    }

    /// <summary>Sent again it is the same one, and recorded once.</summary>
    public Observation Flagged(Guid toolId) =>
        new(Observations.IdOf(SittingId, $"flag {toolId:N} {IncidentAt} {Code} {Severity}"), FlagKind, IncidentAt, null, Code, Severity);

    public static string StatusOf(Sitting sitting) => sitting.Status switch
    {
        SittingStatus.InProgress => "running",
        SittingStatus.Paused => "paused",
        SittingStatus.Terminated => "terminated",
        SittingStatus.Submitted or SittingStatus.Expired => "complete",
        _ => "none",
    };

    public static int ExtraMinutesOf(Sitting sitting) => sitting.Clock.Entries.Where(e => e.Kind == "adjust").Sum(e => e.Seconds) / 60;

    private static (ProblemDetails, IReadOnlyList<object>, OutgoingMessages) Done<T>((T, Wolverine.Persistence.EventSourcing.EventsToAppend Events, OutgoingMessages Messages) done) =>
        (Problems.None, [.. done.Events], done.Messages);

    private static long? Whole(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Text in the standard, a number with some tools.</summary>
    private static decimal? Severities(JsonElement body) => !body.TryGetProperty("incident_severity", out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.TryGetDecimal(out var number) ? decimal.Round(number, 4) : null
        : decimal.TryParse(SignedToken.Text(body, "incident_severity"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var text) ? decimal.Round(text, 4) : null;
}
