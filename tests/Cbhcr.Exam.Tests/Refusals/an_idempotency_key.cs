using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Scoring;
using Cbhcr.Exam.Tests.Forms.Practice;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>Every create can be repeated without fear: the same key and body give the first answer and make nothing new.</summary>
[Collection(WithTheProgram.Name)]
public sealed class an_idempotency_key(ExamFixture exam)
{
    /// <summary>There is one programme and it exists, so that creating another is a conflict whatever the key.</summary>
    private const string Programme = "/api/programme";

    // They store documents, which the tests here do not count, or begin work whose events come later.
    private static readonly string[] NotCounted = ["/api/items/bulk", "/api/item-lists", "/api/assembly-runs", "/api/breaches", "/api/forms/{formId}/copies"];

    public static TheoryData<string> Creates =>
        ["/api/candidates", "/api/accounts", "/api/sittings", "/api/forms", "/api/cut-scores", "/api/credentials", "/api/proctoring-tools", "/api/forms/{formId}/analyses", "/api/forms/{formId}/links", "/api/practice-analyses",
            "/api/draw-plans"];

    [Fact]
    public void is_asked_for_by_every_create() =>
        Route.OfApi(exam, "POST").Where(r => r.IsCreate).Select(r => r.Pattern).ShouldBe([.. Creates.Select(c => c.Data), Programme, .. NotCounted], ignoreOrder: true);

    [Theory, MemberData(nameof(Creates))]
    public async Task that_is_missing_or_senseless_is_refused(string pattern)
    {
        var (world, route, body) = (await exam.WorldAsync(), RouteOf(pattern), await BodyAsync(pattern));
        var before = await world.StoredAsync();
        foreach (var key in new[] { null, "", " " })
            (await (await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(body), key: key)).ShouldBeProblemAsync(400))
                .GetProperty("detail").GetString()!.ShouldContain("Idempotency-Key");
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Creates))]
    public async Task gives_the_first_answer_again_and_refuses_another_body(string pattern)
    {
        var (world, route, body) = (await exam.WorldAsync(), RouteOf(pattern), await BodyAsync(pattern));
        var (key, otherBody) = (exam.NewId().ToString(), await BodyAsync(pattern, another: true));
        using var first = await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(body), key: key);
        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.Content.ReadAsStringAsync());
        var after = await world.StoredAsync();

        using var again = await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(body), key: key);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());

        using var other = await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(otherBody), key: key);
        await other.ShouldBeProblemAsync(422);
        (await world.StoredAsync()).ShouldBe(after);
    }

    [Theory, MemberData(nameof(Creates))]
    public async Task used_ten_times_at_once_makes_one(string pattern)
    {
        var (world, route, body) = (await exam.WorldAsync(), RouteOf(pattern), await BodyAsync(pattern));
        var (key, before) = (exam.NewId().ToString(), await EventsAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(body), key: key)));
        // Accounts are made before the events: who comes second while they are made may hear from Identity that the name is taken.
        var refusals = route.Body == typeof(RegisterCandidate) || route.Body == typeof(OpenAccount) ? new[] { HttpStatusCode.Conflict, HttpStatusCode.BadRequest } : [HttpStatusCode.Conflict];
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || refusals.Contains(a.StatusCode));
        answers.Where(a => a.StatusCode == HttpStatusCode.Created).Select(a => a.Headers.Location).Distinct().Count().ShouldBe(1);
        (await EventsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task of_a_refused_request_may_be_used_again_when_it_has_been_put_right()
    {
        var world = await exam.WorldAsync();
        var route = RouteOf("/api/candidates");
        var key = exam.NewId().ToString();
        await (await exam.CallAsync(world.For(route), "POST", route.Pattern, Calls.Json(new { userName = "", displayName = "" }), key: key)).ShouldBeProblemAsync(400);
        (await exam.CallAsync(world.For(route), "POST", route.Pattern, Calls.Json(await BodyAsync(route.Pattern)), key: key)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task as_long_as_a_header_may_be_is_taken_or_refused_but_no_fault()
    {
        var world = await exam.WorldAsync();
        var route = RouteOf("/api/candidates");
        ((int)(await exam.CallAsync(world.For(route), "POST", route.Pattern, Calls.Json(await BodyAsync(route.Pattern)), key: new string('k', 8000))).StatusCode).ShouldBeLessThan(500);
    }

    private Route RouteOf(string pattern) => Route.OfApi(exam, "POST").Single(r => r.Pattern == pattern);

    private async Task<long> EventsAsync() => long.Parse((await (await exam.WorldAsync()).StoredAsync()).Split(' ')[0]);

    private async Task<object> BodyAsync(string pattern, bool another = false) => pattern switch
    {
        "/api/candidates" => new RegisterCandidate($"c{exam.NewId():N}", "Somebody", null),
        "/api/accounts" => new OpenAccount($"a{exam.NewId():N}", "Somebody", ExamFixture.Password, [Roles.Proctor]),
        "/api/sittings" => new ScheduleSitting((await Person.ScheduledAsync(exam)).CandidateId, exam.SmallForm.Id, another ? "Room 2" : "Room 1", "2026-11-23T09:00", "2026-11-23T17:00", null),
        "/api/draw-plans" => new ProposeDrawPlan("TEST-SMALL", $"K{exam.NewId():N}", Exposure: 90, Draws: 2, Seed: 1, Effort: null),
        "/api/forms" => new AssembleForm("TEST-SMALL", $"K{exam.NewId():N}", 1),
        "/api/cut-scores" => new AdoptCutScore(another ? "TEST-SMALL" : await LevelAsync(), 5, "For a test of keys."),
        "/api/credentials" => new AwardCredential(another ? exam.NewId() : await ReleasedAsync()),
        "/api/proctoring-tools" => new RegisterProctoringTool(another ? "Another" : "A tool", null, null, "https://tool.example/login", "https://tool.example/launch", "https://tool.example/jwks", null, false),
        "/api/practice-analyses" => Study.Command($"K{exam.NewId():N}"[^20..], "TEST-SMALL") with { Title = another ? "Another" : "A study" },
        "/api/forms/{formId}/links" => new LinkForm((await exam.WorldAsync()).Base.Id, LinkDesigns.EquivalentGroups, another ? "mean" : "linear"),
        _ => another ? new { another } : new { },
    };

    private async Task<string> LevelAsync()
    {
        var level = $"K{exam.NewId():N}".ToUpperInvariant();
        await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        return level;
    }

    private async Task<Guid> ReleasedAsync() => await (await exam.WorldAsync()).ReleasedResultAsync();
}
