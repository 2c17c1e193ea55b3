using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Scoring;
using UglyToad.PdfPig;

namespace Cbhcr.Exam.Tests.Scoring;

[Collection(WithTheProgram.Name)]
public sealed class when_a_person_goes_the_whole_way(ExamFixture exam)
{
    [Fact]
    public async Task from_the_sitting_to_a_certificate_that_an_employer_can_check()
    {
        await CutScoreAsync();
        var (passer, failer) = (await Person.SittingAsync(exam, password: ExamFixture.Password), await Person.SittingAsync(exam, password: ExamFixture.Password));
        await passer.AnswerAllAsync(right: 10);
        await failer.AnswerAllAsync(right: 0);
        await passer.SubmitAsync();
        await failer.SubmitAsync();
        var officer = await exam.SignedInAsync("officer");
        var passed = await ResultAsync(officer, passer);
        var failed = await ResultAsync(officer, failer);
        (passed.Raw, passed.Maximum, failed.Raw).ShouldBe((8, 8, 0));

        var holder = await exam.Anyone().SignInAsync(passer.UserName, ExamFixture.Password, default);
        ((int)(await holder.TryGetAsync($"/api/results/{passed.ResultId}", default)).StatusCode).ShouldBe(404, "it is not released yet");
        await (await officer.SendAsync("/api/credentials", new AwardCredential(passed.ResultId), default)).ShouldBeProblemAsync(409, "not-released");
        foreach (var result in new[] { passed, failed }) await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        await (await officer.SendAsync($"/api/results/{passed.ResultId}/release", new ReleaseResult(2), default)).ShouldBeProblemAsync(409, "released");

        var report = await holder.GetAsync<ResultReport>($"/api/results/{passed.ResultId}", default);
        (report.Passed, report.Scaled, report.Domains.Count).ShouldBe((true, 800, 0));
        report.CutBasis.ShouldContain("provisional");
        ((int)(await holder.TryGetAsync($"/api/results/{failed.ResultId}", default)).StatusCode).ShouldBe(404, "it is another person's");
        var other = await exam.Anyone().SignInAsync(failer.UserName, ExamFixture.Password, default);
        var failedReport = await other.GetAsync<ResultReport>($"/api/results/{failed.ResultId}", default);
        (failedReport.Passed, failedReport.Scaled).ShouldBe((false, 200));
        failedReport.Domains.ShouldAllBe(d => d.Percent == null, "four questions are too few for a percentage");

        await (await officer.SendAsync("/api/credentials", new AwardCredential(failed.ResultId), default)).ShouldBeProblemAsync(409, "not-passed");
        var id = Person.IdOf(await officer.PostAsync<JsonElement>("/api/credentials", new AwardCredential(passed.ResultId), default));
        await (await officer.SendAsync("/api/credentials", new AwardCredential(passed.ResultId), default)).ShouldBeProblemAsync(409, "awarded");

        using var pdf = PdfDocument.Open(await holder.GetBytesAsync($"/api/credentials/{id}/certificate.pdf", default));
        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "");
        var credential = await holder.GetAsync<Credential>($"/api/credentials/{id}", default);
        text.ShouldContain(credential.Number);
        text.ShouldContain("Demonstration");
        ((int)(await other.TryGetAsync($"/api/credentials/{id}/certificate.pdf", default)).StatusCode).ShouldBe(404);

        var employer = exam.Anyone();
        (await employer.GetAsync<Verification>($"/api/verify/{credential.Number.ToLowerInvariant()}", default)).Status.ShouldBe(PublicStatus.Valid);
        await officer.PostAsync($"/api/credentials/{id}/suspend", new SuspendCredential("ethics-case", 1), default);
        (await employer.GetAsync<Verification>($"/api/verify/{credential.Number}", default)).Status.ShouldBe(PublicStatus.Suspended);
        await officer.PostAsync($"/api/credentials/{id}/reinstate", new ReinstateCredential("case-closed", 2), default);
        await officer.PostAsync($"/api/credentials/{id}/withdraw", new WithdrawCredential("issued-in-error", 3), default);
        (await employer.GetAsync<Verification>($"/api/verify/{credential.Number}", default)).Status.ShouldBe(PublicStatus.Withdrawn);
        (await employer.GetAsync<JsonElement>($"/api/verify/{credential.Number}", default)).EnumerateObject().Select(p => p.Name).ShouldBe(["number", "status", "demonstration"]);
    }

    [Fact]
    public async Task few_candidates_are_not_enough_for_a_statistic()
    {
        var psychometrician = await exam.SignedInAsync("psychometrician");
        var analysis = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{exam.SmallForm.Id}/analyses", new AnalyseForm(), default));
        var figures = (await psychometrician.GetAsync<FormAnalysis>($"/api/analyses/{analysis}", default)).Figures;
        figures.Alpha.IsEnough.ShouldBeFalse();
        using var pdf = PdfDocument.Open(await psychometrician.GetBytesAsync($"/api/analyses/{analysis}/report.pdf", default));
        string.Join(' ', pdf.GetPages().Select(p => p.Text)).ShouldContain("not enough data");
    }

    private async Task CutScoreAsync() => await (await exam.SignedInAsync("psychometrician")).PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore("TEST-SMALL", 5, "For tests."), default);

    private static Task<ResultRow> ResultAsync(ApiClient officer, Person person) => Eventually.AsyncIs(async () =>
        (await officer.GetAsync<List<ResultRow>>("/api/results", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
}
