using System.Text.Json.Serialization;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Programmes;

/// <summary>What the board allows in delivery; durations in seconds.</summary>
/// <param name="StatementDays">How long a candidate may take to say their side of a serious incident; 14 days when left out.</param>
/// <param name="AppealDays">How long a candidate may take to appeal a decision; 30 days when left out.</param>
/// <param name="AgreementMinutes">From admission; the agreement cannot be accepted later without the proctor. 10 when left out.</param>
public sealed record ProgrammePolicies(
    int LateAnswerGraceSeconds, int CredentialValidityYears, int AdmissionCodeMinutes, int? StatementDays = null, int? AppealDays = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OutageRule? OutageCredit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AgreementMinutes = null)
{
    public int DaysForAStatement() => StatementDays ?? 14;

    public int DaysForAnAppeal() => AppealDays ?? 30;
}

public sealed record ProgrammeDefined(
    Guid ProgrammeId, string Name, string Body, string Purpose, string DoesNotClaim, string TimeZone, bool Demonstration,
    ProgrammePolicies Policies, Guid DefinedBy, Instant DefinedAt);

/// <summary>One board per deployment. Its zone turns local dates into instants at the edge.</summary>
public sealed record Programme
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Name { get; init; } = "";
    public string Body { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string DoesNotClaim { get; init; } = "";
    public string TimeZone { get; init; } = "Etc/UTC";
    public bool Demonstration { get; init; }
    public ProgrammePolicies Policies { get; init; } = new(10, 2, 30);

    /// <summary>Null when any browser will do. Names the keys that are wanted and does not tell them.</summary>
    public SafeExamBrowserPolicy? SafeExamBrowser { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool AsksForSafeExamBrowser => SafeExamBrowser is not null;

    public static Programme Create(ProgrammeDefined e) => new()
    {
        Id = e.ProgrammeId, Name = e.Name, Body = e.Body, Purpose = e.Purpose, DoesNotClaim = e.DoesNotClaim, TimeZone = e.TimeZone,
        Demonstration = e.Demonstration, Policies = e.Policies,
    };

    public static Programme Apply(SafeExamBrowserRequired e, Programme p) => p with { SafeExamBrowser = new(e.Fingerprint, e.ConfigKeys, e.BrowserExamKeys, e.RequiredAt) };

    public static Programme Apply(SafeExamBrowserLifted _, Programme p) => p with { SafeExamBrowser = null };

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;
}

public static class ProgrammesModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Programme>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        store.Schema.For<SafeExamBrowserKeys>().Identity(x => x.Id);
        store.Events.MapEventType<ProgrammeDefined>("programme.defined");
        store.Events.MapEventType<SafeExamBrowserRequired>("programme.safe_exam_browser_required");
        store.Events.MapEventType<SafeExamBrowserLifted>("programme.safe_exam_browser_lifted");
    }

    /// <summary>The deployment's programme, or null before it is defined.</summary>
    public static Task<Programme?> TheProgrammeAsync(this IQuerySession session, CancellationToken ct) =>
        session.Query<Programme>().FirstOrDefaultAsync(ct);
}
