namespace Cbhcr.Exam.Browser.Tests.Delivery;

public sealed class when_a_candidate_and_a_proctor_write(TheProgram program)
{
    [Fact]
    public async Task a_word_of_the_proctor_reaches_the_screen_takes_no_focus_and_can_be_answered()
    {
        await using var candidate = await Visitor.ComesAsync(program, width: 320);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var seat = await Seat.ScheduledAsync(program, await new Content("WORD").PublishAsync(program));
        await player.BeginAsync(seat);
        await candidate.Page.GetByRole(AriaRole.Radio).First.FocusAsync();
        var proctor = await program.SignedInAsync("proctor");
        await proctor.PostAsync($"{seat.Api}/thread/messages", new { text = "You may take your jacket off." }, default);
        await Expect(candidate.Page.Locator(".notice", new() { HasText = "proctor" })).ToBeVisibleAsync();
        await Expect(candidate.Page.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        await tools.LookAsync("player-new-message");

        await candidate.Page.Keyboard.PressAsync("Alt+KeyG");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem)).ToContainTextAsync("You may take your jacket off.");
        await tools.Sheet.GetByLabel("Message to your proctor").FillAsync("Thank you.");
        await player.ClickAsync("Send");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("Thank you.");
        await tools.CloseAsync();
        await Expect(candidate.Page.Locator(".notice", new() { HasText = "proctor" })).ToHaveCountAsync(0);
        (await proctor.GetAsync<JsonElement>($"{seat.Api}/thread", default)).GetRawText().ShouldContain("Thank you.");
        candidate.Complaints.ShouldBeEmpty();
    }

    /// <summary>A connection that fails at the wrong moment is played by the test.</summary>
    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_thread_is_shown_and_a_message_that_was_not_taken_stays(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var thread = new List<object> { new { messageId = program.NewId(), from = "proctor", text = "Please close the other window.\nThank you.", sentAt = "2026-05-04T15:00:00Z" } };
        var (down, ids) = (true, new List<string>());
        await candidate.Context.RouteAsync("**/messages", async route =>
        {
            if (route.Request.Method == "GET")
            {
                await route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { messages = thread }) });
                return;
            }
            var sent = JsonDocument.Parse(route.Request.PostData!).RootElement;
            ids.Add(sent.GetProperty("messageId").GetString()!);
            if (!down) thread.Add(new { messageId = ids[^1], from = "candidate", text = sent.GetProperty("text").GetString(), sentAt = "2026-05-04T15:01:00Z" });
            await route.FulfillAsync(new() { Status = down ? 503 : 204 });
        });
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"TALK{width}").PublishAsync(program)));
        await candidate.Page.Keyboard.PressAsync("Alt+KeyG");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Please close the other window.");

        candidate.Expects(Tools.StatusOf(503));
        await tools.Sheet.GetByLabel("Message to your proctor").FillAsync("May I have water?");
        await player.ClickAsync("Send");
        await Expect(tools.Sheet).ToContainTextAsync("Not sent: there is no connection right now. Your words stay here");
        await tools.CloseAsync();
        down = false;
        await tools.UseAsync("Messages");
        await Expect(tools.Sheet.GetByLabel("Message to your proctor")).ToHaveValueAsync("May I have water?");
        await player.ClickAsync("Send");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("May I have water?");
        await Expect(tools.Sheet.GetByLabel("Message to your proctor")).ToHaveValueAsync("");
        ids.Count.ShouldBe(2);
        ids[1].ShouldBe(ids[0], "a repeat is known by its id");
        await tools.LookAsync("player-messages");
        await tools.CloseAsync();
        await Expect(candidate.Page.Locator("h1, .tools button").And(candidate.Page.Locator(":focus"))).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task without_a_connection_it_says_so()
    {
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content("NOTALK").PublishAsync(program)));
        await candidate.GoOfflineAsync();
        await tools.UseAsync("Messages");
        await Expect(tools.Sheet).ToContainTextAsync("Messages cannot be fetched right now.");
        candidate.Complaints.ShouldBeEmpty();
    }
}
