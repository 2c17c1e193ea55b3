using System.Text.Json.Nodes;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>The ledger of the clock and the time to agree. A ledger with a history, and a limit of minutes, are put into the answers here.</summary>
public sealed class when_a_candidate_asks_about_time(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_ledger_is_shown_in_words_with_its_sum(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await candidate.Context.RouteAsync("**/clock/why", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """
                {"serverNow":"2026-05-04T15:48:48Z","timeLeft":2472000,"allowed":5700000,"used":3228000,"entries":[
                  {"kind":"started","at":"2026-05-04T14:30:00Z","seconds":5400,"words":"You started with 90 minutes"},
                  {"kind":"paused","at":"2026-05-04T15:00:00Z","seconds":0,"words":"Your proctor paused the exam"},
                  {"kind":"resumed","at":"2026-05-04T15:25:00Z","seconds":0,"words":"The exam went on"},
                  {"kind":"added","at":"2026-05-04T15:25:00Z","seconds":300,"words":"5 minutes were added for the pause"}]}
                """,
        }));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"WHY{width}").PublishAsync(program)));
        var why = candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Why?" });
        await why.ClickAsync();
        await Expect(tools.Sheet).ToContainTextAsync("At 10:48:48 AM you had 41:12 left.");
        await Expect(tools.Sheet.GetByRole(AriaRole.Row)).ToHaveTextAsync(["WhenWhatTime", "9:30:00 AMYou started with 90 minutes+1:30:00", "10:00:00 AMYour proctor paused the exam",
            "10:25:00 AMThe exam went on", "10:25:00 AM5 minutes were added for the pause+5:00"]);
        await Expect(tools.Sheet.Locator("dl")).ToHaveTextAsync("Time you may use1:35:00Time used53:48Time left41:12");
        await tools.LookAsync("player-why");
        await tools.CloseAsync();
        await Expect(why).ToBeFocusedAsync();

        await candidate.GoOfflineAsync();
        candidate.Expects("ERR_");
        await candidate.Context.UnrouteAllAsync();
        await candidate.Page.Keyboard.PressAsync("Alt+KeyW");
        await Expect(tools.Sheet).ToContainTextAsync("This cannot be shown right now. The time shown beside the questions is right by the clock of this device");
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_time_to_agree_is_told_and_its_end(int width)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"AGREE{width}").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var seconds = 300;
        await tools.DeliverAsync(d => d["agreement"]!["expiresAt"] = program.Now.Plus(NodaTime.Duration.FromSeconds(seconds)).ToString());
        await player.TypeCodeAsync(await seat.CodeAsync());
        await seat.AdmitAsync();
        await player.IsAtAsync("Before you start");
        await Expect(candidate.Page.Locator(".notice")).ToContainTextAsync("agree within 5 minutes");
        await tools.LookAsync("player-agreement-in-time");

        seconds = 63;
        await candidate.Page.ReloadAsync();
        await Expect(tools.Said).ToContainTextAsync("One minute left to agree");
        await Expect(candidate.Page.Locator(".notice")).ToContainTextAsync("agree within 0:5");

        seconds = 3;
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Call your proctor");
        await tools.LookAsync("player-agreement-too-late");
        seconds = 300;
        await player.ClickAsync("Look again");
        await player.AgreeAsync();
        await player.IsAtAsync("Practice question 1 of 2");
        candidate.Complaints.ShouldBeEmpty();
    }
}
