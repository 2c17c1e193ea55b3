using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="Rates">Share of the forms an item stands on, the greatest first.</param>
public sealed record DrawSimulation(string BlueprintCode, int Draws, int Failed, int Relaxed, double Greatest, double Mean, int NeverUsed, double MeanOverlap, int PoolItems, IReadOnlyList<ItemRate> Rates);

public sealed record ItemRate(string Code, double Rate);

public static class SimulateDrawsEndpoint
{
    internal const int MostDraws = 500, UsualDraws = 50, UsualExposure = 30;
    internal const double EffortOfOne = 0.5;

    /// <summary>What would become of the bank if every candidate got a form drawn for them by this blueprint. Nothing is stored, and nobody is examined with such forms before this was looked at.</summary>
    /// <param name="code">Of the blueprint.</param>
    /// <param name="draws">How many candidates.</param>
    /// <param name="exposure">No item is to be seen by more of a hundred.</param>
    /// <param name="seed">The same seed, bank and blueprint give the same figures.</param>
    [WolverineGet("/api/blueprints/{code}/draws"), Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    [ProducesResponseType<DrawSimulation>(200), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(404)]
    public static async Task<IResult> Get(string code, int? draws, int? exposure, ulong? seed, IQuerySession session, CancellationToken ct)
    {
        if (draws is < 1 or > MostDraws || exposure is < 1 or > 100)
            return Results.Problem(Problems.Malformed(new Dictionary<string, string> { ["draws"] = $"Between 1 and {MostDraws} draws and an exposure of 1 to 100 percent can be simulated." }));
        var simulated = await session.SimulateAsync(code, draws ?? UsualDraws, exposure ?? UsualExposure, seed ?? 1, ct);
        return simulated is null ? Results.Problem(Problems.Missing($"The blueprint {code}")) : Results.Ok(simulated);
    }

    internal static async Task<DrawSimulation?> SimulateAsync(this IQuerySession session, string code, int draws, int exposure, ulong seed, CancellationToken ct)
    {
        if (await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == code, ct) is not { } blueprint) return null;
        var grounds = await AssemblyGrounds.OfAsync(session, code, blueprint.Content.Exam, 1, new AssemblyEffort(seed, EffortOfOne, null), [], [], ct);
        if (grounds.Refusal is not null || SpecificationGaps.Of(blueprint.Content.Exam).Count > 0) return new(code, 0, draws, 0, 0, 0, 0, 0, grounds.Pool.Count, []);
        return await Task.Run(() => Simulate(BlueprintProblem.Of(grounds.Exam, grounds.Pool, grounds.Order), code, draws, exposure, EffortOfOne, seed, ct), ct);
    }

    internal static DrawSimulation Simulate(BlueprintProblem problem, string code, int draws, int exposure, double effort, ulong seed, CancellationToken ct)
    {
        var drawn = FormDraws.Simulate(problem.Problem, PlannedDraws.Options(problem, exposure, effort), draws, seed, ct);
        // An item that may be scored or on trial is two entries of the pool, and seen either way.
        var used = problem.Entries.All.Zip(drawn.Rates).GroupBy(x => x.First.Item.Code, x => x.Second)
            .Select(g => (Code: g.Key, Times: (int)Math.Round(g.Sum() * drawn.Draws))).ToList();
        var report = FormDraws.Report(drawn.Draws, drawn.Failed, drawn.Relaxed, [.. used.Select(u => u.Times)]);
        var rates = used.Zip(report.Rates).Select(x => new ItemRate(x.First.Code, x.Second)).OrderByDescending(r => r.Rate).ThenBy(r => r.Code, StringComparer.Ordinal).ToList();
        return new(code, report.Draws, report.Failed, report.Relaxed, report.Greatest, report.Mean, report.NeverUsed, report.MeanOverlap, rates.Count, rates);
    }
}
