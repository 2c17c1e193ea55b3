using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="Measured">Over the forms drawn so far, in the terms of the simulation; what failed are searches that had to be made again.</param>
/// <param name="Refused">Sittings that could not be scheduled because no form could be drawn.</param>
public sealed record DrawPlanView(
    Guid Id, int Version, string Code, string LevelCode, string LevelName, int BlueprintVersion, DrawPlanState State, int ExposurePercent, ulong Seed, double Effort,
    DrawForecast Simulation, DrawForecast Measured, int Refused, string? ReferenceCode, string Comparability, bool Demonstration)
{
    internal static DrawPlanView Of(DrawPlan p) => new(p.Id, p.Version, p.Code, p.LevelCode, p.LevelName, p.BlueprintVersion, p.State, p.ExposurePercent, p.Seed, p.Effort,
        p.Simulation, DrawFigures.Measured(p), p.Refused, p.ReferenceCode, p.Comparability, p.Demonstration);
}

public static class TheDrawPlanEndpoint
{
    private const int MostForms = 1000;

    /// <summary>What the simulation promised, beside what has been measured.</summary>
    [WolverineGet("/api/draw-plans/{drawPlanId}"), Authorize(Roles = Roles.FormReaders)]
    public static async Task<Results<Ok<DrawPlanView>, NotFound>> Get(Guid drawPlanId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<DrawPlan>(drawPlanId, ct) is { } plan ? TypedResults.Ok(DrawPlanView.Of(plan)) : TypedResults.NotFound();

    /// <summary>The newest first.</summary>
    [WolverineGet("/api/draw-plans"), Authorize(Roles = Roles.FormReaders)]
    public static async Task<IReadOnlyList<DrawPlanView>> List(IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<DrawPlan>().ToListAsync(ct)).OrderByDescending(p => p.ProposedAt).Select(DrawPlanView.Of)];

    /// <summary>Forms drawn by a plan, the newest first.</summary>
    [WolverineGet("/api/draw-plans/{drawPlanId}/forms"), Authorize(Roles = Roles.FormReaders)]
    public static async Task<Results<Ok<IReadOnlyList<FormSummary>>, NotFound>> DrawnForms(Guid drawPlanId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<DrawPlan>(drawPlanId, ct) is null ? TypedResults.NotFound()
        : TypedResults.Ok<IReadOnlyList<FormSummary>>([.. (await session.DrawnFormsAsync(drawPlanId, MostForms, ct)).Select(FormSummary.Of)]);

    internal static async Task<IReadOnlyList<Form>> DrawnFormsAsync(this IQuerySession session, Guid planId, int most, CancellationToken ct) =>
        await session.Query<Form>().Where(f => f.Assembly.Draw!.PlanId == planId).OrderByDescending(f => f.Assembly.Draw!.Number).Take(most).ToListAsync(ct);
}
