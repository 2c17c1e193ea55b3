using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>One page stays open; what others do shows on it, and what can be done follows.</summary>
public sealed class a_proctors_room(TheProgram program)
{
    [Fact]
    public async Task follows_a_candidate_without_a_reload()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("ROOM").PublishAsync(program));
        await using var proctor = await ProctorAtAsync(seat);
        var panel = await OpenAsync(proctor, seat.Name);
        await Expect(panel).ToContainTextAsync("Not here yet");
        await Expect(proctor.Form("Check identity")).ToBeVisibleAsync();
        await Expect(proctor.Form("Pause")).ToBeHiddenAsync();
        await proctor.Page.EvaluateAsync("() => { window.sinceTheStart = true }");

        await seat.SitAsync(right: 2, wrong: 0, submits: false);
        await Expect(panel).ToContainTextAsync("Working");
        await Expect(proctor.Page.Locator("[data-row] [data-cell=answered]")).ToHaveTextAsync("2 answered");
        await Expect(proctor.Form("Check identity")).ToBeHiddenAsync();
        await Expect(proctor.Form("Pause")).ToBeVisibleAsync();
        (await proctor.Page.EvaluateAsync<bool>("() => window.sinceTheStart === true")).ShouldBeTrue("the page has not been reloaded");
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task stops_the_clock_and_asks_before_it_ends_a_sitting()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("STOP").PublishAsync(program));
        await seat.SitAsync(right: 1, wrong: 0, submits: false);
        await using var proctor = await ProctorAtAsync(seat, width: 320);
        var cause = proctor.Page.Locator("[data-row] [data-cell=cause]");
        var panel = await OpenAsync(proctor, seat.Name);
        await proctor.Field("Pause", "Reason to stop the clock").SelectOptionAsync("candidate-unwell");
        await proctor.Form("Pause").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(cause).ToHaveTextAsync("Clock stopped just now: candidate unwell");
        await OpenAsync(proctor, seat.Name);
        await proctor.Form("Resume").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(cause).ToHaveTextAsync("Working");

        await OpenAsync(proctor, seat.Name);
        var end = proctor.Form("End the sitting").GetByRole(AriaRole.Button);
        await end.ClickAsync();
        var dialog = proctor.Page.Locator("dialog").Last;
        await Expect(dialog).ToContainTextAsync($"End the sitting of {seat.Name} now?");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Accessibility.Look.AtAsync(proctor, "room-dialog");
        await proctor.Page.Keyboard.PressAsync("Escape");
        await Expect(end).ToBeFocusedAsync();
        await end.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "End the sitting" }).ClickAsync();
        await Expect(panel).ToBeHiddenAsync();
        await Expect(cause).ToHaveTextAsync("Ended by a proctor; answers kept");
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task belongs_to_those_assigned_and_shows_who_else_looks()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("DUTY").PublishAsync(program));
        var admin = await program.SignedInAsync("admin");
        var name = program.NewName("proctor-");
        await admin.PostAsync<JsonElement>("/api/accounts", new Identity.OpenAccount(name, $"Second {name}", TheProgram.Password, [Identity.Roles.Proctor]), default);
        await using var first = await ProctorAtAsync(seat);
        await using var second = await Visitor.SignsInAsync(program, name);
        await second.Page.GotoAsync(first.Page.Url);
        await Expect(first.Page.Locator("[data-roster=also]")).ToHaveTextAsync("Also here: 1");
        await first.Page.GetByText("Assign or hand over").ClickAsync();
        await first.Field("Assign a proctor", "Proctor").SelectOptionAsync("Parker Proctor");
        await first.SendAsync("Assign a proctor", "Assign", "Assigned.");
        await Expect(first.Page.GetByText("On duty: Parker Proctor")).ToBeVisibleAsync();
        second.Expects("status of 403");
        await Expect(second.Page.Locator("[data-roster=connection]")).ToContainTextAsync("the connection was refused");
        (await second.Page.ReloadAsync())!.Status.ShouldBe(403);
        first.Complaints.ShouldBeEmpty();
    }

    private async Task<Visitor> ProctorAtAsync(Seat seat, int width = 1280)
    {
        var proctor = await Visitor.SignsInAsync(program, "proctor", width);
        await proctor.Page.GotoAsync($"/staff/rooms/{Uri.EscapeDataString(seat.Room)}");
        await Expect(proctor.Page.GetByText("Live: this page updates by itself.")).ToBeVisibleAsync();
        return proctor;
    }

    private static async Task<ILocator> OpenAsync(Visitor proctor, string name)
    {
        await proctor.Page.Locator("[data-row]").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        var panel = proctor.Page.Locator("#actions");
        await Expect(panel).ToBeVisibleAsync();
        return panel;
    }
}
