namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>What the program does with a comment is tested where it is taken; here the address is answered by the test, so that it can fail at will.</summary>
public sealed class when_a_candidate_comments_on_a_question(TheProgram program)
{
    [Fact]
    public async Task it_is_kept_while_offline_and_sent_until_it_is_taken()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("REMARK").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var (tries, taken) = (new List<JsonElement>(), 0);
        await candidate.Context.RouteAsync("**/comments", async route =>
        {
            tries.Add(JsonDocument.Parse(route.Request.PostData!).RootElement);
            if (tries.Count is 1 or 2) await route.FulfillAsync(new() { Status = tries.Count == 1 ? 503 : 409 });
            else
            {
                taken++;
                await route.FulfillAsync(new() { Status = 204 });
            }
        });
        candidate.Expects(Tools.StatusOf(503));
        candidate.Expects(Tools.StatusOf(409));
        await player.BeginAsync(seat);
        await candidate.GoOfflineAsync();
        candidate.Expects("ERR_FAILED");
        await CommentAsync(tools, "Two options say the same.");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem)).ToHaveTextAsync("Two options say the same. Kept on this device, will be sent.");
        await tools.CloseAsync();
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        taken.ShouldBe(0);

        await candidate.GoOnlineAsync();
        await tools.UseAsync("Comment");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem)).ToHaveTextAsync("Two options say the same. Sent.", new() { Timeout = 40_000 });
        taken.ShouldBe(1);
        tries.Select(t => t.GetProperty("commentId").GetGuid()).Distinct().Count().ShouldBe(1, "a repeat is known by its id");
        tries[^1].GetProperty("text").GetString().ShouldBe("Two options say the same.");
        tries[^1].GetProperty("itemId").GetString()!.Length.ShouldBe(16);
        await tools.LookAsync("player-comment");
        candidate.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(404), InlineData(422)]
    public async Task a_refusal_is_said_and_not_repeated(int status)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"REFUSED{status}").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program, width: 320);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var tries = 0;
        await candidate.Context.RouteAsync("**/comments", async route =>
        {
            tries++;
            await route.FulfillAsync(new() { Status = status });
        });
        candidate.Expects(Tools.StatusOf(status));
        await player.BeginAsync(seat);
        await tools.UseAsync("Comment");
        await player.ClickAsync("Send comment");
        await Expect(tools.Sheet.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Write your comment first.");
        await tools.Sheet.GetByLabel("Your comment").FillAsync("This is unclear.");
        await player.ClickAsync("Send comment");
        await Expect(tools.Sheet.GetByRole(AriaRole.Listitem)).ToContainTextAsync("The exam did not take this comment.");
        await tools.LookAsync("player-comment-refused");
        await tools.CloseAsync();
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        await player.AnswerAsync();
        await player.AllIsSavedAsync();
        tries.ShouldBe(1);
    }

    [Fact]
    public async Task what_is_not_sent_at_the_end_is_said_and_still_sent()
    {
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var down = true;
        await candidate.Context.RouteAsync("**/comments", route => route.FulfillAsync(new() { Status = down ? 503 : 204 }));
        candidate.Expects(Tools.StatusOf(503));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content("LASTWORD").PublishAsync(program)));
        await CommentAsync(tools, "One last word.");
        await tools.CloseAsync();
        await player.ClickAsync("Review all");
        await player.ClickAsync("Submit the exam");
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        var notice = candidate.Page.GetByText("1 comment on a question is being sent. Keep this page open");
        await Expect(notice).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(candidate, "player-end-comment");
        await candidate.Page.WaitForFunctionAsync("async () => (await indexedDB.databases()).length === 0");
        (await Keepsakes.OfAsync(candidate)).ShouldNotContain("One last word.");
        down = false;
        await Expect(notice).ToHaveCountAsync(0, new() { Timeout = 40_000 });
    }

    private static async Task CommentAsync(Tools tools, string text)
    {
        await tools.UseAsync("Comment");
        await tools.Sheet.GetByLabel("Your comment").FillAsync(text);
        await tools.Sheet.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
    }
}
