namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>Two writers on one item: the second sees what both did and says what is to stand.</summary>
public sealed class when_two_writers_meet(TheProgram program)
{
    [Fact]
    public async Task the_second_is_shown_both_and_loses_nothing()
    {
        await using var first = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, first);
        await desk.TypeAsync("f-stem", "Both began with this. What now?");
        await desk.IsSavedAsync();

        await using var second = await Visitor.SignsInAsync(program, "writer");
        var other = await new Desk(second, desk.Code, desk.ItemId).OpenAsync();
        await other.TypeAsync("f-stem", "Both began with that. What now?");
        await other.TypeAsync("f-authorNote", "A note of the other one.");
        await other.IsSavedAsync();

        first.Expects("status of 409");
        await desk.TypeAsync("f-options-0-text", "An option of mine");
        await Expect(desk.State).ToContainTextAsync("somebody else changed this item");
        var conflict = first.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("changed this item while you did") });
        await Expect(conflict.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Expect(conflict.Locator("del", new() { HasText = "that" })).ToBeVisibleAsync();
        await Expect(conflict.Locator("ins", new() { HasText = "this" })).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(first, "item-edit-two-writers");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Save as chosen" }).ClickAsync();

        var content = await desk.SavedAsync(program);
        content.GetProperty("stem").GetString().ShouldBe("Both began with that. What now?");
        content.GetProperty("authorNote").GetString().ShouldBe("A note of the other one.");
        content.GetProperty("options")[0].GetProperty("text").GetString().ShouldBe("An option of mine");
        await Expect(first.Page.Locator("#f-stem")).ToHaveTextAsync("Both began with that. What now?");
    }

    [Fact]
    public async Task a_submission_that_comes_second_shows_what_came_before_it_and_reasons_outlive_a_reload()
    {
        await using var first = await Visitor.SignsInAsync(program, "writer");
        var api = await program.SignedInAsync("writer");
        var sample = (await api.GetAsync<JsonElement>("/api/items/RB-CO-004", default)).GetProperty("item").GetProperty("content");
        var started = await api.PostAsync<JsonElement>("/api/items/drafts", new { code = Desk.NewCode(program), content = sample }, default);
        var desk = await new Desk(first, started.GetProperty("code").GetString()!, started.GetProperty("itemId").GetGuid()).OpenAsync();
        await Expect(first.Page.GetByRole(AriaRole.Region, new() { Name = "Checks", Exact = true })).ToContainTextAsync("0 to fix,");
        var reasons = first.Page.Locator(".author-form .author-justify textarea");
        await desk.JustifyAsync("Looked at; it stands for this test.");
        await Expect(reasons).Not.ToHaveCountAsync(0);
        await desk.IsSavedAsync();
        await desk.OpenAsync();
        await Expect(reasons.First).ToHaveValueAsync("Looked at; it stands for this test.");

        await using var second = await Visitor.SignsInAsync(program, "writer");
        var other = await new Desk(second, desk.Code, desk.ItemId).OpenAsync();
        await other.TypeAsync("f-authorNote", "A note of the other one.");
        await other.IsSavedAsync();

        first.Expects("status of 409");
        var submit = first.Page.GetByRole(AriaRole.Region, new() { Name = "Submit", Exact = true });
        await submit.GetByRole(AriaRole.Button, new() { Name = "Submit for review", Exact = true }).ClickAsync();
        var conflict = first.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("changed this item while you did") });
        await Expect(conflict.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Expect(submit.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not submitted: somebody else changed this item meanwhile.");
        await Accessibility.Look.AtAsync(first, "item-submitted-second");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Save as chosen", Exact = true }).ClickAsync();
        await Expect(first.Page.GetByLabel("Author’s note", new() { Exact = true })).ToHaveValueAsync("A note of the other one.");
        await submit.GetByRole(AriaRole.Button, new() { Name = "Submit for review", Exact = true }).ClickAsync();
        await first.Page.WaitForURLAsync($"**/staff/items/{desk.Code}");
        await Expect(first.Page.Locator(".usa-intro .app-state")).ToHaveTextAsync("In review: content");
    }

    [Fact]
    public async Task what_was_written_without_a_network_is_saved_when_there_is_one()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await writer.GoOfflineAsync();
        await desk.TypeAsync("f-stem", "Written in a tunnel. Is it kept?");
        await Expect(desk.State).ToContainTextAsync("No connection");
        await writer.GoOnlineAsync();
        (await desk.SavedAsync(program)).GetProperty("stem").GetString().ShouldBe("Written in a tunnel. Is it kept?");
    }
}
