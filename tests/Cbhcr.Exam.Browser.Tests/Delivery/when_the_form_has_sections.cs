using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

public sealed class when_the_form_has_sections(TheProgram program)
{
    [Fact]
    public async Task a_candidate_ends_one_takes_a_break_and_goes_on_with_the_next()
    {
        var form = await new Content("SECTIONS", 30, """

              sections:
                - { name: Foundations, items: 5, minutes: 12, breakMinutes: 5 }
                - { name: Judgment, items: 3, minutes: 18 }
            """).PublishAsync(program);
        var seat = await Seat.ScheduledAsync(program, form);
        await using var candidate = await Visitor.ComesAsync(program, width: 320);
        var player = new Player(candidate);
        await player.BeginAsync(seat, questions: 5);
        await Expect(candidate.Page.Locator(".section")).ToHaveTextAsync("Section 1 of 2: Foundations");
        await player.AnswerAsync();
        await player.ClickAsync("Review all");
        await player.ClickAsync("End this section");
        await player.IsAtAsync("End section 1?");
        await Expect(candidate.Page.Locator(".message")).ToContainTextAsync("4 questions are not answered.");
        await Accessibility.Look.AtAsync(candidate, "player-section-end");
        await player.ClickAsync("End section 1");
        await player.IsAtAsync("You are on a break");
        await Accessibility.Look.AtAsync(candidate, "player-break");

        // A break outlives a reload, and nothing of the exam is on the page.
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("You are on a break");
        (await candidate.Page.ContentAsync()).ShouldNotContain("Test question");
        await player.ClickAsync("Begin the next section now");
        await player.IsAtAsync("Question 1 of 3");
        await Expect(candidate.Page.Locator(".section")).ToHaveTextAsync("Section 2 of 2: Judgment");
        await player.AnswerAsync();
        await player.AllIsSavedAsync();
        await player.ClickAsync("Review all");
        await player.ClickAsync("Submit the exam");
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        await Expect(candidate.Page.Locator(".receipt")).ToContainTextAsync("Questions answered2");
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_extension_reaches_the_screen_by_the_live_stream_alone()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("EXTENDED").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        await candidate.Page.RouteAsync("**/clock", route => route.AbortAsync());
        candidate.Expects("net::ERR_FAILED");
        await Expect(candidate.Page.Locator(".timer__face")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^2[0-9]:"));
        await (await program.SignedInAsync("proctor")).PostAsync<SittingClockView>($"{seat.Api}/time", new AdjustTime(1800, "disturbance-in-the-room"), default);
        await Expect(candidate.Page.Locator(".timer__face")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^5[0-9]:"));
        candidate.Complaints.ShouldBeEmpty();
    }
}
