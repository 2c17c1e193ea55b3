namespace Cbhcr.Exam.Tests.Refusals;

[Collection(WithTheProgram.Name)]
public sealed class an_anonymous_caller(ExamFixture exam)
{
    private static readonly string[] OpenToAll =
    [
        "/api/sign-in", "/api/admissions", "/api/antiforgery", // the ways in
        "/api/verify/{number}", "/verify", "/verify/{Number}", // employers
        "/api/frameworks", "/api/frameworks/{code}", "/ims/case/v1p1/CFPackages/{documentId}", "/framework", "/", // what the public may read
        "/sign-in", "/exam", "/exam/sw.js", "/problem/{Code:int}",
        "/lti/jwks", "/lti/authorize", "/lti/start-assessment", "/lti/token", "/lti/acs", // remote proctoring tools: what they bring is signed
        "/swagger/{documentName}/swagger.{extension}",
    ];

    [Fact]
    public void finds_doors_open_only_by_name() =>
        Route.Of(exam).Where(r => r.IsOpen && !r.IsAsset).Select(r => r.Pattern).Distinct().ShouldBe(OpenToAll, ignoreOrder: true);

    [Fact]
    public void finds_nothing_of_the_exam_among_the_assets() =>
        Route.Of(exam).Where(r => r.IsAsset).ShouldAllBe(r => r.IsOpen && r.Method != "POST" && (r.Pattern.StartsWith("client/", StringComparison.Ordinal) || r.Pattern.StartsWith("_framework/", StringComparison.Ordinal)));

    [Fact]
    public async Task is_sent_to_sign_in_from_every_other_door_and_nothing_is_stored()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var closed = Route.Of(exam).Where(r => !r.IsOpen && r.Pattern != "{**path:file}").ToList(); // that one only says that an asset is missing
        closed.Count.ShouldBeGreaterThan(70);
        var let = new List<string>();
        foreach (var route in closed)
        {
            using var answer = await exam.CallAsync(Caller.Nobody, route.Method, world.PathOf(route), route.Method == "POST" ? Calls.Json("{}") : null);
            if (route.IsApi ? !await IsUnauthorisedAsync(answer) : !IsSentToSignIn(answer)) let.Add($"{route}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
        let.ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task comes_in_where_the_doors_are_open()
    {
        var world = await exam.WorldAsync();
        // One says what is wrong, the other answers a question that only a tool can ask.
        foreach (var route in Route.Of(exam).Where(r => r is { IsOpen: true, Method: "GET", IsAsset: false } && !r.Pattern.StartsWith("/problem", StringComparison.Ordinal) && r.Pattern != "/lti/authorize"))
            ((int)(await exam.CallAsync(Caller.Nobody, "GET", world.PathOf(route))).StatusCode).ShouldBe(200, route.ToString());
    }

    [Fact]
    public async Task gets_nothing_done_through_forms()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var done = new List<string>();
        foreach (var route in Route.OfApi(exam, "POST"))
        {
            var form = new FormUrlEncodedContent([new("_then", "/it-worked"), new("_back", "/it-was-refused"), new("version:n", "1")]);
            using var answer = await exam.CallAsync(Caller.Nobody, "POST", "/forms" + world.PathOf(route), form);
            if (answer.StatusCode != HttpStatusCode.SeeOther || answer.Headers.Location?.ToString() != "/it-was-refused") done.Add($"{route}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
        done.ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/sittings/not-an-id/nothing")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/staff/nothing")]
    [InlineData("GET", "/forms/api/forms")]
    public async Task finds_nothing_where_nothing_is(string method, string path)
    {
        using var answer = await exam.CallAsync(Caller.Nobody, method, path);
        ((int)answer.StatusCode).ShouldBe(404);
        if (path.StartsWith("/api", StringComparison.Ordinal)) await answer.ShouldBeProblemAsync(404);
        else answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("PUT", "/api/forms")]
    [InlineData("DELETE", "/api/programme")]
    [InlineData("PATCH", "/api/sign-in")]
    [InlineData("POST", "/api/nothing")] // in development the catch-all for assets makes this an address that takes GET alone
    public async Task cannot_use_another_method(string method, string path) =>
        await (await exam.CallAsync(Caller.Nobody, method, path)).ShouldBeProblemAsync(405);

    private static async Task<bool> IsUnauthorisedAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return false;
        (await answer.ShouldBeProblemAsync(401)).GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        return true;
    }

    private static bool IsSentToSignIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.AbsolutePath is "/sign-in" or "/exam";
}
