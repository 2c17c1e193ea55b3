using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery;

/// <param name="Text">What was seen, in the words of who saw it.</param>
public sealed record ReportIncident(string Kind, string Severity, [property: MaxLength(ThreadText.LongestOfCase)] string? Text);

/// <summary>What a step of a case needs besides the sitting.</summary>
public sealed record CaseGround(DataKey? Key, Programme? Programme)
{
    public static async Task<CaseGround> OfAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, sitting.CandidateId, ct), await session.TheProgrammeAsync(ct));

    public Instant StatementDue(Instant now) => Incident.DueAfter(Programme?.Policies.DaysForAStatement() ?? 14, Programme?.Zone ?? DateTimeZone.Utc, now);

    public Instant AppealDue(Instant now) => Incident.DueAfter(Programme?.Policies.DaysForAnAppeal() ?? 30, Programme?.Zone ?? DateTimeZone.Utc, now);

    /// <summary>The words of a step, when there are any.</summary>
    public IStorageAction<ThreadText> Words(Sitting sitting, string kind, Guid recordId, string? text, FreshSecret secret, Instant now) => string.IsNullOrWhiteSpace(text)
        ? Storage.Nothing<ThreadText>()
        : Storage.Insert(ThreadText.Of(sitting, kind, recordId, text, Key!, secret, now));
}

public static class ReportIncidentEndpoint
{
    public static Task<CaseGround> LoadAsync(Sitting sitting, PersonalData people, IDocumentSession session, CancellationToken ct) => CaseGround.OfAsync(sitting, people, session, ct);

    public static ProblemDetails Validate(ReportIncident command, CaseGround ground) =>
        !Incident.Kinds.Contains(command.Kind) ? Problems.Malformed($"The kind must be one of {string.Join(", ", Incident.Kinds)}.")
        : !Incident.Severities.Contains(command.Severity) ? Problems.Malformed($"The severity must be one of {string.Join(", ", Incident.Severities)}.")
        : ground.Key is null ? Writing.Fault("-", ground.Key)
        : Problems.None;

    /// <summary>A serious incident holds the result until a person has decided; it accuses nobody. The answer names the incident.</summary>
    [WolverinePost("/api/sittings/{sittingId}/incidents"), Authorize(Roles = $"{Roles.Proctor},{Roles.CredentialingOfficer}")]
    public static (IncidentFiled, EventsToAppend, IStorageAction<ThreadText>) Post(ReportIncident command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, CaseGround ground,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        (new(id.Value), [new IncidentReported(id.Value, command.Kind, command.Severity, user.AccountId(), now, command.Severity == Incident.Serious ? ground.StatementDue(now) : null)],
            ground.Words(sitting, "incident", id.Value, command.Text, secret, now));
}

public sealed record IncidentFiled(Guid IncidentId);
