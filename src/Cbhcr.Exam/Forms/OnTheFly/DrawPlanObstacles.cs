using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>What keeps forms from being drawn by a blueprint; it is what would keep any form by it from being published.</summary>
internal static class DrawPlanObstacles
{
    public static async Task<IReadOnlyList<string>> DrawPlanObstaclesAsync(
        this IQuerySession session, Guid blueprintId, ExamSpecification exam, bool demonstration, Instant now, CancellationToken ct)
    {
        var obstacles = SpecificationGaps.Of(exam).ToList();
        // A demonstration says on every result what it is.
        if (!demonstration && await session.LoadAsync<Blueprint>(blueprintId, ct) is { } blueprint
            && await session.BlueprintStandingAsync(blueprint, now, ct) is { IsProvisional: true } standing)
            obstacles.Add($"The blueprint is provisional and cannot be used for live forms: {standing.Words}");
        // A draw is made again from what does not change.
        obstacles.AddRange((await session.FormsNamedAsync(exam.Rules, ct)).Values.Where(f => f.State == FormState.Assembled).OrderBy(f => f.Code, StringComparer.Ordinal)
            .Select(f => $"The blueprint names form {f.Code}, which is not published."));
        return obstacles;
    }

    public static ProblemDetails? Refusal(this IReadOnlyList<string> obstacles, string code) => obstacles.Count == 0 ? null
        : Problems.Unprocessable($"No forms can be drawn by plan {code} yet.", "plan-has-obstacles").With("problems", obstacles);
}
