using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>The player is one page with many screens; each is looked at on the way through a sitting.</summary>
public sealed class every_screen_of_the_player(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task is_accessible_and_fits(int width)
    {
        var form = await new Content($"SCREEN{width}").PublishAsync(program);
        var seat = await Seat.ScheduledAsync(program, form);
        await using var candidate = await Visitor.ComesAsync(program, width);
        var player = new Player(candidate);
        await ToTheStartAsync(seat, candidate, player);
        await ThroughTheExamAsync(candidate, player);
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task is_accessible_and_fits_when_something_is_amiss(int width)
    {
        var form = await new Content($"AMISS{width}").PublishAsync(program);
        var seat = await Seat.ScheduledAsync(program, form);
        var proctor = await program.SignedInAsync("proctor");
        await using var candidate = await Visitor.ComesAsync(program, width);
        var player = new Player(candidate);
        candidate.Expects("status of 422");
        await player.TypeCodeAsync("AAAAA-AAAAA");
        await Expect(candidate.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This code is not good any more");
        await Look.AtAsync(candidate, "player-wrong-code");

        await player.BeginAsync(seat);
        await proctor.PostAsync($"{seat.Api}/pause", new PauseSitting("technical-problem"), default);
        await player.IsAtAsync("Your exam is paused");
        await Look.AtAsync(candidate, "player-paused");
        await proctor.PostAsync<JsonElement>($"{seat.Api}/resume", new ResumeSitting(), default);
        await player.IsAtAsync("Question 1 of 8");
        await player.AllIsSavedAsync();

        candidate.Expects("status of 401");
        await candidate.Context.ClearCookiesAsync(new() { Name = "cbhcr-sitting" });
        await player.AnswerAsync(away: 1);
        await Expect(player.Saved).ToHaveTextAsync("1 answer kept on this device, will be sent after a new admission");
        await Look.AtAsync(candidate, "player-signed-out");

        await player.TypeCodeAsync(await seat.CodeAsync());
        await player.IsAtAsync("Question 1 of 8");
        await player.AllIsSavedAsync();
        await proctor.PostAsync<JsonElement>($"{seat.Api}/terminate", new TerminateSitting("candidate-request"), default);
        await player.IsAtAsync("Your exam was ended by a proctor");
        await Look.AtAsync(candidate, "player-terminated");
    }

    private static async Task ToTheStartAsync(Seat seat, Visitor candidate, Player player)
    {
        await player.TypeCodeAsync(await seat.CodeAsync());
        await player.IsAtAsync("Please wait for your proctor");
        await Look.AtAsync(candidate, "player-waiting");
        await seat.AdmitAsync();
        await player.IsAtAsync("Before you start");
        await player.ClickAsync("Continue");
        await Expect(candidate.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tick the box");
        await Look.AtAsync(candidate, "player-agreement");
        await player.AgreeAsync();
        await player.IsAtAsync("Practice question 1 of 2");
        await Look.AtAsync(candidate, "player-practice");
        await player.PractiseAsync();
        await Look.AtAsync(candidate, "player-ready");
        await player.ClickAsync("Start the exam");
    }

    private static async Task ThroughTheExamAsync(Visitor candidate, Player player)
    {
        await player.IsAtAsync("Question 1 of 8");
        await Look.AtAsync(candidate, "player-question");
        await player.AnswerAsync();
        await player.ClickAsync("Mark for review");
        await player.AllIsSavedAsync();
        await Look.AtAsync(candidate, "player-question-answered");
        await candidate.GoOfflineAsync();
        await player.ClickAsync("Next");
        await player.AnswerAsync();
        await Expect(player.Saved).ToContainTextAsync("kept on this device");
        await Look.AtAsync(candidate, "player-offline");
        await candidate.GoOnlineAsync();
        await player.AllIsSavedAsync();
        await player.ClickAsync("Review all");
        await player.IsAtAsync("Review your answers");
        await Look.AtAsync(candidate, "player-review");

        var second = await candidate.Context.NewPageAsync();
        await second.GotoAsync("/exam/sitting");
        await Expect(second.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your exam is open in another tab");
        await Look.AtAsync(candidate.At(second), "player-other-tab");
        await second.CloseAsync();

        await player.ClickAsync("Submit the exam");
        await player.IsAtAsync("Submit the exam?");
        await Look.AtAsync(candidate, "player-confirm");
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        await Look.AtAsync(candidate, "player-end");
    }
}
