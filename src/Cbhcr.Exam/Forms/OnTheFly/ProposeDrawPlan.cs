using System.Buffers.Binary;
using System.Security.Claims;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <summary>Draw a form of its own for each sitting, by this blueprint and this bank. The simulation is made here and goes into the proposal.</summary>
/// <param name="Code">Forms are called by it and their number.</param>
/// <param name="Exposure">No item is to be seen by more of a hundred candidates.</param>
/// <param name="Draws">Forms in the simulation.</param>
/// <param name="Seed">Left out, one is drawn and recorded.</param>
/// <param name="Effort">In the solver's units, for one form at most; <see cref="SimulateDrawsEndpoint.EffortOfOne"/> when left out.</param>
/// <param name="ReferenceForm">Code of the form that the level's cut score was set for. Given, forms drawn are equated to it, for which every item must be calibrated.</param>
public sealed record ProposeDrawPlan(string BlueprintCode, string Code, int Exposure, int? Draws, ulong? Seed, double? Effort, string? ReferenceForm = null);

public sealed record DrawPlanOffer(
    Programme Programme, Blueprint Blueprint, IReadOnlyList<PooledItem> Pool, ulong Seed, double Effort, DrawForecast Simulation, ReferenceForm? Reference);

public static class ProposeDrawPlanEndpoint
{
    private const int LongestCode = 40;
    private const double MostEffort = 10;

    public static async Task<(ProblemDetails, DrawPlanOffer?)> LoadAsync(
        ProposeDrawPlan command, IQuerySession session, [NotBody] FreshSecret secret, Instant now, CancellationToken ct)
    {
        if (Faults(command) is { Count: > 0 } faults) return (Problems.Malformed(faults), null);
        var programme = await session.TheProgrammeAsync(ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == command.BlueprintCode, ct);
        if (programme is null || blueprint is null) return (Problems.Missing($"The blueprint {command.BlueprintCode}"), null);
        if (await session.Query<DrawPlan>().AnyAsync(p => p.Code == command.Code, ct)) return (Problems.Conflict($"There is a plan {command.Code} already.", "plan-exists"), null);
        var exam = blueprint.Content.Exam;
        if ((await session.DrawPlanObstaclesAsync(blueprint.Id, exam, programme.Demonstration, now, ct)).Refusal(command.Code) is { } refusal) return (refusal, null);

        var (seed, effort) = (command.Seed ?? BinaryPrimitives.ReadUInt64LittleEndian(secret.Bytes), command.Effort ?? SimulateDrawsEndpoint.EffortOfOne);
        var grounds = await AssemblyGrounds.OfAsync(session, blueprint.Code, exam, 1, new AssemblyEffort(seed, effort, null), [], [], ct);
        if (grounds.Refusal is { } why) return (Problems.Unprocessable(why, "draws-failed"), null);
        var problem = BlueprintProblem.Of(exam, grounds.Pool, grounds.Order);
        var scored = problem.Entries.All.Where(e => e.Use == SlotUse.Scored).Select(e => e.Item);
        var (misfit, reference) = await session.ReferenceAsync(command.ReferenceForm, blueprint.Code, programme.Demonstration, scored, ct);
        if (misfit is not null) return (misfit, null);
        var draws = command.Draws ?? SimulateDrawsEndpoint.UsualDraws;
        var s = await Task.Run(() => SimulateDrawsEndpoint.Simulate(problem, blueprint.Code, draws, command.Exposure, effort, seed, ct), ct);
        if (s.Draws < draws)
            return (Problems.Unprocessable(s.Draws == 0
                ? $"No form can be drawn by blueprint {blueprint.Code} from the {s.PoolItems} items that the bank has for it. Start an assembly of one form to see why."
                : $"Of {draws} forms only {s.Draws} could be drawn. Give more effort, or the bank more items.", "draws-failed"), null);
        return (Problems.None, new(programme, blueprint, [.. problem.Entries.All.Select(e => e.Item).DistinctBy(i => i.Code).Select(PooledItem.Of)], seed, effort,
            new(s.Draws, s.Failed, s.Relaxed, s.Greatest, s.Mean, s.MeanOverlap, s.NeverUsed, s.PoolItems), reference));
    }

    /// <summary>The first of two people. Nothing is drawn for anybody before another has looked at the simulation and approved.</summary>
    [WolverinePost("/api/draw-plans"), Authorize(Roles = Roles.FormAssembler)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static (CreationResponse<Guid>, StartStream) Post(ProposeDrawPlan command, DrawPlanOffer offer, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] Instant now) =>
        (new($"/api/draw-plans/{id.Value}", id.Value), Storage.StartStream<DrawPlan>(id.Value, new DrawPlanProposed(
            id.Value, offer.Programme.Id, command.Code, offer.Blueprint.Id, offer.Blueprint.BlueprintVersion, offer.Blueprint.Code, offer.Blueprint.Content,
            offer.Pool, PooledItem.HashOf(offer.Pool), command.Exposure, offer.Seed, offer.Effort, offer.Simulation,
            offer.Reference, Comparability.Words(offer.Reference), offer.Programme.Demonstration, user.AccountId(), now)));

    private static Dictionary<string, string> Faults(ProposeDrawPlan c)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(c.BlueprintCode)) faults["blueprintCode"] = "Name a blueprint.";
        if (string.IsNullOrEmpty(c.Code) || c.Code.Length > LongestCode || !c.Code.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_'))
            faults["code"] = $"A code has letters, digits, - and _, at most {LongestCode}.";
        if (c.Exposure is < 1 or > 100) faults["exposure"] = "Give an exposure of 1 to 100 percent.";
        if (c.Draws is < 1 or > SimulateDrawsEndpoint.MostDraws) faults["draws"] = $"Simulate between 1 and {SimulateDrawsEndpoint.MostDraws} draws.";
        if (c.Effort is { } e && !(e is > 0 and <= MostEffort)) faults["effort"] = $"Give an effort above 0 and up to {MostEffort}.";
        return faults;
    }
}
