using System.Text.Json.Nodes;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>The delivery gets its permission on the way to the browser; that a blueprint gives it is tested with the sections.</summary>
public sealed class when_a_calculator_is_allowed(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task it_is_exact_works_by_keys_and_buttons_and_without_a_connection(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await tools.DeliverAsync(d => d["tools"] = new JsonObject { ["calculator"] = true });
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"CALC{width}").PublishAsync(program)));
        // Fetched ahead: the service worker has it before anybody asks for it.
        await candidate.Page.WaitForFunctionAsync("async () => (await (await caches.open('cbhcr-exam-shell')).keys()).some(r => r.url.includes('calculator'))");
        await candidate.GoOfflineAsync();
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");

        await candidate.Page.Keyboard.PressAsync("Alt+KeyC");
        var display = candidate.Page.GetByLabel("Calculator display");
        await Expect(display).ToBeFocusedAsync();
        foreach (var (typed, shown) in new[]
        {
            ("0.1+0.2=", "0.3"), ("1/3*3=", "1"), ("1/3=", "0.33333333333"), ("2+3*4=", "20"), ("200+10%=", "220"), ("50*10%=", "5"), ("2r", "1.41421356237"), ("9nr", "Cannot be calculated"),
            ("5/0=", "Cannot be calculated"), ("7-9=", "−2"), ("5+=", "10"), ("5+3===", "14"), ("999999999999*9=", "Too large to show"), ("1.50", "1.50"), ("12Backspace", "1"),
            ("0.0000000001*0.1=", "0.00000000001"),
            ("4.35*100=", "435"), ("1.005*1000=", "1005"), ("8+*2=", "16"), ("007", "7"), ("1..5", "1.5"),
        })
        {
            await candidate.Page.Keyboard.PressAsync("Delete");
            if (typed.EndsWith("Backspace", StringComparison.Ordinal))
            {
                await candidate.Page.Keyboard.TypeAsync(typed[..^9]);
                await candidate.Page.Keyboard.PressAsync("Backspace");
            }
            else await candidate.Page.Keyboard.TypeAsync(typed);
            await Expect(display).ToHaveValueAsync(shown);
        }

        await player.ClickAsync("Clear");
        foreach (var button in new[] { "1", "2", "Add", "3", "Change sign", "Equals" })
            await candidate.Page.Locator(".calculator").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(display).ToHaveValueAsync("9");
        await Expect(tools.Said).ToContainTextAsync("9");
        await tools.LookAsync("player-calculator");

        // Not in the way: the question can be answered meanwhile, and Escape gives the focus back.
        await player.AnswerAsync();
        await display.FocusAsync();
        await candidate.Page.Keyboard.PressAsync("Escape");
        await Expect(display).ToHaveCountAsync(0);
        await Expect(candidate.Page.GetByRole(AriaRole.Button, new() { Name = width < 600 ? "Tools" : "Calculator", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task otherwise_there_is_none()
    {
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        var heard = new List<string>();
        candidate.Context.Request += (_, request) => heard.Add(request.Url);
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content("NOCALC").PublishAsync(program)));
        await Expect(candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Calculator" })).ToHaveCountAsync(0);
        await candidate.Page.Keyboard.PressAsync("Alt+KeyC");
        await Expect(candidate.Page.GetByLabel("Calculator display")).ToHaveCountAsync(0);
        heard.ShouldNotContain(url => url.Contains("calculator"), "what is not allowed is not loaded");
        candidate.Complaints.ShouldBeEmpty();
    }
}
