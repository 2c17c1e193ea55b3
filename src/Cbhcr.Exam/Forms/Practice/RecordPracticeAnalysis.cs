using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <summary>Begin a practice analysis: what was asked, of whom, by which method.</summary>
/// <param name="SurveyFrom">A date as 2026-01-31, like <paramref name="SurveyTo"/>.</param>
/// <param name="Scales">One without a code is none.</param>
/// <param name="Tasks">CSV; see <see cref="PracticeCsv.Tasks"/>.</param>
/// <param name="Panel">CSV; see <see cref="PracticeCsv.Panel"/>.</param>
public sealed record RecordPracticeAnalysis(
    string Code, string Title, string Method, IReadOnlyList<string>? Levels, string? SurveyFrom, string? SurveyTo, [property: MaxLength(2000)] string? SampleFrame, int? Invited,
    IReadOnlyList<ScaleFields>? Scales, SourceFile? Tasks, SourceFile? Panel);

public sealed record ScaleFields(string? Code, string? Question, int? Least, int? Most, int? PerformedFrom);

public sealed record StudyGround(Programme Programme, FrameworkCodes Codes, StudyDesign Design);

public static class RecordPracticeAnalysisEndpoint
{
    /// <summary>How a study was made: people in the role were asked, or experts, or both.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["task-survey", "expert-panel", "panel-and-survey"];

    private const int MostScales = 6;
    private const int MostSteps = 20;

    public static async Task<(ProblemDetails, StudyGround?)> LoadAsync(RecordPracticeAnalysis command, IQuerySession session, CancellationToken ct)
    {
        var (programme, codes) = (await session.TheProgrammeAsync(ct), await session.FrameworkCodesAsync(ct));
        if (programme is null || codes is null) return (Problems.Conflict("Define the programme and import the framework first.", "no-framework"), null);
        if (await session.Query<PracticeStudy>().AnyAsync(s => s.Code == command.Code, ct)) return (Problems.Conflict($"There is a practice analysis {command.Code} already.", "study-exists"), null);
        var levels = await session.Query<Blueprint>().Select(b => b.Code).ToListAsync(ct);
        var faults = Faults(command, levels);
        if (faults.Count > 0) return (Problems.Malformed(faults), null);
        var (tasks, wrong) = PracticeCsv.Tasks(command.Tasks!, codes);
        var (panel, wrongPanel) = command.Panel is { } file ? PracticeCsv.Panel(file) : ([], []);
        return wrong.Concat(wrongPanel).ToList() is { Count: > 0 } problems
            ? (Problems.Unprocessable("The files have problems; nothing was stored.", "file-problems").With("problems", problems), null)
            : (Problems.None, new(programme, codes, Design(command, tasks, panel)));
    }

    [WolverinePost("/api/practice-analyses"), Authorize(Roles = Roles.Psychometrician)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static (CreationResponse<Guid>, StartStream) Post(RecordPracticeAnalysis command, StudyGround? ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/practice-analyses/{id.Value}", id.Value), Storage.StartStream<PracticeStudy>(id.Value, new PracticeAnalysisRecorded(
            id.Value, ground!.Programme.Id, command.Code, ground.Design, ground.Codes.Code, ground.Codes.Version, user.AccountId(), now)));

    private static Dictionary<string, string> Faults(RecordPracticeAnalysis c, IReadOnlyList<string> levels)
    {
        var faults = new Dictionary<string, string>();
        if (!PracticeCsv.IsCode(c.Code)) faults["code"] = "A code has letters, digits, - and _, at most 20.";
        if (string.IsNullOrWhiteSpace(c.Title)) faults["title"] = "Give the study a title.";
        if (!Methods.Contains(c.Method)) faults["method"] = $"The method is one of {string.Join(", ", Methods)}.";
        if (c.Levels is not { Count: > 0 } || c.Levels.Except(levels).Any()) faults["levels"] = "Choose at least one level of those that have a blueprint.";
        if (Day(c.SurveyFrom) is null) faults["surveyFrom"] = "Give the first day of the survey.";
        if (Day(c.SurveyTo) is null || Day(c.SurveyTo) < Day(c.SurveyFrom)) faults["surveyTo"] = "Give the last day of the survey, not before the first.";
        if (string.IsNullOrWhiteSpace(c.SampleFrame)) faults["sampleFrame"] = "Say who was asked, and how they were chosen.";
        if (c.Invited is not (> 0 and <= 1_000_000)) faults["invited"] = "Give the number of people invited.";
        if (c.Tasks is null) faults["tasks"] = "Send the file of tasks.";
        ScaleFaults(c.Scales ?? [], faults);
        return faults;
    }

    private static void ScaleFaults(IReadOnlyList<ScaleFields> scales, Dictionary<string, string> faults)
    {
        var given = scales.Select((s, i) => (s, i)).Where(x => !string.IsNullOrWhiteSpace(x.s.Code)).ToList();
        if (given.Count is 0 or > MostScales) faults["scales"] = $"Give between one and {MostScales} scales.";
        foreach (var (scale, i) in given)
        {
            if (!PracticeCsv.IsCode(scale.Code!) || given.Count(x => x.s.Code == scale.Code) > 1) faults[$"scales[{i}].code"] = "A scale has a code of its own: letters, digits, - and _.";
            if (string.IsNullOrWhiteSpace(scale.Question)) faults[$"scales[{i}].question"] = "Give the question that is rated.";
            if (scale.Least is not (>= 0 and <= 100)) faults[$"scales[{i}].least"] = "Give the lowest rating, zero or more.";
            if (scale.Most is null || scale.Most <= scale.Least || scale.Most > scale.Least + MostSteps) faults[$"scales[{i}].most"] = $"Give the highest rating, at most {MostSteps} above the lowest.";
            if (scale.PerformedFrom <= scale.Least || scale.PerformedFrom > scale.Most) faults[$"scales[{i}].performedFrom"] = "Performing begins above the lowest rating and not above the highest.";
        }
        if (given.Count(x => x.s.PerformedFrom is not null) > 1) faults["scales"] = "One scale at most tells who performs a task.";
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;

    private static StudyDesign Design(RecordPracticeAnalysis c, IReadOnlyList<PracticeTask> tasks, IReadOnlyList<PanelCell> panel) => new(
        c.Title.Trim(), c.Method, [.. c.Levels!.Distinct().Order(StringComparer.Ordinal)], Day(c.SurveyFrom)!.Value, Day(c.SurveyTo)!.Value, c.SampleFrame!.Trim(), c.Invited!.Value,
        [.. c.Scales!.Where(s => !string.IsNullOrWhiteSpace(s.Code)).Select(s => new RatingScale(s.Code!, s.Question!.Trim(), s.Least!.Value, s.Most!.Value, s.PerformedFrom))], tasks, panel);
}
