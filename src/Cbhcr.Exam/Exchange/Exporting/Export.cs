using System.Text.Json.Serialization;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Exchange;

/// <summary>QTI 3.0 package, table, or item files.</summary>
public enum ExportFormat
{
    Qti,
    Csv,
    Yaml,
}

/// <param name="Codes">Empty for all that are not retired.</param>
/// <param name="FormId">A form as a test, with its items in the versions it pins.</param>
/// <param name="Reason">Of the first exports; since then the words are in the document of <paramref name="ReasonId"/>.</param>
public sealed record ExportRequested(
    Guid ExportId, ExportFormat Format, IReadOnlyList<string> Codes, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? FormId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, Guid RequestedBy, Instant RequestedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReasonId = null);

public sealed record ExportApproved(Guid ApprovedBy, Instant ApprovedAt);

public sealed record ExportRefused(Guid RefusedBy, Instant RefusedAt);

/// <param name="ContentHash">SHA-256 of the file that left.</param>
public sealed record ExportDownloaded(string ContentHash, int Items, Guid DownloadedBy, Instant DownloadedAt);

public enum ExportState
{
    Requested,
    Approved,
    Refused,
    Downloaded,
}

/// <summary>Secure content on its way out: one asks and says why, another agrees, and the one who asked gets it once.</summary>
public sealed record Export
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public ExportFormat Format { get; init; }
    public IReadOnlyList<string> Codes { get; init; } = [];
    public Guid? FormId { get; init; }
    public string? Reason { get; init; }
    public Guid? ReasonId { get; init; }
    public ExportState State { get; init; }
    public Guid RequestedBy { get; init; }
    public Instant RequestedAt { get; init; }
    public Guid? DecidedBy { get; init; }

    public static Export Create(ExportRequested e) => new()
    {
        Id = e.ExportId, Format = e.Format, Codes = e.Codes, FormId = e.FormId, Reason = e.Reason, ReasonId = e.ReasonId, RequestedBy = e.RequestedBy, RequestedAt = e.RequestedAt,
    };

    public static Export Apply(ExportApproved e, Export export) => export with { State = ExportState.Approved, DecidedBy = e.ApprovedBy };

    public static Export Apply(ExportRefused e, Export export) => export with { State = ExportState.Refused, DecidedBy = e.RefusedBy };

    public static Export Apply(ExportDownloaded _, Export export) => export with { State = ExportState.Downloaded };

    /// <summary>What keeps somebody from deciding; null when nothing does.</summary>
    public (string Code, string Words)? DecisionRefused(Guid by) =>
        State != ExportState.Requested ? ("not-waiting", "This request was decided already.")
        : by == RequestedBy ? ("same-person", "Secure content leaves by two people: somebody else has to decide.") : null;

    public ProblemDetails DecisionProblem(Guid by) => DecisionRefused(by) is var (code, words) ? Problems.Conflict(words, code) : Problems.None;

    /// <summary>What keeps somebody from taking it; null when nothing does.</summary>
    public (string Code, string Words)? DownloadRefused(Guid by) =>
        State == ExportState.Downloaded ? ("downloaded", "It was downloaded already. Each request gives one file, once.")
        : State != ExportState.Approved ? ("not-approved", "Nobody has agreed to this export.")
        : by != RequestedBy ? ("another-person", "Only the one who asked may take it.") : null;

    /// <summary>Stands in every text that leaves.</summary>
    public string Mark(Guid by, Instant now) => $"Confidential. Exported for account {by:N} at {now.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null)}, request {Id:N}.";
}
