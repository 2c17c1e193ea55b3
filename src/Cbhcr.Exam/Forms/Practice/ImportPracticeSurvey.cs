using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Bring the answers in. Another file takes the place of the one before, and its weights go with it.</summary>
public sealed record ImportPracticeSurvey(SourceFile File, int Version);

public static class ImportPracticeSurveyEndpoint
{
    public static ProblemDetails Validate(ImportPracticeSurvey command, PracticeStudy study) =>
        study.WhyClosed() is { } closed ? Problems.Conflict(closed, "study-closed")
        : SurveyFile.Read(command.File, study.Design).Problems is { Count: > 0 } problems
            ? Problems.Unprocessable("The survey was not taken; nothing was stored.", "file-problems").With("problems", problems)
        : Problems.None;

    [WolverinePost("/api/practice-analyses/{studyId}/survey"), EmptyResponse, Authorize(Roles = Roles.Psychometrician), ProducesResponseType<ProblemDetails>(422)]
    public static (EventsToAppend, Insert<PracticeSurvey>) Post(
        ImportPracticeSurvey command, [WriteModel("studyId")] PracticeStudy study, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] Instant now)
    {
        var read = SurveyFile.Read(command.File, study.Design).Survey!;
        var survey = new PracticeSurvey(id.Value, study.Id, [.. study.Design.Scales.Select(s => s.Code)], [.. study.Design.Tasks.Select(t => t.Code)], read.Groups, read.Answers);
        return ([new PracticeSurveyImported(id.Value, Path.GetFileName(command.File.Name), ContentHash.OfText(command.File.Content), survey.Hash(), survey.Answers.Count,
            user.AccountId(), now)],
            Storage.Insert(survey));
    }
}
