using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Scoring;

public static class PrintScoreReportEndpoint
{
    [WolverineGet("/api/results/{resultId}/report.pdf"), Authorize]
    [ProducesResponseType<byte[]>(200, "application/pdf"), ProducesResponseType(404)]
    public static async Task<IResult> Get(Guid resultId, ClaimsPrincipal user, IQuerySession session, Accounts accounts, IDocumentRenderer renderer, CancellationToken ct)
    {
        var result = await session.LoadAsync<Result>(resultId, ct);
        if (result is null || !(result.CandidateId == user.AccountId() || user.IsInRole(Roles.CredentialingOfficer))) return Results.NotFound();
        var programme = await session.TheProgrammeAsync(ct);
        if (programme is null || await session.ReportAsync(result, ct) is not { } report) return Results.NotFound();
        var level = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == result.LevelCode, ct);
        var document = Document(report, programme, level, await accounts.NameAsync(result.CandidateId, ct));
        return Results.File(await renderer.RenderAsync(document, report.ReleasedAt, ct), "application/pdf", $"score-report-{result.LevelCode}.pdf");
    }

    public static ScoreReportDocument Document(ResultReport report, Programme programme, Blueprint? level, string candidate)
    {
        var scale = level?.Content.Scale ?? new(200, 500, 800);
        var wait = level?.Content.Retest?.WaitDaysAfterFirstFail;
        return new(candidate, programme.Body, report.LevelCode, level?.Content.Name ?? "", programme.DateOf(report.SatAt), "", "Official result",
            report.Passed, report.Passed ? null : report.Scaled, scale.Pass, scale.Minimum, scale.Maximum,
            [.. report.Domains.Select(d => new AreaResult(d.Name, d.Items, d.Percent))],
            report.Domains.Count == 0 ? "" : "Results for single areas rest on few questions and are much less certain than the whole. Use them to plan your study, not to compare yourself with others.",
            $"The passing score is {report.CutBasis}.",
            report.Passed || wait is null ? "" : $"You may sit again {wait} days after this sitting, with another form.",
            report.Passed ? "" : "You may appeal if something went wrong with the sitting. An appeal does not change the passing score or the content of the exam.",
            report.Demonstration);
    }
}
