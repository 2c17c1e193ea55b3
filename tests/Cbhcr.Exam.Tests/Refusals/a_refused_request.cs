using System.Text.Json.Nodes;
using Cbhcr.Exam.Identity;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>Refusals that every door makes alike.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_refused_request(ExamFixture exam)
{
    /// <summary>A larger body is what these doors are for; they have limits of their own.</summary>
    private static readonly string[] FilesCome = ["POST /api/imports: BadRequest"];

    [Fact]
    public async Task of_two_megabytes_is_too_large_everywhere()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var large = $$"""{"version":1,"reason":"{{new string('x', 2_000_000)}}"}""";
        var taken = new List<string>();
        foreach (var route in Route.OfApi(exam, "POST"))
            using (var answer = await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(large)))
                if (answer.StatusCode != HttpStatusCode.RequestEntityTooLarge) taken.Add($"{route}: {answer.StatusCode}");
        taken.ShouldBe(FilesCome, ignoreOrder: true);
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task with_a_cookie_and_without_the_token_against_forgery_is_refused_everywhere()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        foreach (var route in Route.OfApi(exam, "POST"))
        {
            var caller = route.IsOpen ? world.Staff.First().Caller : world.For(route);
            await (await exam.CallAsync(caller, "POST", world.PathOf(route), Calls.Json("{}"), token: false)).ShouldBeProblemAsync(400, "forgery-token");
            var stranger = caller with { Token = (route.IsOfSitting ? world.InAnotherSitting : world.InTheSitting).Token };
            await (await exam.CallAsync(stranger, "POST", world.PathOf(route), Calls.Json("{}"))).ShouldBeProblemAsync(400, "forgery-token");
        }
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task from_a_page_without_the_token_goes_back_and_changes_nothing()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        foreach (var route in Route.OfApi(exam, "POST"))
        {
            var form = new FormUrlEncodedContent([new("_then", "/it-worked"), new("_back", "/it-was-refused")]);
            using var answer = await exam.CallAsync(world.For(route), "POST", "/forms" + world.PathOf(route), form, token: false);
            (answer.StatusCode, answer.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.SeeOther, "/it-was-refused"), route.ToString());
        }
        (await world.StoredAsync()).ShouldBe(before);
    }

    /// <summary>What is not there cannot be read; the rooms and the sitting in one's own cookie are not looked for.</summary>
    [Fact]
    public async Task for_something_that_does_not_exist_finds_nothing()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var tried = 0;
        foreach (var route in Route.Of(exam).Where(r => r is { IsApi: true, IsOfSitting: false, Parameters.Count: > 0 } && !r.Parameters.Contains("room")))
        {
            tried++;
            var path = route.Path(name => name.EndsWith("Id", StringComparison.Ordinal) ? exam.NewId().ToString() : "NO-SUCH-THING");
            using var answer = await exam.CallAsync(world.For(route), route.Method, path, Body(route, version: 0));
            (await answer.ShouldBeProblemAsync(404)).GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace(route.ToString());
        }
        tried.ShouldBeGreaterThan(20);
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task with_an_id_that_cannot_be_one_finds_nothing()
    {
        var world = await exam.WorldAsync();
        foreach (var route in Route.Of(exam).Where(r => r is { IsApi: true, IsOfSitting: false } && r.Parameters.Any(p => p.EndsWith("Id", StringComparison.Ordinal))))
            await (await exam.CallAsync(world.For(route), route.Method, route.Path(_ => "not-an-id"), Body(route, version: 0))).ShouldBeProblemAsync(404);
    }

    [Theory]
    [InlineData("/api/items?text=%00")]
    [InlineData("/api/items?competency=a%00b")]
    [InlineData("/api/items?page=2147483648")]
    [InlineData("/api/items?page=one")]
    [InlineData("/api/results?formId=1")]
    [InlineData("/api/results?state=7up")]
    [InlineData("/api/results?page=1&page=2")]
    [InlineData("/staff/items?text=%00")]
    public async Task with_an_address_that_makes_no_sense_is_the_callers_mistake(string path)
    {
        var world = await exam.WorldAsync();
        foreach (var (_, caller) in world.Staff.Where(s => s.Role is Roles.Psychometrician))
            ((int)(await exam.CallAsync(caller, "GET", path)).StatusCode).ShouldBeInRange(400, 404);
    }

    [Fact]
    public async Task for_far_away_pages_of_a_list_is_answered()
    {
        var world = await exam.WorldAsync();
        foreach (var route in Route.OfApi(exam, "GET").Where(r => r.Parameters.Count == 0))
            foreach (var page in new[] { "0", "-1", "2147483647", "" })
                ((int)(await exam.CallAsync(world.For(route), "GET", $"{route.Pattern}?page={page}")).StatusCode).ShouldBeLessThan(500, $"{route}?page={page}");
    }

    [Fact]
    public async Task with_a_stale_version_changes_nothing()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var versioned = Route.OfApi(exam, "POST").Where(r => r.Body?.GetProperty("Version")?.PropertyType == typeof(int)).ToList();
        versioned.Count.ShouldBeGreaterThan(8);
        foreach (var route in versioned)
            foreach (var version in new[] { 77, int.MaxValue })
                await (await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Body(route, version))).ShouldBeProblemAsync(409, "stale-version");
        (await world.StoredAsync()).ShouldBe(before);
    }

    private static HttpContent? Body(Route route, int version)
    {
        if (route.Body is null) return null;
        var body = Bodies.RightShape(route.Body, version);
        if (body.ContainsKey("password")) body["password"] = JsonValue.Create(ExamFixture.Password);
        return Calls.Json(body);
    }
}
