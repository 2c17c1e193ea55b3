using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Competencies;

public static class TheCasePackageEndpoint
{
    /// <summary>The framework for other systems (CASE 1.1, CFPackages). It is public.</summary>
    [WolverineGet("/ims/case/v1p1/CFPackages/{documentId}"), AllowAnonymous]
    public static async Task<IResult> Get(Guid documentId, HttpContext http, IQuerySession session, CancellationToken ct)
    {
        var framework = (await session.Query<Framework>().ToListAsync(ct)).FirstOrDefault(f => CasePackage.DocumentIdOf(f.Code) == documentId);
        if (framework is null) return Results.NotFound();
        var imported = (await session.Events.FetchStreamAsync(framework.Id, token: ct)).Select(e => e.Data).OfType<FrameworkImported>().Last();
        return Results.Text(CasePackage.Of(framework, $"{http.Request.Scheme}://{http.Request.Host}", imported.ImportedAt).ToJsonString(), "application/json");
    }
}
