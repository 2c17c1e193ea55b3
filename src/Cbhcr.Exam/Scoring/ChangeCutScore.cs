using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

public sealed record ChangeCutScore(int RawCut, [property: MaxLength(2000)] string Reason, int Version);

public static class ChangeCutScoreEndpoint
{
    public static ProblemDetails Validate(ChangeCutScore command, CutScore cutScore) =>
        command.RawCut < 1 || command.RawCut > cutScore.ScoredItems ? Problems.Malformed($"The cut must lie between 1 and {cutScore.ScoredItems}.")
        : string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed("Give the reason for this cut score.")
        : Problems.None;

    /// <summary>Results released before keep the cut they were released with.</summary>
    [WolverinePost("/api/cut-scores/{cutScoreId}"), EmptyResponse, Authorize(Roles = Roles.Psychometrician)]
    public static CutScoreAdopted Post(ChangeCutScore command, [WriteModel] CutScore cutScore, ClaimsPrincipal user, Instant now) =>
        new(cutScore.Id, cutScore.ProgrammeId, cutScore.LevelCode, command.RawCut, cutScore.ScoredItems, CutScore.Provisional, command.Reason.Trim(), user.AccountId(), now);
}
