using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Tests.Refusals;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>A program of its own: what one programme asks for holds for everybody in it.</summary>
public sealed class LockdownFixture : ExamFixture
{
    public static readonly string ConfigKey = string.Concat(Enumerable.Repeat("81aad4ab", 8));
    public static readonly string BrowserKey = string.Concat(Enumerable.Repeat("0f1e2d3c", 8));

    public const string Public = "http://localhost";

    public Person Inside { get; private set; } = null!;

    public Person Exempt { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (Inside, Exempt) = (await Person.SittingAsync(this), await Person.SittingAsync(this));
        var admin = await SignedInAsync("admin");
        var programme = await admin.GetAsync<Programme>("/api/programme", default);
        await admin.PostAsync("/api/programme/safe-exam-browser", new RequireSafeExamBrowser([$"{ConfigKey.ToUpperInvariant()}\n{new string('a', 64)}"], [BrowserKey], programme.Version), default);
        // What was known before is asked again after five seconds.
        await Eventually.TrueAsync(async () => (int)(await Inside.Client.TryGetAsync($"{Inside.Api}/clock", default)).StatusCode == 403);
    }
}

public sealed class when_safe_exam_browser_is_required(LockdownFixture exam) : IClassFixture<LockdownFixture>
{
    private Person Person => exam.Inside;

    [Fact]
    public async Task its_requests_are_answered()
    {
        (await CallAsync("GET", $"{Person.Api}/clock", Headers($"{Person.Api}/clock"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CallAsync("GET", "/exam/sitting?x=1", Headers("/exam/sitting?x=1"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var batch = new RecordResponses(Tests.Hosting.Person.Device, 1, [Person.Response(0, 0, sequence: 1)]);
        (await CallAsync("POST", $"{Person.Api}/responses", Headers($"{Person.Api}/responses"), Calls.Json(batch))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string> Wrong => ["nothing", "another key", "another address", "no browser exam key", "another browser exam key", "the key itself", "capitals only in part"];

    [Theory, MemberData(nameof(Wrong))]
    public async Task others_are_refused(string what)
    {
        var path = $"{Person.Api}/delivery";
        var right = Headers(path);
        var (config, browser) = ("X-SafeExamBrowser-ConfigKeyHash", "X-SafeExamBrowser-RequestHash");
        Dictionary<string, string> headers = what switch
        {
            "nothing" => [],
            "another key" => new(right) { [config] = LockdownKeys.HashOf(LockdownFixture.Public + path, new string('b', 64)) },
            "another address" => Headers($"{Person.Api}/clock"),
            "no browser exam key" => new() { [config] = right[config] },
            "another browser exam key" => new(right) { [browser] = right[config] },
            "the key itself" => new(right) { [config] = LockdownFixture.ConfigKey },
            _ => new(right) { [config] = right[config][..63] },
        };
        await (await CallAsync("GET", path, headers)).ShouldBeProblemAsync(403, "safe-exam-browser-required");
    }

    [Fact]
    public async Task every_door_of_a_candidate_is_closed_to_other_browsers()
    {
        var world = Route.Of(exam).Where(r => r.IsOfSitting).ToList();
        world.Count.ShouldBeGreaterThan(7);
        foreach (var route in world)
        {
            var answer = await CallAsync(route.Method, route.Path(_ => Person.SittingId.ToString()), [], route.Method == "POST" ? Calls.Json("{}") : null);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, route.ToString());
        }
    }

    [Fact]
    public async Task the_page_says_what_to_do()
    {
        var page = await CallAsync("GET", "/exam/sitting", []);
        ((int)page.StatusCode).ShouldBe(403);
        var text = await page.Content.ReadAsStringAsync();
        text.ShouldContain("<h1>Safe Exam Browser is needed</h1>");
        text.ShouldNotContain("csrf-token");
    }

    /// <summary>The web view of macOS and iOS adds no headers; our page asks its script interface and says so itself.</summary>
    [Fact]
    public async Task a_web_view_proves_itself_by_the_address_of_the_page()
    {
        var (path, page) = ($"{Person.Api}/clock", LockdownFixture.Public + "/exam/sitting");
        (await CallAsync("GET", "/exam/sitting", new() { ["User-Agent"] = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 SEB/3.3" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CallAsync("GET", path, Page(page, page))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await CallAsync("GET", path, Page(page, LockdownFixture.Public + "/elsewhere"))).ShouldBeProblemAsync(403);
        foreach (var stranger in new[] { "http://elsewhere/exam/sitting", LockdownFixture.Public + "/exam", page + "#a", "" })
            await (await CallAsync("GET", path, Page(stranger, stranger))).ShouldBeProblemAsync(403, "safe-exam-browser-required");
    }

    [Fact]
    public async Task an_exempted_sitting_is_taken_in_any_browser_and_no_other()
    {
        var (proctor, exempt) = (await exam.SignedInAsync("proctor"), exam.Exempt);
        ((int)(await exempt.Client.TryGetAsync($"{exempt.Api}/clock", default)).StatusCode).ShouldBe(403);
        await (await proctor.SendAsync($"{exempt.Api}/lockdown-exemption", new ExemptFromLockdown("because"), default)).ShouldBeProblemAsync(400);
        await proctor.PostAsync($"{exempt.Api}/lockdown-exemption", new ExemptFromLockdown("accommodation"), default);
        await proctor.PostAsync($"{exempt.Api}/lockdown-exemption", new ExemptFromLockdown("accommodation"), default);
        (await exempt.AnswerAsync(exempt.Response(0, 0))).AcknowledgedThrough.ShouldBe(1);
        (await exempt.Client.TryGetAsync("/exam/sitting", default)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        (await session.Events.FetchStreamAsync(exempt.SittingId)).Count(e => e.Data is LockdownExempted).ShouldBe(1);
        ((int)(await Person.Client.TryGetAsync($"{Person.Api}/clock", default)).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task its_keys_are_told_to_nobody_and_stand_nowhere_in_the_clear()
    {
        foreach (var who in new[] { "admin", "officer", "proctor", "candidate" })
        {
            var text = await (await (await exam.SignedInAsync(who)).TryGetAsync("/api/programme", default)).Content.ReadAsStringAsync();
            text.ShouldContain("fingerprint");
            ShouldHoldNoKey(text);
        }
        ShouldHoldNoKey(await (await (await exam.SignedInAsync("admin")).TryGetAsync("/staff/programme", default)).Content.ReadAsStringAsync());
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in new[] { "events.mt_events", "docs.mt_doc_programme", "docs.mt_doc_safeexambrowserkeys" })
        {
            await using var command = new NpgsqlCommand($"select coalesce(string_agg(data::text, ''), '') from {table}", connection);
            var all = (string)(await command.ExecuteScalarAsync())!;
            all.ShouldNotBeEmpty(table);
            ShouldHoldNoKey(all);
        }
    }

    [Fact]
    public async Task keys_that_are_none_and_old_versions_are_refused()
    {
        var admin = await exam.SignedInAsync("admin");
        var version = (await admin.GetAsync<Programme>("/api/programme", default)).Version;
        foreach (var bad in new[] { Array.Empty<string>(), ["abc"], [new string('g', 64)], [LockdownFixture.ConfigKey + "00"] })
            await (await admin.SendAsync("/api/programme/safe-exam-browser", new RequireSafeExamBrowser(bad, null, version), default)).ShouldBeProblemAsync(400);
        await (await admin.SendAsync("/api/programme/safe-exam-browser", new RequireSafeExamBrowser([LockdownFixture.ConfigKey], null, version + 5), default)).ShouldBeProblemAsync(409);
        await (await admin.SendAsync("/api/programme/safe-exam-browser/lift", new LiftSafeExamBrowser(version + 5), default)).ShouldBeProblemAsync(409);
    }

    [Fact]
    public async Task it_is_lifted_and_asked_for_again_by_the_forms_of_the_page()
    {
        var admin = await exam.SignedInAsync("admin");
        await SendFormAsync(admin, "/lift");
        await Eventually.TrueAsync(async () => (await Person.Client.TryGetAsync($"{Person.Api}/clock", default)).StatusCode == HttpStatusCode.OK);
        (await admin.GetAsync<Programme>("/api/programme", default)).SafeExamBrowser.ShouldBeNull();
        await SendFormAsync(admin, "", new("configKeys:list", $"{LockdownFixture.ConfigKey}\r\n{new string('d', 64)}\r\n"), new("browserExamKeys:list", LockdownFixture.BrowserKey));
        await Eventually.TrueAsync(async () => (int)(await Person.Client.TryGetAsync($"{Person.Api}/clock", default)).StatusCode == 403);
        (await CallAsync("GET", $"{Person.Api}/clock", Headers($"{Person.Api}/clock"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = (await admin.GetAsync<Programme>("/api/programme", default)).SafeExamBrowser!;
        (asked.ConfigKeys, asked.BrowserExamKeys).ShouldBe((2, 1));
    }

    private static async Task SendFormAsync(ApiClient admin, string what, params KeyValuePair<string, string>[] fields)
    {
        var version = (await admin.GetAsync<Programme>("/api/programme", default)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var form = new FormUrlEncodedContent([.. fields, new("version:n", version), new("_then", "/it-worked"), new("_back", "/it-was-refused")]);
        using var answer = await admin.SendRawAsync($"/forms/api/programme/safe-exam-browser{what}", form, default);
        answer.Headers.Location?.ToString().ShouldBe("/it-worked");
    }

    private static void ShouldHoldNoKey(string text)
    {
        text.ShouldNotContain(LockdownFixture.ConfigKey, Case.Insensitive);
        text.ShouldNotContain(LockdownFixture.BrowserKey, Case.Insensitive);
    }

    private static Dictionary<string, string> Headers(string path) => new()
    {
        ["X-SafeExamBrowser-ConfigKeyHash"] = LockdownKeys.HashOf(LockdownFixture.Public + path, LockdownFixture.ConfigKey),
        ["X-SafeExamBrowser-RequestHash"] = LockdownKeys.HashOf(LockdownFixture.Public + path, LockdownFixture.BrowserKey),
    };

    private static Dictionary<string, string> Page(string said, string hashed) => new()
    {
        ["X-SEB-Url"] = said, ["X-SEB-Config-Key-Hash"] = LockdownKeys.HashOf(hashed, LockdownFixture.ConfigKey),
        ["X-SEB-Browser-Exam-Key-Hash"] = LockdownKeys.HashOf(hashed, LockdownFixture.BrowserKey),
    };

    private async Task<HttpResponseMessage> CallAsync(string method, string path, Dictionary<string, string> headers, HttpContent? body = null)
    {
        using var http = exam.Wire();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        request.Headers.Add("Cookie", Person.Client.CookieHeader);
        if (Person.Client.Token is not null) request.Headers.Add("X-CSRF-TOKEN", Person.Client.Token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }
}
