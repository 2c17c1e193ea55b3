using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Scoring;

namespace Cbhcr.Exam.Tests.Scoring;

[Collection(WithTheProgram.Name)]
public sealed class when_people_score(ExamFixture exam)
{
    /// <summary>Of the items that a rule scores: 1+1+2+1+3+3+1+1 of the bank's types, 1+2+1+1 from an exchange.</summary>
    private const int ByRule = 18;

    [Fact]
    public async Task a_whole_sitting_waits_for_two_raters_and_for_a_third_when_they_differ()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]);
        var person = await SatAsync(form, "This is what I wrote.");
        var (one, other, third) = (await RaterAsync(), await RaterAsync(), await RaterAsync());
        var waiting = await Eventually.AsyncIs(async () => (await one.GetAsync<List<WaitingText>>("/api/ratings", default)).SingleOrDefault(w => w.LevelCode == form.LevelCode));
        (await ResultsAsync(person)).ShouldBeEmpty("its text is not rated");

        var sheet = await one.GetAsync<RatingSheet>($"/api/ratings/{waiting.RatingId}", default);
        sheet.Text.ShouldBe(["This is what I wrote."]);
        sheet.Rubric.Select(c => c.Anchors.Count).ShouldBe([3, 3]);
        var seen = System.Text.Encoding.UTF8.GetString(await one.GetBytesAsync($"/api/ratings/{waiting.RatingId}", default));
        foreach (var id in new[] { person.CandidateId, person.SittingId }) seen.ShouldNotContain(id.ToString());

        await (await one.SendAsync($"/api/ratings/{waiting.RatingId}", new RateEssay([3, 0]), default)).ShouldBeProblemAsync(400);
        await one.PostAsync($"/api/ratings/{waiting.RatingId}", new RateEssay([0, 0]), default);
        await (await one.SendAsync($"/api/ratings/{waiting.RatingId}", new RateEssay([2, 2]), default)).ShouldBeProblemAsync(409, "rated");
        ((int)(await one.TryGetAsync($"/api/ratings/{waiting.RatingId}", default)).StatusCode).ShouldBe(404, "who has rated a text sees it no more");
        (await other.GetAsync<RatingSheet>($"/api/ratings/{waiting.RatingId}", default)).Adjudication.ShouldBeFalse();
        await other.PostAsync($"/api/ratings/{waiting.RatingId}", new RateEssay([2, 1]), default);
        (await ResultsAsync(person)).ShouldBeEmpty("the two are three points apart");
        (await third.GetAsync<List<WaitingText>>("/api/ratings", default)).Single(w => w.RatingId == waiting.RatingId).Adjudication.ShouldBeTrue();
        await third.PostAsync($"/api/ratings/{waiting.RatingId}", new RateEssay([1, 1]), default);

        var result = await Eventually.AsyncIs(async () => (await ResultsAsync(person)).SingleOrDefault());
        (result.Raw, result.Maximum).ShouldBe((ByRule + 2, ByRule + 4));
        var psychometrician = await exam.SignedInAsync("psychometrician");
        var agreement = (await psychometrician.GetAsync<List<QuestionAgreement>>("/api/ratings/agreement", default)).Single(a => a.ItemCode == form.Slots[8].ItemCode);
        (agreement.Texts, agreement.Exact, agreement.Adjudicated).ShouldBe((1, 0.0, 1));

        await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(form.LevelCode, 12, "For tests.", result.Maximum), default);
        await (await exam.SignedInAsync("officer")).PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        var analysis = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{form.Id}/analyses", new AnalyseForm(), default));
        var figures = (await psychometrician.GetAsync<FormAnalysis>($"/api/analyses/{analysis}", default)).Figures;
        (figures.MaximumScore, figures.Scores.Single().Raw).ShouldBe((ByRule + 4, ByRule + 2));
        figures.Items[2].Options.Select(o => (o.OptionId, o.Count, o.IsKey)).ShouldBe([("A", 1, true), ("B", 0, false), ("C", 1, true), ("D", 0, false)]);
        (await psychometrician.GetBytesAsync($"/api/analyses/{analysis}/report.pdf", default)).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task nobody_rates_a_candidate_whom_they_supervised()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]);
        var person = await SatAsync(form, "Words.");
        var rating = EssayRating.IdOf(person.SittingId, 9);
        var rater = await RaterAsync();
        await Eventually.TrueAsync(async () => (await rater.GetAsync<List<WaitingText>>("/api/ratings", default)).Any(w => w.RatingId == rating));
        var admin = await exam.SignedInAsync("admin");
        var proctor = (await admin.GetAsync<List<AccountRow>>("/api/accounts", default)).Single(a => a.UserName == "proctor");
        await using var session = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Marten.IDocumentStore>(exam.Services).QuerySession();
        (await session.LoadAsync<EssayRating>(rating))!.MayBeRatedBy(proctor.AccountId).ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_reads_the_text_of_a_candidate_who_was_erased_and_its_receipt_still_holds()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]);
        var person = await SatAsync(form, "Words that go away.");
        var rating = EssayRating.IdOf(person.SittingId, 9);
        var rater = await RaterAsync();
        await Eventually.TrueAsync(async () => (await rater.GetAsync<List<WaitingText>>("/api/ratings", default)).Any(w => w.RatingId == rating));
        var officer = await exam.SignedInAsync("officer");
        (await officer.GetAsync<List<UnscoredSitting>>("/api/results/waiting", default)).Single(w => w.SittingId == person.SittingId).TextsOpen.ShouldBe(1);
        await (await exam.SignedInAsync("admin")).PostAsync($"/api/people/{person.CandidateId}/erasure", new ErasePerson("person-asked"), default);
        await Eventually.TrueAsync(async () => (await rater.GetAsync<List<WaitingText>>("/api/ratings", default)).All(w => w.RatingId != rating));
        await (await rater.SendAsync($"/api/ratings/{rating}", new RateEssay([1, 1]), default)).ShouldBeProblemAsync(409, "rated");
        (await officer.GetAsync<List<UnscoredSitting>>("/api/results/waiting", default)).ShouldNotContain(w => w.SittingId == person.SittingId, "nobody waits for a text that cannot be read");
        await using var session = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Marten.IDocumentStore>(exam.Services).QuerySession();
        (await session.FinishedSittingAsync(person.SittingId, default))!.ReceiptHolds.ShouldBeTrue();
    }

    [Fact]
    public async Task a_text_left_out_waits_for_nobody()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]);
        var person = await Person.SittingAsync(exam, form);
        await person.SubmitAsync();
        var result = await Eventually.AsyncIs(async () => (await ResultsAsync(person)).SingleOrDefault());
        (result.Raw, result.Maximum).ShouldBe((0, ByRule + 4));
    }

    private async Task<Person> SatAsync(Form form, string essay)
    {
        var person = await Person.SittingAsync(exam, form);
        var answers = new EveryAnswer(exam, person);
        await person.AnswerAsync([.. answers.Right(essay)]);
        await person.Client.PostAsync<Submission>($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, answers.LastSequence), default);
        return person;
    }

    private async Task<List<ResultRow>> ResultsAsync(Person person) =>
        [.. (await (await exam.SignedInAsync("officer")).GetAsync<List<ResultRow>>("/api/results", default)).Where(r => r.SittingId == person.SittingId)];

    private async Task<ApiClient> RaterAsync() => (await exam.StaffAsync([Roles.Reviewer])).Client;
}
