using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Withdraw a study. Blueprints that stand on it are provisional from this moment (JA-02).</summary>
public sealed record WithdrawPracticeAnalysis([property: MaxLength(PracticeText.Longest)] string? Reason, int Version);

public static class WithdrawPracticeAnalysisEndpoint
{
    public static Task<PracticeWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        PracticeWriter.LoadAsync(session, people, user.AccountId(), ct);

    public static ProblemDetails Validate(WithdrawPracticeAnalysis command, PracticeStudy study) =>
        study.State == StudyState.Withdrawn ? Problems.Conflict(study.WhyClosed()!, "study-closed")
        : string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give the reason." })
        : Problems.None;

    [WolverinePost("/api/practice-analyses/{studyId}/withdraw"), EmptyResponse, Authorize(Roles = Roles.Psychometrician)]
    public static (EventsToAppend, Insert<PracticeText>) Post(WithdrawPracticeAnalysis command, [WriteModel("studyId")] PracticeStudy study, PracticeWriter writer,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var reason = PracticeText.Of(id.Value, study.Id, "withdrawal", command.Reason!, user.AccountId(), writer.Key!, secret, now);
        return ([new PracticeAnalysisWithdrawn(reason.Id, user.AccountId(), now)], Storage.Insert(reason));
    }
}
