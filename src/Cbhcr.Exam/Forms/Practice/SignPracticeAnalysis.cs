using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Sign the report. From here on blueprints may take their weights from it, and nothing in it changes any more.</summary>
public sealed record SignPracticeAnalysis(int Version);

public static class SignPracticeAnalysisEndpoint
{
    public static ProblemDetails Validate(PracticeStudy study) =>
        study.WhyClosed() is { } closed ? Problems.Conflict(closed, "study-closed")
        : study.Derived.Count == 0 ? Problems.Conflict("There are no weights to sign. Import the survey and derive them first.", "no-weights")
        : Problems.None;

    [WolverinePost("/api/practice-analyses/{studyId}/sign"), EmptyResponse, Authorize(Roles = Roles.Psychometrician)]
    public static PracticeAnalysisSigned Post(SignPracticeAnalysis command, [WriteModel("studyId")] PracticeStudy study, ClaimsPrincipal user, Instant now) =>
        new(study.ComputeReportHash(), user.AccountId(), now);
}
