using Cbhcr.Exam.Identity;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>Each test comes from an address of its own, so that nobody else is kept waiting.</summary>
[Collection(WithTheProgram.Name)]
public sealed class too_many_tries(ExamFixture exam)
{
    [Theory]
    [InlineData("POST", "/api/sign-in", """{"userName":"nobody-here","password":"x"}""", 120, "10.1.0.1")]
    [InlineData("POST", "/api/admissions", """{"admissionCode":"AAAAA-AAAAA"}""", 300, "10.1.0.2")]
    [InlineData("GET", "/api/verify/0000-0000-0000-0000-0", null, 40, "10.1.0.3")]
    [InlineData("GET", "/verify/0000-0000-0000-0000-0", null, 40, "10.1.0.4")]
    [InlineData("POST", "/api/receipts/check", "{}", 120, "10.1.0.6")]
    public async Task at_an_open_door_have_to_wait(string method, string path, string? body, int limit, string address)
    {
        Task<HttpResponseMessage> TryAsync(string from) => exam.CallAsync(Caller.Nobody, method, path, body is null ? null : Calls.Json(body), from: IPAddress.Parse(from));
        for (var i = 0; i < limit; i++) ((int)(await TryAsync(address)).StatusCode).ShouldNotBe(429, $"try {i + 1} of {limit}");
        using var refused = await TryAsync(address);
        await refused.ShouldBeProblemAsync(429, "too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        ((int)(await TryAsync(address.Replace("10.1.", "10.2."))).StatusCode).ShouldNotBe(429, "another address does not wait");
    }

    [Fact]
    public async Task through_forms_are_counted_as_well()
    {
        var from = IPAddress.Parse("10.1.0.5");
        HttpContent Form() => new FormUrlEncodedContent([new("userName", "nobody-here"), new("password", "x"), new("_back", "/sign-in")]);
        for (var i = 0; i < 120; i++) await exam.CallAsync(Caller.Nobody, "POST", "/forms/api/sign-in", Form(), from: from);
        await (await exam.CallAsync(Caller.Nobody, "POST", "/api/sign-in", Calls.Json("{}"), from: from)).ShouldBeProblemAsync(429);
    }

    /// <summary>Whoever guesses from many addresses is stopped by the account itself.</summary>
    [Fact]
    public async Task at_one_account_lock_it_from_wherever_they_come()
    {
        var name = $"a{exam.NewId():N}";
        await (await exam.SignedInAsync("admin")).PostAsync<JsonElement>("/api/accounts", new OpenAccount(name, "Somebody", ExamFixture.Password, [Roles.Reviewer]), default);
        Task<HttpResponseMessage> TryAsync(string password, int n) =>
            exam.CallAsync(Caller.Nobody, "POST", "/api/sign-in", Calls.Json(new SignIn(name, password)), from: IPAddress.Parse($"10.3.0.{n}"));
        (await TryAsync(ExamFixture.Password, 0)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        string? wrong = null;
        for (var i = 1; i <= 5; i++) wrong = await (await TryAsync("wrong-password", i)).Content.ReadAsStringAsync();
        var locked = await (await TryAsync(ExamFixture.Password, 6)).ShouldBeProblemAsync(401, "sign-in-failed");
        locked.GetProperty("detail").GetString().ShouldBe(JsonDocument.Parse(wrong!).RootElement.GetProperty("detail").GetString(), "a guesser learns nothing");
    }
}
