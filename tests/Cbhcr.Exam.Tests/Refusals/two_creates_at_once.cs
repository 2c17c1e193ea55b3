using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Scoring;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>Codes and names are taken once, also when two people choose the same one in the same moment.</summary>
[Collection(WithTheProgram.Name)]
public sealed class two_creates_at_once(ExamFixture exam)
{
    [Fact]
    public Task of_a_form_with_one_code_make_one() => OneOfThemAsync("/api/forms", new AssembleForm("TEST-SMALL", $"T{exam.NewId():N}", 1));

    [Fact]
    public Task of_a_candidate_with_one_name_make_one() => OneOfThemAsync("/api/candidates", new RegisterCandidate($"t{exam.NewId():N}", "Somebody", null));

    [Fact]
    public Task of_an_account_with_one_name_make_one() => OneOfThemAsync("/api/accounts", new OpenAccount($"t{exam.NewId():N}", "Somebody", ExamFixture.Password, [Roles.Proctor]));

    [Fact]
    public async Task of_a_credential_for_one_result_make_one() => await OneOfThemAsync("/api/credentials", new AwardCredential(await (await exam.WorldAsync()).ReleasedResultAsync()));

    [Fact]
    public async Task of_a_cut_score_for_one_level_make_one()
    {
        var level = $"T{exam.NewId():N}".ToUpperInvariant();
        await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        await OneOfThemAsync("/api/cut-scores", new AdoptCutScore(level, 4, "For a test."));
    }

    [Fact]
    public async Task of_an_item_with_one_code_make_one()
    {
        var level = $"T{exam.NewId():N}".ToUpperInvariant();
        var answers = await AtOnceAsync("/api/items/import", new { files = SampleFiles.Items(level, 3) });
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
        var drafted = await Task.WhenAll(answers.Where(a => a.StatusCode == HttpStatusCode.OK).Select(async a => JsonDocument.Parse(await a.Content.ReadAsStringAsync()).RootElement.GetProperty("drafted").GetInt32()));
        drafted.Sum().ShouldBe(3);
    }

    [Fact]
    public async Task of_a_blueprint_with_one_code_make_one()
    {
        var level = $"T{exam.NewId():N}".ToUpperInvariant();
        var answers = await AtOnceAsync("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) });
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
        (await (await exam.SignedInAsync("assembler")).GetAsync<List<Blueprint>>("/api/blueprints", default)).Count(b => b.Code == level).ShouldBe(1);
    }

    private async Task OneOfThemAsync(string path, object body)
    {
        var world = await exam.WorldAsync();
        var before = await EventsAsync();
        var answers = await AtOnceAsync(path, body);
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        // Identity says itself that a name is taken, when it is asked late enough.
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) ((int)refused.StatusCode).ShouldBeOneOf(400, 409);
        (await EventsAsync()).ShouldBe(before + 1);
        async Task<long> EventsAsync() => long.Parse((await world.StoredAsync()).Split(' ')[0]);
    }

    private async Task<HttpResponseMessage[]> AtOnceAsync(string path, object body)
    {
        var world = await exam.WorldAsync();
        var route = Route.OfApi(exam, "POST").Single(r => r.Pattern == path);
        return await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => exam.CallAsync(world.For(route), "POST", path, Calls.Json(body)))));
    }
}
