using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Scoring;

/// <param name="MaximumPoints">Of the forms of this level; left out, a point for each scored item.</param>
/// <param name="Reason">Why this number: it is printed with every result until a study replaces it.</param>
public sealed record AdoptCutScore(string LevelCode, int RawCut, [property: MaxLength(2000)] string Reason, int? MaximumPoints = null);

public sealed record CutScoreGround(Programme Programme, Blueprint Blueprint);

public static class AdoptCutScoreEndpoint
{
    public static async Task<(ProblemDetails, CutScoreGround?)> LoadAsync(AdoptCutScore command, IQuerySession session, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == command.LevelCode, ct);
        if (programme is null || blueprint is null) return (Problems.Missing($"The level {command.LevelCode}"), null);
        var scored = command.MaximumPoints ?? blueprint.Content.Exam.ScoredItems;
        if (scored is < 1 or > 10_000) return (Problems.Malformed("The maximum must lie between 1 and 10000."), null);
        if (command.RawCut < 1 || command.RawCut > scored) return (Problems.Malformed($"The cut must lie between 1 and {scored}."), null);
        if (string.IsNullOrWhiteSpace(command.Reason)) return (Problems.Malformed("Give the reason for this cut score."), null);
        if (await session.Query<CutScore>().AnyAsync(c => c.LevelCode == command.LevelCode, ct))
            return (Problems.Conflict("This level has a cut score already; change it with its version.", "cut-score-exists"), null);
        return (Problems.None, new(programme, blueprint));
    }

    [WolverinePost("/api/cut-scores"), Authorize(Roles = Roles.Psychometrician)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(AdoptCutScore command, CutScoreGround ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/cut-scores/{id.Value}", id.Value), Storage.StartStream<CutScore>(id.Value, new CutScoreAdopted(id.Value, ground.Programme.Id, command.LevelCode,
            command.RawCut, command.MaximumPoints ?? ground.Blueprint.Content.Exam.ScoredItems, CutScore.Provisional, command.Reason.Trim(), user.AccountId(), now)));
}
