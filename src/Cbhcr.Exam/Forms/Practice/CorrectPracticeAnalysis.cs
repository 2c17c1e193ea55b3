using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Put right what was recorded of a study that nobody has signed. Ratings and weights stay as long as nothing that they rest on changes.</summary>
/// <param name="Tasks">Left out, they stay.</param>
/// <param name="Panel">Left out, it stays.</param>
/// <param name="Reason">What was wrong.</param>
public sealed record CorrectPracticeAnalysis(
    string Title, string Method, IReadOnlyList<string>? Levels, string? SurveyFrom, string? SurveyTo, [property: MaxLength(2000)] string? SampleFrame, int? Invited,
    IReadOnlyList<ScaleFields>? Scales, SourceFile? Tasks, SourceFile? Panel, [property: MaxLength(PracticeText.Longest)] string? Reason, int Version)
{
    internal RecordPracticeAnalysis Whole(string code) => new(code, Title, Method, Levels, SurveyFrom, SurveyTo, SampleFrame, Invited, Scales, Tasks, Panel);
}

/// <param name="Problem">What is wrong with what was typed.</param>
public sealed record CorrectionGround(ProblemDetails Problem, StudyDesign? Design, FrameworkCodes? Codes, PracticeWriter Writer);

public static class CorrectPracticeAnalysisEndpoint
{
    public static async Task<CorrectionGround> LoadAsync(Guid studyId, CorrectPracticeAnalysis command, IDocumentSession session, PersonalData people, ClaimsPrincipal user,
        CancellationToken ct)
    {
        var writer = await PracticeWriter.LoadAsync(session, people, user.AccountId(), ct);
        var codes = await session.FrameworkCodesAsync(ct);
        if (codes is null || await session.LoadAsync<PracticeStudy>(studyId, ct) is not { } study) return new(Problems.None, null, codes, writer);
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(command.Reason)) faults["reason"] = "Say what was wrong.";
        if (command.Invited < study.Survey?.Respondents) faults["invited"] = $"{study.Survey.Respondents} people have answered.";
        var (problem, design) = await TypedStudy.ReadAsync(command.Whole(study.Code), study.Design, faults, codes, session, ct);
        return new(problem, design, codes, writer);
    }

    public static ProblemDetails Validate(CorrectPracticeAnalysis command, PracticeStudy study, CorrectionGround ground) =>
        study.WhyClosed() is { } closed ? Problems.Conflict(closed, "study-closed")
        : ground.Codes is null ? Problems.Conflict("Import the framework first.", "no-framework")
        : ground.Problem;

    [WolverinePost("/api/practice-analyses/{studyId}/corrections"), EmptyResponse, Authorize(Roles = Roles.Psychometrician), ProducesResponseType<ProblemDetails>(422)]
    public static (EventsToAppend, Insert<PracticeText>) Post(CorrectPracticeAnalysis command, [WriteModel("studyId")] PracticeStudy study, CorrectionGround ground,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var (design, codes) = (ground.Design!, ground.Codes!);
        var reason = PracticeText.Of(id.Value, study.Id, "correction", command.Reason!, user.AccountId(), ground.Writer.Key!, secret, now);
        return ([new PracticeAnalysisCorrected(design, codes.Code, codes.Version, study.KeepsSurvey(design), study.KeepsWeights(design, codes.Version), reason.Id,
            user.AccountId(), now)],
            Storage.Insert(reason));
    }
}
