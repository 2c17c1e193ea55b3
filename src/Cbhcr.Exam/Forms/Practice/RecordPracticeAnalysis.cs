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
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <summary>Begin a practice analysis: what was asked, of whom, by which method.</summary>
/// <param name="SurveyFrom">A date as 2026-01-31, like <paramref name="SurveyTo"/>.</param>
/// <param name="Scales">One without a code is none.</param>
/// <param name="Tasks">CSV; see <see cref="PracticeCsv.Tasks"/>.</param>
/// <param name="Panel">CSV; see <see cref="PracticeCsv.Panel"/>.</param>
/// <param name="Supersedes">Code of a signed study whose place this one takes once it is signed.</param>
public sealed record RecordPracticeAnalysis(
    string Code, string Title, string Method, IReadOnlyList<string>? Levels, string? SurveyFrom, string? SurveyTo, [property: MaxLength(2000)] string? SampleFrame, int? Invited,
    IReadOnlyList<ScaleFields>? Scales, SourceFile? Tasks, SourceFile? Panel, string? Supersedes = null);

public sealed record ScaleFields(string? Code, string? Question, int? Least, int? Most, int? PerformedFrom);

public sealed record StudyGround(Programme Programme, FrameworkCodes Codes, StudyDesign Design, StudyReference? Supersedes);

public static class RecordPracticeAnalysisEndpoint
{
    /// <summary>How a study was made: people in the role were asked, or experts, or both.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["task-survey", "expert-panel", "panel-and-survey"];

    public static async Task<(ProblemDetails, StudyGround?)> LoadAsync(RecordPracticeAnalysis command, IQuerySession session, CancellationToken ct)
    {
        var (programme, codes) = (await session.TheProgrammeAsync(ct), await session.FrameworkCodesAsync(ct));
        if (programme is null || codes is null) return (Problems.Conflict("Define the programme and import the framework first.", "no-framework"), null);
        if (await session.Query<PracticeStudy>().AnyAsync(s => s.Code == command.Code, ct))
            return (Problems.Conflict($"There is a practice analysis {command.Code} already.", "study-exists"), null);
        var before = string.IsNullOrWhiteSpace(command.Supersedes) ? null : await session.Query<PracticeStudy>().FirstOrDefaultAsync(s => s.Code == command.Supersedes, ct);
        var faults = new Dictionary<string, string>();
        if (!PracticeCsv.IsCode(command.Code)) faults["code"] = "A code has letters, digits, - and _, at most 20.";
        if (!string.IsNullOrWhiteSpace(command.Supersedes) && before?.State != StudyState.Signed)
            faults["supersedes"] = $"There is no signed practice analysis {command.Supersedes}.";
        else if (before is not null && await session.SuccessorAsync(before.Id, ct) is { } other)
            faults["supersedes"] = $"{other.Code} has taken the place of {before.Code} already.";
        var (problem, design) = await TypedStudy.ReadAsync(command, null, faults, codes, session, ct);
        return (problem, design is null ? null : new(programme, codes, design, before is null ? null : new(before.Id, before.Code)));
    }

    [WolverinePost("/api/practice-analyses"), Authorize(Roles = Roles.Psychometrician)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static (CreationResponse<Guid>, StartStream) Post(RecordPracticeAnalysis command, StudyGround? ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/practice-analyses/{id.Value}", id.Value), Storage.StartStream<PracticeStudy>(id.Value, new PracticeAnalysisRecorded(
            id.Value, ground!.Programme.Id, command.Code, ground.Design, ground.Codes.Code, ground.Codes.Version, user.AccountId(), now, ground.Supersedes)));
}
