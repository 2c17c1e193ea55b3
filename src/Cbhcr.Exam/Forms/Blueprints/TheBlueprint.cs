using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="Pool">What the bank has for it.</param>
/// <param name="Short">In words, by cell; empty when the bank has enough for one form.</param>
public sealed record BlueprintView(Blueprint Blueprint, BlueprintStanding Standing, PoolCounts Pool, IReadOnlyList<string> Short);

public static class TheBlueprintEndpoint
{
    [WolverineGet("/api/blueprints/{code}"), Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    public static async Task<Results<Ok<BlueprintView>, NotFound>> Get(string code, IQuerySession session, Instant now, CancellationToken ct) =>
        await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == code, ct) is { } blueprint
            ? TypedResults.Ok(await session.BlueprintViewAsync(blueprint, now, ct))
            : TypedResults.NotFound();
}

internal static class BlueprintViews
{
    public static async Task<BlueprintView> BlueprintViewAsync(this IQuerySession session, Blueprint blueprint, Instant now, CancellationToken ct)
    {
        var (programme, codes) = (await session.TheProgrammeAsync(ct), await session.FrameworkCodesAsync(ct));
        var pool = codes is null ? new(0, new Dictionary<string, int>(), 0)
            : PoolCounts.Of(await session.ItemsForLevelAsync(blueprint.Code, programme?.Demonstration == true, ct), codes);
        return new(blueprint, await session.BlueprintStandingAsync(blueprint, now, ct), pool, [.. Short(blueprint.Content.Exam, pool)]);
    }

    private static IEnumerable<string> Short(ExamSpecification exam, PoolCounts pool)
    {
        foreach (var target in exam.Competencies())
            if (pool.Of("competency", target.Code) is var have && have < target.ScoredItems) yield return $"{target.Code}: {target.ScoredItems} scored items, the bank has {have}";
        foreach (var cell in exam.Rules?.Cells ?? [])
            if (cell.Attribute != "level" && pool.Of(cell.Attribute, cell.Value) is var have && have < cell.Least)
                yield return $"{cell.Attribute} {cell.Value}: at least {cell.Least}, the bank has {have}";
        if (exam.Rules?.Cases is { } cases && pool.Cases < cases.Least) yield return $"Case sets: at least {cases.Least}, the bank has {pool.Cases}";
        if (pool.Items < exam.ScoredItems + exam.PretestItems) yield return $"In all: {exam.ScoredItems + exam.PretestItems} items, the bank has {pool.Items}";
    }
}
