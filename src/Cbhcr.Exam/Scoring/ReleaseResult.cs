using System.Security.Claims;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Psychometrics.Scales;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

public sealed record ReleaseResult(int Version);

/// <summary>The rule that turns this result's raw score into a reported one, and what stands against it.</summary>
/// <param name="Counted">What the raw score is worth on the form that the cut was set for.</param>
/// <param name="Link">That brought it there; null for the base form, for a form drawn by a plan, and where no form of the level is linked.</param>
/// <param name="UnlinkedBase">The base form of the level, when this one is not linked to it though others are.</param>
public sealed record ReportingRule(
    CutScore? Cut, ScoreScale? Scale, IReadOnlyList<Guid> OpenIncidents, bool IsVoid, CountedScore Counted, FormLink? Link = null, string? UnlinkedBase = null);

public static class ReleaseResultEndpoint
{
    public static async Task<ReportingRule> LoadAsync(Result result, IQuerySession session, CancellationToken ct)
    {
        var cut = await session.Query<CutScore>().FirstOrDefaultAsync(c => c.LevelCode == result.LevelCode, ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == result.LevelCode, ct);
        var form = await session.LoadAsync<Form>(result.FormId, ct);
        // From the log, not from the result: an incident may be reported after scoring.
        var sitting = await session.FinishedSittingAsync(result.SittingId, ct);
        var links = await session.LinksInForceAsync(result.LevelCode, ct);
        var link = links.FirstOrDefault(l => l.FormId == result.FormId);
        var counted = form is null ? new(result.Raw, result.Maximum, null) : Reporting.Counted(form, link, result.Raw, result.Maximum);
        // All links of a level lead to one form.
        var onto = link is null && links is [var other, ..] && other.BaseFormId != result.FormId ? other.Figures.Base.Code : null;
        return new(cut, blueprint?.Content.Scale, sitting?.OpenIncidents ?? [], sitting?.IsVoid == true, counted, link, counted.On == onto ? null : onto);
    }

    public static ProblemDetails Validate(Result result, ReportingRule rule, ClaimsPrincipal user)
    {
        if (!result.MayBeDecidedBy(user.AccountId())) return Problems.Forbidden("Who supervised a sitting decides nothing about its result.", "impartiality-conflict");
        if (result.State == ResultState.Voided || rule.IsVoid) return Problems.Conflict("It was decided that this score does not count.", "result-void");
        if (result.State != ResultState.Scored) return Problems.Conflict("This result is released already.", "released");
        if (rule.OpenIncidents.Count > 0) return Problems.Conflict("An incident at this sitting has to be decided first.", "result-held").With("incidents", rule.OpenIncidents);
        if (rule.Cut is null || rule.Scale is null) return Problems.Conflict($"No cut score is adopted for {result.LevelCode}.", "no-cut-score");
        if (rule.UnlinkedBase is { } onto)
            return Problems.Conflict($"Other forms of {result.LevelCode} are linked to form {onto}, and this one is not: its scores would not be comparable.", "form-not-linked");
        return rule.Cut.ScoredItems == rule.Counted.Maximum
            ? Problems.None
            : Problems.Conflict($"The cut score is for {rule.Cut.ScoredItems} points, the {(rule.Counted.On is not null ? "form that it was set for" : "form")} has {rule.Counted.Maximum}.", "cut-score-does-not-fit");
    }

    /// <summary>An authorised person makes the result official; the numbers follow from the raw score and the adopted cut.</summary>
    [WolverinePost("/api/results/{resultId}/release"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static ResultReleased Post(ReleaseResult command, [WriteModel] Result result, ReportingRule rule, ClaimsPrincipal user, Instant now) =>
        Reporting.Release(result, rule.Cut!, rule.Scale!, rule.Counted, user.AccountId(), now, rule.Link?.Id);
}

public static class Reporting
{
    /// <summary>What a raw score is worth on the form that the cut was set for.</summary>
    public static CountedScore Counted(Form form, FormLink? link, int raw, int maximum) =>
        link is null ? form.Counted(raw, maximum) : new(link.Equated(raw), link.Figures.Base.Maximum, null, link.Figures.Base.Code);

    /// <summary>The cut is a score on one form of the level: what was scored on another is brought to its scale first.</summary>
    public static ResultReleased Release(Result result, CutScore cut, ScoreScale scale, CountedScore counted, Guid by, Instant now, Guid? link = null) =>
        new(cut.Id, cut.RawCut, counted.Note is { } note ? $"{cut.Basis}; {note}" : cut.Basis, Scaled(counted.Score, counted.Maximum, cut.RawCut, scale), counted.Score >= cut.RawCut, by, now,
            link, counted.On is null ? null : counted.Score);

    /// <summary>The cut maps to the pass mark exactly; no failing raw score reaches it (EQ-03).</summary>
    public static int Scaled(int raw, int maximum, int rawCut, ScoreScale scale) =>
        new LinearScoreScale(maximum, rawCut, scale.Minimum, scale.Pass, scale.Maximum).ToScaled(raw);
}
