using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>In real time: the shortest exam a blueprint can ask for, one minute, and a tenth more for this candidate.</summary>
public sealed class when_time_runs_out(TheProgram program)
{
    [Fact]
    public async Task the_candidate_is_warned_then_told_and_no_answer_is_lost()
    {
        var form = await new Content("SHORT", Minutes: 1).PublishAsync(program);
        var seat = await Seat.ScheduledAsync(program, form, timePercent: 110);
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        await Expect(candidate.Page.Locator(".timer__warning")).ToHaveTextAsync("1 minute left", new() { Timeout = 20_000 });
        await player.AnswerAsync();
        await player.ClickAsync("Next");
        await player.AllIsSavedAsync();

        // The last answer is given without a connection and sent within the grace, after the deadline.
        await candidate.GoOfflineAsync();
        await player.AnswerAsync();
        await Expect(candidate.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Time is up", new() { Timeout = 70_000 });
        await Expect(candidate.Page.Locator(".message")).ToContainTextAsync("Your last answers are being sent. Do not close this page.");
        await Accessibility.Look.AtAsync(candidate, "player-time-up");
        await candidate.GoOnlineAsync();

        // With everything delivered the device need not wait for the server's alarm.
        await Expect(candidate.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Time is up. Your exam has ended", new() { Timeout = 30_000 });
        await Expect(candidate.Page.Locator(".receipt")).ToContainTextAsync("Questions answered2");
        await Accessibility.Look.AtAsync(candidate, "player-expired");
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var sitting = (await session.FinishedSittingAsync(seat.SittingId, default))!;
        sitting.Ending.ShouldBe("expired");
        sitting.Responses.Count.ShouldBe(2);
        (await session.LoadAsync<Sitting>(seat.SittingId))!.Status.ShouldBe(SittingStatus.Expired);
    }
}
