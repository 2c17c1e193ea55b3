using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Cbhcr.Exam.Forms;

/// <summary>What was typed of a study, recorded for the first time or corrected, as its design.</summary>
internal static class TypedStudy
{
    private const int MostScales = 6;
    private const int MostSteps = 20;

    /// <param name="before">Where files are left out, what it was; null for a new study.</param>
    /// <param name="faults">Those that were found already.</param>
    public static async Task<(ProblemDetails Problem, StudyDesign? Design)> ReadAsync(
        RecordPracticeAnalysis c, StudyDesign? before, Dictionary<string, string> faults, FrameworkCodes codes, IQuerySession session, CancellationToken ct)
    {
        Faults(c, before, codes, await session.Query<Blueprint>().Select(b => b.Code).ToListAsync(ct), faults);
        if (faults.Count > 0) return (Problems.Malformed(faults), null);
        var (tasks, wrong) = c.Tasks is { } file ? PracticeCsv.Tasks(file, codes) : (before!.Tasks, []);
        var (panel, wrongPanel) = c.Panel is { } people ? PracticeCsv.Panel(people) : (before?.Panel ?? [], []);
        return wrong.Concat(wrongPanel).ToList() is { Count: > 0 } problems
            ? (Problems.Unprocessable("The files have problems; nothing was stored.", "file-problems").With("problems", problems), null)
            : (Problems.None, Design(c, tasks, panel));
    }

    private static void Faults(RecordPracticeAnalysis c, StudyDesign? before, FrameworkCodes codes, IReadOnlyList<string> levels, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(c.Title)) faults["title"] = "Give the study a title.";
        if (!RecordPracticeAnalysisEndpoint.Methods.Contains(c.Method)) faults["method"] = $"The method is one of {string.Join(", ", RecordPracticeAnalysisEndpoint.Methods)}.";
        if (c.Levels is not { Count: > 0 } || c.Levels.Except(levels).Any()) faults["levels"] = "Choose at least one level of those that have a blueprint.";
        if (Day(c.SurveyFrom) is null) faults["surveyFrom"] = "Give the first day of the survey.";
        if (Day(c.SurveyTo) is null || Day(c.SurveyTo) < Day(c.SurveyFrom)) faults["surveyTo"] = "Give the last day of the survey, not before the first.";
        if (string.IsNullOrWhiteSpace(c.SampleFrame)) faults["sampleFrame"] = "Say who was asked, and how they were chosen.";
        if (c.Invited is not (> 0 and <= 1_000_000)) faults["invited"] = "Give the number of people invited.";
        if (c.Tasks is null && before is null) faults["tasks"] = "Send the file of tasks.";
        else if (c.Tasks is null && before!.Tasks.FirstOrDefault(t => !codes.DomainOfCompetency.ContainsKey(t.Competency)) is { } strange)
            faults["tasks"] = $"Task {strange.Code} names {strange.Competency}, which is not in framework {codes.Code} {codes.Version}. Send the file of tasks anew.";
        ScaleFaults(c.Scales ?? [], faults);
    }

    private static void ScaleFaults(IReadOnlyList<ScaleFields> scales, Dictionary<string, string> faults)
    {
        var given = scales.Select((s, i) => (s, i)).Where(x => !string.IsNullOrWhiteSpace(x.s.Code)).ToList();
        if (given.Count is 0 or > MostScales) faults["scales"] = $"Give between one and {MostScales} scales.";
        foreach (var (scale, i) in given)
        {
            if (!PracticeCsv.IsCode(scale.Code!) || given.Count(x => x.s.Code == scale.Code) > 1)
                faults[$"scales[{i}].code"] = "A scale has a code of its own: letters, digits, - and _.";
            if (string.IsNullOrWhiteSpace(scale.Question)) faults[$"scales[{i}].question"] = "Give the question that is rated.";
            if (scale.Least is not (>= 0 and <= 100)) faults[$"scales[{i}].least"] = "Give the lowest rating, zero or more.";
            if (scale.Most is null || scale.Most <= scale.Least || scale.Most > scale.Least + MostSteps)
                faults[$"scales[{i}].most"] = $"Give the highest rating, at most {MostSteps} above the lowest.";
            if (scale.PerformedFrom <= scale.Least || scale.PerformedFrom > scale.Most)
                faults[$"scales[{i}].performedFrom"] = "Performing begins above the lowest rating and not above the highest.";
        }
        if (given.Count(x => x.s.PerformedFrom is not null) > 1) faults["scales"] = "One scale at most tells who performs a task.";
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;

    private static StudyDesign Design(RecordPracticeAnalysis c, IReadOnlyList<PracticeTask> tasks, IReadOnlyList<PanelCell> panel) => new(
        c.Title.Trim(), c.Method, [.. c.Levels!.Distinct().Order(StringComparer.Ordinal)], Day(c.SurveyFrom)!.Value, Day(c.SurveyTo)!.Value, c.SampleFrame!.Trim(),
        c.Invited!.Value,
        [.. c.Scales!.Where(s => !string.IsNullOrWhiteSpace(s.Code)).Select(s => new RatingScale(s.Code!, s.Question!.Trim(), s.Least!.Value, s.Most!.Value, s.PerformedFrom))],
        tasks, panel);
}
