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
/// <param name="Link">How scores of this form become scores of the base form; null for the base form, and where no form of the level is linked.</param>
/// <param name="Drawn">Set where the form was drawn for the sitting.</param>
/// <param name="UnlinkedBase">The base form of the level, when this one is not linked to it though others are.</param>
public sealed record ReportingRule(CutScore? Cut, ScoreScale? Scale, IReadOnlyList<Guid> OpenIncidents, bool IsVoid, FormLink? Link = null, string? UnlinkedBase = null, DrawnScale? Drawn = null)
{
    /// <summary>Of the form whose scores the cut is one of.</summary>
    /// <param name="maximum">Of the form that was sat.</param>
    public int Points(int maximum) => Link?.Figures.Base.Maximum ?? Drawn?.Equating?.ReferencePoints ?? maximum;
}

public static class ReleaseResultEndpoint
{
    public static async Task<ReportingRule> LoadAsync(Result result, IQuerySession session, CancellationToken ct)
    {
        var cut = await session.Query<CutScore>().FirstOrDefaultAsync(c => c.LevelCode == result.LevelCode, ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == result.LevelCode, ct);
        // From the log, not from the result: an incident may be reported after scoring.
        var sitting = await session.FinishedSittingAsync(result.SittingId, ct);
        var drawn = (await session.LoadAsync<Form>(result.FormId, ct))?.DrawnScale();
        var links = await session.LinksInForceAsync(result.LevelCode, ct);
        var link = links.FirstOrDefault(l => l.FormId == result.FormId);
        var unlinked = link is null ? links.FirstOrDefault(l => l.BaseFormId != result.FormId && l.Figures.Base.Code != drawn?.Equating?.ReferenceCode)?.Figures.Base.Code : null;
        return new(cut, blueprint?.Content.Scale, sitting?.OpenIncidents ?? [], sitting?.IsVoid == true, link, unlinked, drawn);
    }

    public static ProblemDetails Validate(Result result, ReportingRule rule, ClaimsPrincipal user)
    {
        if (!result.MayBeDecidedBy(user.AccountId())) return Problems.Forbidden("Who supervised a sitting decides nothing about its result.", "impartiality-conflict");
        if (result.State == ResultState.Voided || rule.IsVoid) return Problems.Conflict("It was decided that this score does not count.", "result-void");
        if (result.State != ResultState.Scored) return Problems.Conflict("This result is released already.", "released");
        if (rule.OpenIncidents.Count > 0) return Problems.Conflict("An incident at this sitting has to be decided first.", "result-held").With("incidents", rule.OpenIncidents);
        if (rule.Cut is null || rule.Scale is null) return Problems.Conflict($"No cut score is adopted for {result.LevelCode}.", "no-cut-score");
        if (rule.UnlinkedBase is { } onto) return Problems.Conflict($"Other forms of {result.LevelCode} are linked to form {onto}, and this one is not: its scores would not be comparable.", "form-not-linked");
        var points = rule.Points(result.Maximum);
        if (rule.Drawn?.Equating is { } equating && equating.Equivalents.Count != result.Maximum + 1)
            return Problems.Conflict($"The form has {result.Maximum} points and is equated for {equating.Equivalents.Count - 1}.", "cut-score-does-not-fit");
        return rule.Cut.ScoredItems == points
            ? Problems.None
            : Problems.Conflict($"The cut score is for {rule.Cut.ScoredItems} points, the {(rule.Link is null ? "form" : "base form")} has {points}.", "cut-score-does-not-fit");
    }

    /// <summary>An authorised person makes the result official; the numbers follow from the raw score and the adopted cut.</summary>
    [WolverinePost("/api/results/{resultId}/release"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static ResultReleased Post(ReleaseResult command, [WriteModel] Result result, ReportingRule rule, ClaimsPrincipal user, Instant now) =>
        Reporting.Release(result, rule, user.AccountId(), now);
}

public static class Reporting
{
    /// <summary>The cut is a score on the base form: what was scored on another is brought to its scale first.</summary>
    public static ResultReleased Release(Result result, ReportingRule rule, Guid by, Instant now)
    {
        var (cut, equated) = (rule.Cut!, rule.Link?.Equated(result.Raw) ?? rule.Drawn?.Equating?.Equated(result.Raw));
        var score = equated ?? result.Raw;
        return new(cut.Id, cut.RawCut, rule.Drawn is { } drawn ? $"{cut.Basis}; {drawn.Note}" : cut.Basis, Scaled(score, rule.Points(result.Maximum), cut.RawCut, rule.Scale!), score >= cut.RawCut,
            by, now, rule.Link?.Id, equated);
    }

    /// <summary>The cut maps to the pass mark exactly; no failing raw score reaches it (EQ-03).</summary>
    public static int Scaled(int raw, int maximum, int rawCut, ScoreScale scale) =>
        new LinearScoreScale(maximum, rawCut, scale.Minimum, scale.Pass, scale.Maximum).ToScaled(raw);
}
