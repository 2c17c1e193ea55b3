using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Analysis;

public static class TheAnalysisEndpoint
{
    [WolverineGet("/api/analyses/{analysisId}"), Authorize(Roles = Roles.Psychometrician)]
    public static async Task<Results<Ok<FormAnalysis>, NotFound>> Get(Guid analysisId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<FormAnalysis>(analysisId, ct) is { } analysis ? TypedResults.Ok(analysis) : TypedResults.NotFound();

    [WolverineGet("/api/analyses/{analysisId}/report.pdf"), Authorize(Roles = Roles.Psychometrician)]
    [ProducesResponseType<byte[]>(200, "application/pdf"), ProducesResponseType(404)]
    public static async Task<IResult> Print(Guid analysisId, IQuerySession session, IDocumentRenderer renderer, CancellationToken ct)
    {
        if (await session.LoadAsync<FormAnalysis>(analysisId, ct) is not { } analysis) return Results.NotFound();
        var programme = await session.TheProgrammeAsync(ct);
        var pdf = await renderer.RenderAsync(AnalysisReport.Document(analysis, programme?.Body ?? ""), analysis.ComputedAt, ct);
        return Results.File(pdf, "application/pdf", $"psychometric-report-{analysis.FormCode}.pdf");
    }
}
