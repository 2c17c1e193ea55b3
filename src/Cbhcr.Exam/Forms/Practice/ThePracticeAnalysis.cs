using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public sealed record StudySummary(Guid Id, string Code, string Title, StudyState State, IReadOnlyList<string> Levels, LocalDate SurveyTo, int Invited, int? Answered, int Years,
    string? SupersededBy);

/// <param name="Reason">As far as it can still be read.</param>
public sealed record ShownOverride(IReadOnlyList<WeightChange> Changes, string Reason, Guid By, Instant At);

public sealed record ShownCorrection(string Reason, Guid By, Instant At);

public sealed record CompetencyWeight(string Competency, string Domain, double Value, decimal Derived, decimal Adopted);

/// <summary>What may be told of a study: ratings only summed up, small cells hidden. The panel's counts of the design are not among it but in <see cref="Panel"/>.</summary>
/// <param name="Supersedes">Code of the study whose place it takes.</param>
/// <param name="SupersededBy">Code of the signed study that has taken its place.</param>
public sealed record StudyReport(
    Guid Id, int Version, string Code, StudyState State, StudyDesign Design, string FrameworkVersion, int Years, StudySurvey? Survey, IReadOnlyList<TaskFigures> Tasks,
    IReadOnlyList<CountedCell> Respondents, IReadOnlyList<CountedCell> Panel, WeightRule? Rule, IReadOnlyList<string> LeftOut, IReadOnlyList<CompetencyWeight> Weights,
    IReadOnlyList<ShownOverride> Overrides, string? ReportHash, Instant? SignedAt, string? WithdrawalReason,
    IReadOnlyList<ShownCorrection> Corrections, string? Supersedes, string? SupersededBy);

public static class ThePracticeAnalysisEndpoint
{
    private const string Readers = $"{Roles.FormAssembler},{Roles.Psychometrician},{Roles.Administrator}";

    [WolverineGet("/api/practice-analyses/{studyId}"), Authorize(Roles = Readers)]
    public static async Task<Results<Ok<StudyReport>, NotFound>> Get(Guid studyId, IQuerySession session, PersonalData people, Instant now, CancellationToken ct) =>
        await session.LoadAsync<PracticeStudy>(studyId, ct) is { } study ? TypedResults.Ok(await session.StudyReportAsync(study, people, now, ct)) : TypedResults.NotFound();

    [WolverineGet("/api/practice-analyses"), Authorize(Roles = Readers)]
    public static async Task<IReadOnlyList<StudySummary>> List(IQuerySession session, Instant now, CancellationToken ct)
    {
        var today = await session.TodayAsync(now, ct);
        var studies = await session.Query<PracticeStudy>().OrderBy(s => s.Code).ToListAsync(ct);
        string? Successor(Guid id) => studies.FirstOrDefault(s => s.State == StudyState.Signed && s.Supersedes?.StudyId == id)?.Code;
        return [.. studies.Select(s => new StudySummary(
            s.Id, s.Code, s.Design.Title, s.State, s.Design.Levels, s.Design.SurveyTo, s.Design.Invited, s.Survey?.Respondents, s.AgeOn(today), Successor(s.Id)))];
    }
}

internal static class StudyReports
{
    /// <summary>The date in the programme's zone.</summary>
    public static async Task<LocalDate> TodayAsync(this IQuerySession session, Instant now, CancellationToken ct) =>
        (await session.TheProgrammeAsync(ct))?.DateOf(now) ?? now.InUtc().Date;

    /// <summary>The signed study that has taken the place of another; when that one is withdrawn, nothing has.</summary>
    public static async Task<PracticeStudy?> SuccessorAsync(this IQuerySession session, Guid studyId, CancellationToken ct) =>
        await session.Query<PracticeStudy>().Where(s => s.Supersedes!.StudyId == studyId && s.State == StudyState.Signed).OrderBy(s => s.Code).FirstOrDefaultAsync(ct);

    public static async Task<StudyReport> StudyReportAsync(this IQuerySession session, PracticeStudy study, PersonalData people, Instant now, CancellationToken ct)
    {
        var survey = study.Survey is { } imported ? await session.LoadAsync<PracticeSurvey>(imported.SurveyId, ct) : null;
        var reasons = await session.PracticeTextsAsync(study.Id, people, ct);
        var adopted = study.AdoptedWeights();
        string Reason(Guid id) => reasons.GetValueOrDefault(id, PersonalData.Erased);
        return new(study.Id, study.Version, study.Code, study.State, study.Design with { Panel = [] }, study.FrameworkVersion, study.AgeOn(await session.TodayAsync(now, ct)),
            study.Survey,
            survey is null ? [] : StudyFigures.Of(study.Design, survey), survey is null ? [] : StudyFigures.Respondents(survey), StudyFigures.Panel(study.Design), study.Rule,
            study.LeftOut,
            [.. study.Derived.Select(w => new CompetencyWeight(w.Competency, w.Domain, w.Value, w.Percent, adopted[w.Competency]))],
            [.. study.Overrides.Select(o => new ShownOverride(o.Changes, Reason(o.ReasonId), o.By, o.At))], study.ReportHash, study.SignedAt,
            study.WithdrawalReason is { } reason ? Reason(reason) : null, [.. study.Corrections.Select(c => new ShownCorrection(Reason(c.ReasonId), c.By, c.At))],
            study.Supersedes?.Code, (await session.SuccessorAsync(study.Id, ct))?.Code);
    }
}
