using System.Text;
using Cbhcr.Exam.Identity;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>The way from plain pages to the API takes what browsers send; the rest is refused before anybody is asked who they are.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_senseless_form(ExamFixture exam)
{
    public static TheoryData<string> Kinds => ["many fields", "a long name", "a broken boundary", "no boundary", "two megabytes", "two megabytes of file", "half a field", "not UTF-8"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task is_refused_without_fault(string kind)
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        using var answer = await exam.CallAsync(Caller.Nobody, "POST", "/forms/api/forms", Of(kind));
        if (answer.StatusCode == HttpStatusCode.SeeOther) answer.Headers.Location!.ToString().ShouldBe("/");
        else ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("two megabytes")]
    [InlineData("two megabytes of file")]
    public async Task that_is_too_large_is_not_even_read(string kind)
    {
        using var answer = await exam.CallAsync(Caller.Nobody, "POST", "/forms/api/forms", Of(kind));
        ((int)answer.StatusCode).ShouldBe(413);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>Too large</h1>");
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("elsewhere")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task leads_nowhere_else(string back)
    {
        using var answer = await exam.CallAsync(Caller.Nobody, "POST", "/forms/api/forms", new FormUrlEncodedContent([new("_back", back)]));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/");
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue("why it was refused");
        answer.Headers.GetValues("Set-Cookie").ShouldNotContain(c => c.StartsWith("x=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("seven", "“version” must be a whole number within its range.")]
    [InlineData("1,5", "“version” must be a whole number within its range.")]
    [InlineData("", "“version” is missing.")]
    public async Task of_a_number_that_is_none_says_which_member_is_wrong(string typed, string words) =>
        (await PageAfterAsync(Roles.FormAssembler, $"/forms/api/forms/{exam.SmallForm.Id}/publish", [new("version:n", typed)])).ShouldContain(words);

    [Fact]
    public async Task with_several_faults_shows_each_on_a_line_of_its_own()
    {
        var page = await PageAfterAsync(Roles.Psychometrician, "/forms/api/practice-analyses", [new("code", "?"), new("title", ""), new("method", "guess")]);
        page.ShouldContain("things have to be put right.");
        page.ShouldContain("<li>Give the study a title.</li>");
        page.ShouldContain("<li>The method is one of task-survey, expert-panel, panel-and-survey.</li>");
    }

    /// <summary>Lines of a refusal may be plain words (what stands against a form), or places in a file.</summary>
    [Fact]
    public async Task that_is_refused_for_reasons_in_words_shows_them()
    {
        var comment = await PageAfterAsync(Roles.FormAssembler, $"/forms/api/forms/{await OpenFormAsync()}/publication-request", [new("version:n", "2")]);
        comment.ShouldContain("<li>A comment is open.</li>");
    }

    /// <summary>Browsers drop a larger cookie, and with it all that was said.</summary>
    [Fact]
    public async Task with_more_to_say_than_a_cookie_holds_says_how_much_is_left_out()
    {
        var world = await exam.WorldAsync();
        var caller = world.Staff.Single(s => s.Role == Roles.ItemWriter).Caller;
        var files = new MultipartFormDataContent { { new StringContent("/staff/items"), "_back" } };
        for (var i = 0; i < 30; i++) files.Add(new StringContent("code: [“" + new string('x', 150) + "”"), "files:files", $"an-item-with-a-long-name-{i:000}.yaml");
        using var answer = await exam.CallAsync(caller, "POST", "/forms/api/items/import", files);
        answer.Headers.GetValues("Set-Cookie").Max(c => c.Length).ShouldBeLessThanOrEqualTo(4096);
        (await ShownAsync(caller, answer, "/staff/items")).ShouldMatch("<li>… and \\d+ more.</li>");
    }

    private async Task<Guid> OpenFormAsync()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var form = Person.IdOf(await assembler.PostAsync<JsonElement>("/api/forms", new { blueprintCode = "TEST-SMALL", formCode = $"SENSELESS-{exam.NewId():N}" }, default));
        await assembler.PostAsync($"/api/forms/{form}/comments", new { text = "Look at this again." }, default);
        return form;
    }

    private async Task<string> PageAfterAsync(string role, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var world = await exam.WorldAsync();
        var caller = world.Staff.Single(s => s.Role == role).Caller;
        using var answer = await exam.CallAsync(caller, "POST", path, new FormUrlEncodedContent([.. fields, new("_back", "/account")]));
        answer.Headers.Location!.ToString().ShouldBe("/account");
        return await ShownAsync(caller, answer, "/account");
    }

    private async Task<string> ShownAsync(Caller caller, HttpResponseMessage answer, string at)
    {
        var flash = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var page = await exam.CallAsync(caller with { Cookies = $"{caller.Cookies}; {flash}" }, "GET", at);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private static HttpContent Of(string kind) => kind switch
    {
        "many fields" => Form(string.Join('&', Enumerable.Range(0, 3000).Select(i => $"f{i}=1"))),
        "a long name" => Form(new string('n', 5000) + "=1"),
        "a broken boundary" => new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end", Encoding.UTF8) { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } } } },
        "no boundary" => new StringContent("x") { Headers = { ContentType = new("multipart/form-data") } },
        "two megabytes" => Form("a=" + new string('x', 2_000_000)),
        "two megabytes of file" => new MultipartFormDataContent { { new ByteArrayContent(new byte[2_000_000]), "files:files", "a.yaml" } },
        "half a field" => Form("%"),
        "not UTF-8" => Form("a=%FF%FE&%00=%00"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");
}
