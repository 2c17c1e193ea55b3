namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>One page stays open; what others do shows on it, and what can be done follows.</summary>
public sealed class a_proctors_room(TheProgram program)
{
    [Fact]
    public async Task follows_a_candidate_without_a_reload()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("ROOM").PublishAsync(program));
        await using var proctor = await Visitor.SignsInAsync(program, "proctor");
        await proctor.Page.GotoAsync($"/staff/rooms/{Uri.EscapeDataString(seat.Room)}");
        var (status, note) = (proctor.Page.Locator("[data-cell=status]"), proctor.Page.Locator("[data-cell=note]"));
        var help = proctor.Page.GetByText("Help or stop");
        await Expect(proctor.Page.GetByText("Live: this page updates by itself.")).ToBeVisibleAsync();
        await Expect(note).ToHaveTextAsync("Not here yet");
        await Expect(proctor.Form($"Check identity: {seat.Name}")).ToBeVisibleAsync();
        await Expect(help).ToBeHiddenAsync();
        await proctor.Page.EvaluateAsync("() => { window.sinceTheStart = true }");

        await seat.SitAsync(right: 2, wrong: 0, submits: false);
        await Expect(status).ToHaveTextAsync("In progress");
        await Expect(proctor.Page.Locator("[data-cell=answered]")).ToHaveTextAsync("2 answered");
        await Expect(proctor.Form($"Check identity: {seat.Name}")).ToBeHiddenAsync();
        await Expect(proctor.Page.Locator("[data-roster=summary]")).ToHaveTextAsync($"{seat.Name}: In progress");
        await help.ClickAsync();
        await Expect(proctor.Form($"Pause: {seat.Name}")).ToBeVisibleAsync();
        (await proctor.Page.EvaluateAsync<bool>("() => window.sinceTheStart === true")).ShouldBeTrue("the page has not been reloaded");
        await Seat.ScheduledAsync(program, await FormOfAsync(seat), seat.Room);
        await Expect(proctor.Page.GetByRole(AriaRole.Link, new() { Name = "New candidates: show" })).ToBeVisibleAsync();
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task stops_the_clock_and_asks_before_it_ends_a_sitting()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("STOP").PublishAsync(program));
        await seat.SitAsync(right: 1, wrong: 0, submits: false);
        await using var proctor = await Visitor.SignsInAsync(program, "proctor", width: 320);
        await proctor.Page.GotoAsync($"/staff/rooms/{Uri.EscapeDataString(seat.Room)}");
        var status = proctor.Page.Locator("[data-cell=status]");
        await proctor.Page.GetByText("Help or stop").ClickAsync();
        await proctor.Field($"Pause: {seat.Name}", "Reason").SelectOptionAsync("candidate-unwell");
        await proctor.SendAsync($"Pause: {seat.Name}", "Stop the clock", "The clock is stopped.");
        await Expect(status).ToHaveTextAsync("Paused");
        await proctor.Page.GetByText("Help or stop").ClickAsync();
        await proctor.SendAsync($"Resume: {seat.Name}", "Let the clock run", "The clock runs again.");

        await proctor.Page.GetByText("Help or stop").ClickAsync();
        var end = proctor.Form($"End the sitting: {seat.Name}").GetByRole(AriaRole.Button);
        await end.ClickAsync();
        var dialog = proctor.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync($"End the sitting of {seat.Name} now?");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Accessibility.Look.AtAsync(proctor, "room-dialog");
        await proctor.Page.Keyboard.PressAsync("Escape");
        await Expect(end).ToBeFocusedAsync();
        await Expect(status).ToHaveTextAsync("In progress");
        await end.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "End the sitting" }).ClickAsync();
        await Expect(proctor.Page.Locator("#main")).ToContainTextAsync("The sitting is ended; its answers are kept.");
        await Expect(status).ToHaveTextAsync("Terminated");
        proctor.Complaints.ShouldBeEmpty();
    }

    private async Task<Forms.Form> FormOfAsync(Seat seat) => await (await program.SignedInAsync("assembler")).GetAsync<Forms.Form>($"/api/forms/{seat.FormId}", default);
}
