using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Credentials;

public sealed record AwardCredential(Guid ResultId);

public sealed record AwardGround(Programme Programme, DecidableResult Result, Blueprint Level);

public static class AwardCredentialEndpoint
{
    public static async Task<(ProblemDetails, AwardGround?)> LoadAsync(AwardCredential command, ClaimsPrincipal user, IQuerySession session, CancellationToken ct)
    {
        if (await session.DecidableResultAsync(command.ResultId, ct) is not { } result) return (Problems.Missing("The result"), null);
        if (result.Supervisors.Contains(user.AccountId()))
            return (Problems.Forbidden("Who supervised a sitting decides nothing about its result.", "impartiality-conflict"), null);
        if (!result.Released) return (Problems.Conflict("The result is not released.", "not-released"), null);
        if (!result.Passed) return (Problems.Conflict("The candidate did not pass.", "not-passed"), null);
        if (await session.Query<Credential>().AnyAsync(c => c.ResultId == command.ResultId, ct))
            return (Problems.Conflict("A credential was awarded for this result already.", "awarded"), null);
        var programme = await session.TheProgrammeAsync(ct);
        var level = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == result.LevelCode, ct);
        return programme is null || level is null ? (Problems.Missing("The level"), null) : (Problems.None, new(programme, result, level));
    }

    /// <summary>The certification decision: made by an authorised person who took no part in the examination (IMP-06).</summary>
    [WolverinePost("/api/credentials"), Authorize(Roles = Roles.CredentialingOfficer)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(AwardCredential command, AwardGround ground, ClaimsPrincipal user, [NotBody] FreshSecret secret, [NotBody] NewId id, Instant now)
    {
        var from = ground.Programme.DateOf(now);
        var until = from.PlusYears(ground.Level.Content.ValidityYears).PlusDays(-1);
        return (new($"/api/credentials/{id.Value}", id.Value), Storage.StartStream<Credential>(id.Value, new CredentialAwarded(id.Value, ground.Programme.Id,
            ground.Result.CandidateId, ground.Result.ResultId, ground.Level.Code, ground.Level.Content.Name, CredentialNumber.From(secret), from, until,
            ground.Result.CutBasis ?? "", ground.Result.Demonstration, user.AccountId(), now)));
    }
}
