using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

public sealed class when_a_sitting_is_opened_twice(TheProgram program)
{
    [Fact]
    public async Task a_second_tab_is_told_and_may_take_over()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("TABS").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var first = new Player(candidate);
        await first.BeginAsync(seat);
        await first.ClickAsync("Next");
        var chosen = await first.AnswerAsync();
        await first.AllIsSavedAsync();

        var second = new Player(candidate.At(await candidate.Context.NewPageAsync()));
        await second.Page.GotoAsync("/exam/sitting");
        await second.IsAtAsync("Your exam is open in another tab");
        await first.IsAtAsync("Question 2 of 8");
        await second.ClickAsync("Use this tab instead");
        await second.IsAtAsync("Question 2 of 8");
        (await second.ChosenAsync()).ShouldBe(chosen);
        await first.IsAtAsync("Your exam is open in another tab");

        var changed = await second.AnswerAsync(away: 1);
        await second.AllIsSavedAsync();
        await second.Page.CloseAsync();
        await first.IsAtAsync("Question 2 of 8");
        (await first.ChosenAsync()).ShouldBe(changed);
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_second_device_may_look_but_not_write()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("DEVICES").PublishAsync(program));
        await using var one = await Visitor.ComesAsync(program);
        await using var two = await Visitor.ComesAsync(program);
        var (first, second) = (new Player(one), new Player(two));
        await first.BeginAsync(seat);
        var chosen = await first.AnswerAsync();
        await first.AllIsSavedAsync();

        two.Expects("status of 409");
        await second.TypeCodeAsync(await seat.CodeAsync());
        await Expect(two.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your exam is open on another device");
        await Expect(second.Saved).ToHaveTextAsync("Read only: another device is in charge");
        (await second.ChosenAsync()).ShouldBe(chosen);
        (await two.Page.GetByRole(AriaRole.Radio).EvaluateAllAsync<bool>("all => all.every(r => r.disabled)")).ShouldBeTrue();
        await first.AnswerAsync(away: 2);
        await first.AllIsSavedAsync();
        one.Complaints.ShouldBeEmpty();
        two.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_second_device_asks_and_goes_on_when_the_proctor_allows_it()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("TAKEOVER").PublishAsync(program));
        await using var one = await Visitor.ComesAsync(program);
        await using var two = await Visitor.ComesAsync(program, width: 320);
        var (first, second) = (new Player(one), new Player(two));
        await first.BeginAsync(seat);
        var chosen = await first.AnswerAsync();
        await first.AllIsSavedAsync();

        one.Expects("status of 409");
        two.Expects("status of 409");
        await second.TypeCodeAsync(await seat.CodeAsync());
        await two.Page.RunAndWaitForResponseAsync(() => second.ClickAsync("Ask to go on with this device"), answer => answer.Url.EndsWith("/device", StringComparison.Ordinal));
        await Expect(two.Page.GetByText("Asked. Your proctor sees it; please wait.")).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(two, "player-asks-for-device");
        await (await program.SignedInAsync("proctor")).PostAsync($"{seat.Api}/take-over", new AllowDevice(), default);
        await second.AllIsSavedAsync();
        (await second.ChosenAsync()).ShouldBe(chosen);
        await second.AnswerAsync(away: 1);
        await second.AllIsSavedAsync();
        await Expect(first.Saved).ToHaveTextAsync("Read only: another device is in charge");
        one.Complaints.ShouldBeEmpty();
        two.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_address_of_somebody_elses_sitting_is_refused()
    {
        var form = await new Content("OTHERS").PublishAsync(program);
        var (mine, theirs) = (await Seat.ScheduledAsync(program, form), await Seat.ScheduledAsync(program, form));
        await using var candidate = await Visitor.ComesAsync(program);
        await new Player(candidate).BeginAsync(mine);
        candidate.Expects("status of 403");
        candidate.Expects("favicon.ico"); // asked for where an answer is no page
        foreach (var path in new[] { "delivery", "clock", "receipt" })
        {
            var answer = (await candidate.Page.GotoAsync($"{theirs.Api}/{path}"))!;
            answer.Status.ShouldBe(403);
            (await answer.TextAsync()).ShouldNotContain("Test question");
        }
        (await candidate.Page.GotoAsync($"{mine.Api}/delivery"))!.Status.ShouldBe(200);
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task without_an_admission_there_is_only_the_door()
    {
        await using var stranger = await Visitor.ComesAsync(program);
        await stranger.Page.GotoAsync("/exam/sitting");
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Start your exam");
    }
}
