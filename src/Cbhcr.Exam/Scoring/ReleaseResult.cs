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
/// <param name="OnForm">The level's cut as it is on this form; null when it does not fit.</param>
public sealed record ReportingRule(CutScore? Cut, FormCut? OnForm, ScoreScale? Scale, IReadOnlyList<Guid> OpenIncidents, bool IsVoid);

public static class ReleaseResultEndpoint
{
    public static async Task<ReportingRule> LoadAsync(Result result, IQuerySession session, CancellationToken ct)
    {
        var cut = await session.Query<CutScore>().FirstOrDefaultAsync(c => c.LevelCode == result.LevelCode, ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == result.LevelCode, ct);
        var form = await session.LoadAsync<Form>(result.FormId, ct);
        // From the log, not from the result: an incident may be reported after scoring.
        var sitting = await session.FinishedSittingAsync(result.SittingId, ct);
        var onForm = cut is null ? null : form?.CutOn(cut.RawCut, cut.ScoredItems, result.Maximum);
        return new(cut, onForm, blueprint?.Content.Scale, sitting?.OpenIncidents ?? [], sitting?.IsVoid == true);
    }

    public static ProblemDetails Validate(Result result, ReportingRule rule, ClaimsPrincipal user)
    {
        if (!result.MayBeDecidedBy(user.AccountId())) return Problems.Forbidden("Who supervised a sitting decides nothing about its result.", "impartiality-conflict");
        if (result.State == ResultState.Voided || rule.IsVoid) return Problems.Conflict("It was decided that this score does not count.", "result-void");
        if (result.State != ResultState.Scored) return Problems.Conflict("This result is released already.", "released");
        if (rule.OpenIncidents.Count > 0) return Problems.Conflict("An incident at this sitting has to be decided first.", "result-held").With("incidents", rule.OpenIncidents);
        if (rule.Cut is null || rule.Scale is null) return Problems.Conflict($"No cut score is adopted for {result.LevelCode}.", "no-cut-score");
        return rule.OnForm is not null
            ? Problems.None
            : Problems.Conflict($"The cut score is for {rule.Cut.ScoredItems} points, the form has {result.Maximum}.", "cut-score-does-not-fit");
    }

    /// <summary>An authorised person makes the result official; the numbers follow from the raw score and the adopted cut.</summary>
    [WolverinePost("/api/results/{resultId}/release"), EmptyResponse, Authorize(Roles = Roles.CredentialingOfficer)]
    public static ResultReleased Post(ReleaseResult command, [WriteModel] Result result, ReportingRule rule, ClaimsPrincipal user, Instant now) =>
        Reporting.Release(result, rule.Cut!, rule.OnForm!, rule.Scale!, user.AccountId(), now);
}

public static class Reporting
{
    public static ResultReleased Release(Result result, CutScore cut, FormCut here, ScoreScale scale, Guid by, Instant now) =>
        new(cut.Id, here.RawCut, here.Note is { } note ? $"{cut.Basis}; {note}" : cut.Basis,
            Scaled(result.Raw, result.Maximum, here.RawCut, scale), result.Raw >= here.RawCut, by, now);

    /// <summary>The cut maps to the pass mark exactly; no failing raw score reaches it (EQ-03).</summary>
    public static int Scaled(int raw, int maximum, int rawCut, ScoreScale scale) =>
        new LinearScoreScale(maximum, rawCut, scale.Minimum, scale.Pass, scale.Maximum).ToScaled(raw);
}
