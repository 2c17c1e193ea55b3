using System.Text;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Refusals;

[Collection(WithTheProgram.Name)]
public sealed class a_malformed_body(ExamFixture exam)
{
    /// <summary>These read no body: the address says it all.</summary>
    private static readonly string[] WithoutBody = ["/api/sign-out", "/api/sittings/{sittingId}/admission-code", "/api/rooms/{room}/batch/{batchId}/undo"];

    /// <summary>Commands without members: an empty object is all they want.</summary>
    private static readonly string[] WithoutMembers = ["/api/sittings/{sittingId}/resume", "/api/sittings/{sittingId}/take-over", "/api/forms/{formId}/analyses",
        "/api/proctoring-tools/{toolId}/removal", "/api/proctoring-keys", "/api/imports/{importId}/confirm"];

    /// <summary>What people write to each other or try out, files, and a signature make sense whatever they say.</summary>
    internal static readonly Type?[] TakesAnyWords = [typeof(SendMessage), typeof(WriteToCandidate), typeof(WriteNote), typeof(CommentOnField), typeof(CheckItem), typeof(UploadImport), typeof(SignDeclaration)];

    [Fact]
    public void is_possible_at_every_door_but_these() =>
        Route.OfApi(exam, "POST").Where(r => r.Body is null).Select(r => r.Pattern).ShouldBe(WithoutBody, ignoreOrder: true);

    [Fact]
    public Task that_is_no_json_is_refused() => RefusedEverywhereAsync(_ =>
    [
        ("no body", new ByteArrayContent([])),
        ("an empty body", Calls.Json("")),
        ("half an object", Calls.Json("{\"version\":")),
        ("two objects", Calls.Json("{}{}")),
        ("no quotes", Calls.Json("{version: 1}")),
        ("invalid UTF-8", Bytes([(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}'])),
        ("half a surrogate", Calls.Json("{\"\\ud800\":\"\\ud800\"}")),
        ("a thousand lists", Calls.Json("{\"a\":" + new string('[', 1000) + new string(']', 1000) + "}")),
        ("a thousand objects", Calls.Json(string.Concat(Enumerable.Repeat("{\"version\":", 1000)) + "1" + new string('}', 1000))),
    ]);

    [Fact]
    public Task that_is_no_object_is_refused() => RefusedEverywhereAsync(_ =>
        [.. new[] { "null", "[]", "[{}]", "7", "\"text\"", "true" }.Select(text => (text, Calls.Json(text)))]);

    [Fact]
    public Task of_another_type_is_refused() => RefusedEverywhereAsync(route =>
    [
        ("XML", new StringContent("<a/>", Encoding.UTF8, "application/xml")),
        ("plain text", new StringContent("{}", Encoding.UTF8, "text/plain")),
        ("a form", new FormUrlEncodedContent([new("version", "1")])),
        ("a form with a file", new MultipartFormDataContent { { new StringContent("x"), "file", "x.yaml" } }),
        ("UTF-16", new StringContent("{\"version\":1}", Encoding.Unicode, "application/json")),
    ]);

    [Fact]
    public async Task says_which_member_is_missing()
    {
        var problem = await RefusedAsync("/api/forms", "{}");
        foreach (var member in new[] { "blueprintCode", "formCode" }) problem.ShouldContain(member);
        (await RefusedAsync("/api/forms/{formId}/publish", "{}")).ShouldBe("“version” is missing.");
        (await RefusedAsync("/api/sittings/{sittingId}/responses", """{"deviceId":"d","fence":1,"responses":[{"sequence":1}]}""")).ShouldContain("“responses[0].itemId” is missing.");
    }

    [Fact]
    public async Task with_one_member_wrong_missing_or_null_is_refused_and_the_member_is_named()
    {
        var tried = 0;
        var faults = new List<string>();
        await EverywhereAsync(async (route, sendAsync) =>
        {
            foreach (var bad in Bodies.WithOneFault(route.Body!))
            {
                tried++;
                var (status, detail) = await sendAsync(Calls.Json(bad.Body));
                if (status != 400 || !detail.Contains(bad.Member, StringComparison.Ordinal)) faults.Add($"{route} {bad}: {status} {detail}");
            }
        });
        faults.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task with_sixty_thousand_characters_in_one_member_is_refused_and_not_sent_back()
    {
        var tried = 0;
        var taken = new List<string>();
        await EverywhereAsync(async (route, sendAsync) =>
        {
            foreach (var bad in Bodies.WithLongText(route.Body!, new string('x', 60_000)))
            {
                if (bad.Member == "file.data") continue; // A file is long; what is in it is looked at.
                tried++;
                var (status, detail) = await sendAsync(Calls.Json(bad.Body));
                if (status is < 400 or > 422 || detail.Length >= 500) taken.Add($"{route} {bad}: {status}, {detail.Length} characters");
            }
        });
        taken.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(30);
    }

    /// <summary>Four bytes a character, so that what the database counts is tried too. Any text that is long enough is a password.</summary>
    [Fact]
    public Task in_the_right_shape_but_with_no_sense_is_refused() => RefusedEverywhereAsync(route =>
    [
        .. from text in new[] { "some text", string.Concat(Enumerable.Repeat("\U0001F600\U0001F9ED", 50)), "\\u0001\\u001b\\u007f\\u202e" }
           where route.Body != typeof(ResetPassword) && !TakesAnyWords.Contains(route.Body)
           select (text, Calls.Json(Bodies.RightShape(route.Body!, version: 77).ToJsonString().Replace("some text", text))),
    ]);

    private async Task<string> RefusedAsync(string pattern, string body)
    {
        var world = await exam.WorldAsync();
        var route = Route.OfApi(exam, "POST").Single(r => r.Pattern == pattern);
        return (await (await exam.CallAsync(world.For(route), "POST", world.PathOf(route), Calls.Json(body))).ShouldBeProblemAsync(400)).GetProperty("detail").GetString()!;
    }

    private async Task RefusedEverywhereAsync(Func<Route, (string What, HttpContent Body)[]> bodies)
    {
        var taken = new List<string>();
        await EverywhereAsync(async (route, sendAsync) =>
        {
            foreach (var (what, body) in bodies(route))
            {
                var (status, detail) = await sendAsync(body);
                if (status is < 400 or > 422) taken.Add($"{route}, {what}: {status} {detail}");
            }
        }, taken);
    }

    /// <summary>At every door that reads a body, as somebody who may come in; afterwards nothing is stored.</summary>
    private async Task EverywhereAsync(Func<Route, Func<HttpContent, Task<(int Status, string Detail)>>, Task> tryAsync, IReadOnlyList<string>? taken = null)
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        foreach (var route in Route.OfApi(exam, "POST").Where(r => r.Body is not null && !WithoutMembers.Contains(r.Pattern)))
            await tryAsync(route, async body =>
            {
                using var answer = await exam.CallAsync(world.For(route), "POST", world.PathOf(route), body, from: IPAddress.Parse($"10.0.{Random(route)}.{Random(route)}"));
                var text = await answer.Content.ReadAsStringAsync();
                text.ShouldNotContain("Cbhcr.", customMessage: route.ToString());
                text.ShouldNotContain("System.", customMessage: route.ToString());
                text.ShouldNotContain("   at ", customMessage: route.ToString());
                if ((int)answer.StatusCode is < 400 or > 499) return ((int)answer.StatusCode, text);
                text.ShouldNotContain("Cbhcr.", Case.Insensitive, $"{route}: {text}");
                var problem = await answer.ShouldBeProblemAsync((int)answer.StatusCode);
                return ((int)answer.StatusCode, problem.GetProperty("detail").GetString()!);
            });
        (taken ?? []).ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    // Limits count per address; here everybody comes from everywhere.
    private int _next;
    private int Random(Route _) => _next++ % 250;

    private static ByteArrayContent Bytes(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };
}
