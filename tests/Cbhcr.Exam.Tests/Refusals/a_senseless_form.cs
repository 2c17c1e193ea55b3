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

    [Fact]
    public async Task of_a_number_that_is_none_says_which_member_is_wrong()
    {
        var world = await exam.WorldAsync();
        var caller = world.Staff.Single(s => s.Role == Roles.FormAssembler).Caller;
        var form = new FormUrlEncodedContent([new("version:n", "seven"), new("_back", "/staff/forms")]);
        using var answer = await exam.CallAsync(caller, "POST", $"/forms/api/forms/{exam.SmallForm.Id}/publish", form);
        answer.Headers.Location!.ToString().ShouldBe("/staff/forms");
        var flash = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var page = await exam.CallAsync(caller with { Cookies = $"{caller.Cookies}; {flash}" }, "GET", "/staff/forms");
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()).ShouldContain("“version” is missing.");
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
