using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Kind">message, note, incident, review, statement, decision, appeal, appeal-decision, comment, or a step of the sitting.</param>
/// <param name="By">The account; null for the candidate and for what happened by itself.</param>
/// <param name="Codes">What the event says besides: kind and severity, outcome and reason.</param>
/// <param name="Text">What was written; null where nothing was.</param>
public sealed record ThreadEntry(Instant At, string Kind, Guid? By, Guid? IncidentId, IReadOnlyList<string> Codes, string? Text);

public sealed record SittingThread(Guid SittingId, string Label, Guid CandidateId, SittingStatus Status, IReadOnlyList<Incident> Incidents, IReadOnlyList<ThreadEntry> Entries);

public static class TheThreadEndpoint
{
    /// <summary>Everything that was said and done at a sitting, oldest first, answers aside.</summary>
    [WolverineGet("/api/sittings/{sittingId}/thread"), Authorize(Roles = $"{Roles.Proctor},{Roles.CredentialingOfficer}")]
    public static Task<SittingThread> Get([ReadModel] Sitting sitting, PersonalData people, IQuerySession session, CancellationToken ct) => session.ThreadAsync(people, sitting, ct);

    public static async Task<SittingThread> ThreadAsync(this IQuerySession session, PersonalData people, Sitting sitting, CancellationToken ct)
    {
        var key = await people.ForReadingAsync(session, sitting.CandidateId, ct);
        var texts = (await session.Query<ThreadText>().Where(t => t.SittingId == sitting.Id).ToListAsync(ct)).ToDictionary(t => t.Id, t => t.Read(key));
        var entries = (await session.Events.FetchStreamAsync(sitting.Id, token: ct)).Select(e => Entry(e.Data, (kind, id) => texts.GetValueOrDefault(ThreadText.IdOf(sitting.Id, kind, id))));
        return new(sitting.Id, TheSittingEndpoint.Label(sitting), sitting.CandidateId, sitting.Status, sitting.Incidents, [.. entries.OfType<ThreadEntry>()]);
    }

    /// <returns>Null for answers, and for what says nothing to a reader.</returns>
    internal static ThreadEntry? Entry(object e, Func<string, Guid, string?> text) => e switch
    {
        MessageSent m => new(m.SentAt, "message", m.By == "candidate" ? null : m.SenderId, null, [m.By], text("message", m.MessageId)),
        NoteWritten n => new(n.WrittenAt, "note", n.WrittenBy, null, [], text("note", n.NoteId)),
        IncidentReported i => new(i.ReportedAt, "incident", i.ReportedBy, i.IncidentId, [i.Kind, i.Severity], text("incident", i.IncidentId)),
        IncidentReviewed r => new(r.ReviewedAt, "review", r.ReviewedBy, r.IncidentId, [r.Severity], null),
        StatementGiven s => new(s.GivenAt, "statement", null, s.IncidentId, [], text("statement", s.IncidentId)),
        IncidentDecided d => new(d.DecidedAt, "decision", d.DecidedBy, d.IncidentId, [d.Outcome, d.Reason], text("decision", d.IncidentId)),
        DecisionAppealed a => new(a.AppealedAt, "appeal", null, a.IncidentId, [], text("appeal", a.IncidentId)),
        AppealDecided d => new(d.DecidedAt, "appeal-decision", d.DecidedBy, d.IncidentId, [d.Outcome], text("appeal-decision", d.IncidentId)),
        ItemCommented c => new(c.CommentedAt, "comment", null, null, [$"question {c.Position}"], null),
        CandidateArrived a => new(a.ArrivedAt, "arrived", null, null, [], null),
        IdentityChecked c => new(c.CheckedAt, "identity-checked", c.CheckedBy, null, [c.Method], null),
        CandidateAdmitted a => new(a.AdmittedAt, "admitted", a.AdmittedBy, null, [], null),
        SittingStarted s => new(s.StartedAt, "started", null, null, [], null),
        SittingPaused p => new(p.PausedAt, "paused", p.PausedBy, null, [p.Reason], null),
        SittingResumed r => new(r.ResumedAt, "resumed", r.ResumedBy, null, [], null),
        TimeAdjusted t => new(t.AdjustedAt, "time-adjusted", t.AdjustedBy, null, [$"{t.Seconds} seconds", t.Reason], null),
        SittingSubmitted s => new(s.SubmittedAt, "submitted", null, null, [], null),
        SittingExpired x => new(x.ExpiredAt, "expired", null, null, [], null),
        SittingTerminated t => new(t.TerminatedAt, "terminated", t.TerminatedBy, null, [t.Reason], null),
        _ => null,
    };
}
