using System.Collections.Concurrent;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Safe Exam Browser's script interface, played by the test; whether a hash is right is tested where it is checked.</summary>
public sealed class when_the_browser_is_safe_exam_browser(TheProgram program)
{
    /// <summary>As version 3.0 on macOS and iOS: there are no keys before they are asked for.</summary>
    [Fact]
    public async Task its_keys_go_with_every_call()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("SAFE").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        await candidate.Page.AddInitScriptAsync("""
            window.SafeExamBrowser = { version: 'a test', security: {
              updateKeys(done) { setTimeout(() => { Object.assign(this, { configKey: 'c'.repeat(64), browserExamKey: 'b'.repeat(64) }); done(); }, 100); } } };
            """);
        var calls = new ConcurrentQueue<IRequest>();
        candidate.Context.Request += (_, request) => calls.Enqueue(request);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        await player.AnswerAsync();
        await player.AllIsSavedAsync();

        var own = calls.Where(c => c.Url.Contains(seat.Api, StringComparison.Ordinal)).ToList();
        own.Select(c => c.Url.Split('/')[^1]).Distinct().ShouldBeSubsetOf(["delivery", "clock", "agreement", "start", "responses", "observations", "stream"]);
        own.ShouldContain(c => c.Url.EndsWith("/responses", StringComparison.Ordinal));
        foreach (var headers in own.Select(c => c.Headers))
            (headers["x-seb-url"], headers["x-seb-config-key-hash"], headers["x-seb-browser-exam-key-hash"])
                .ShouldBe((new Uri(program.Address, "/exam/sitting").ToString(), new string('c', 64), new string('b', 64)));
    }

    [Fact]
    public async Task or_is_not_while_it_is_asked_for_the_candidate_is_told_and_goes_on_when_exempted()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("LESS").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        candidate.Expects("responded with a status of 403");
        await candidate.Page.RouteAsync("**/api/sittings/**", route => route.FulfillAsync(new()
        {
            Status = 403, ContentType = "application/problem+json", Body = """{"title":"Not allowed","status":403,"code":"safe-exam-browser-required"}""",
        }));
        await player.AnswerAsync();
        await Expect(candidate.Page.Locator(".notice--bad")).ToContainTextAsync("sent when Safe Exam Browser is used");
        await Expect(player.Saved).ToHaveTextAsync("1 answer kept on this device, will be sent from Safe Exam Browser");
        await Accessibility.Look.AtAsync(candidate, "player-without-safe-exam-browser");
        await candidate.Page.UnrouteAsync("**/api/sittings/**");
        await player.AllIsSavedAsync();
        await Expect(candidate.Page.Locator(".notice--bad")).ToBeHiddenAsync();
        candidate.Complaints.ShouldBeEmpty();
    }
}
