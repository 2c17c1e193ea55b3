using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Competencies;

public static class TheFrameworkEndpoint
{
    [WolverineGet("/api/frameworks/{code}"), AllowAnonymous]
    public static async Task<Results<Ok<Framework>, NotFound>> Get(string code, IQuerySession session, CancellationToken ct) =>
        await session.Query<Framework>().FirstOrDefaultAsync(f => f.Code == code, ct) is { } framework
            ? TypedResults.Ok(framework)
            : TypedResults.NotFound();

    [WolverineGet("/api/frameworks"), AllowAnonymous]
    public static async Task<IReadOnlyList<FrameworkSummary>> List(IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<Framework>().ToListAsync(ct)).OrderBy(f => f.Code).Select(f =>
            new FrameworkSummary(f.Id, f.Code, f.CurrentVersion, f.State, f.Content.Title, f.Content.Competencies().Count()))];

    /// <summary>The codes of the newest framework, for modules that check against them.</summary>
    public static async Task<FrameworkCodes?> FrameworkCodesAsync(this IQuerySession session, CancellationToken ct)
    {
        var framework = await session.Query<Framework>().FirstOrDefaultAsync(ct);
        if (framework is null) return null;
        var content = framework.Content;
        return new(framework.Id, framework.Code, framework.CurrentVersion,
            content.Values.Select(v => v.Code).ToHashSet(),
            content.Competencies().SelectMany(c => c.SkillAreas.Select(s => (s.Code, Of: c.Code))).ToDictionary(x => x.Code, x => x.Of),
            content.Domains().SelectMany(d => d.Competencies.Select(c => (c.Code, Of: d.Code))).ToDictionary(x => x.Code, x => x.Of),
            content.Domains().Select(d => (d.Code, d.Name)).Concat(content.Competencies().Select(c => (c.Code, c.Name)))
                .Concat(content.SkillAreas().Select(s => (s.Code, s.Name))).ToDictionary(x => x.Code, x => x.Name));
    }
}

public sealed record FrameworkSummary(Guid Id, string Code, string Version, string State, string Title, int Competencies);
