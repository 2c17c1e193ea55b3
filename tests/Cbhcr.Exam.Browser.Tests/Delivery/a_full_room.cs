using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>One proctor, one screen, many candidates.</summary>
public sealed class a_full_room(TheProgram program)
{
    private static readonly Guid Somebody = new("01900000-0000-7000-8000-000000000001");

    [Theory, InlineData(1280), InlineData(320)]
    public async Task of_three_hundred_shows_a_change_at_its_top_and_is_accessible(int width)
    {
        var room = await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(275);
        await (await (await (await (await room.WithDoneAsync(5)).WithCheckedInAsync(8)).WithAbsentAsync(7)).WithAtTheDoorAsync(3)).WithPausedAsync(2);
        await using var proctor = await LiveAsync(room, width);
        await Expect(proctor.Page.Locator("[data-count=needsYou]")).ToHaveTextAsync("5");
        await Expect(proctor.Page.Locator("[data-count=atWork]")).ToHaveTextAsync("275");
        await room.HappensAsync(17, new SittingPaused("technical-problem", Somebody, program.Now));
        await Expect(Cause(Row(proctor, 17))).ToHaveTextAsync("Clock stopped just now: technical problem");
        await Expect(proctor.Page.Locator("[data-count=needsYou]")).ToHaveTextAsync("6");
        await Expect(proctor.Page.Locator("[data-roster=summary]")).ToContainTextAsync(FullRoom.NameOf(17));
        await Expect(proctor.Page.Locator($"[data-row]:nth-child(-n+6)[data-row='{room.Sittings[17]}']")).ToHaveCountAsync(1);
        await Accessibility.Look.AtAsync(proctor, "full-room");
        await Who(Row(proctor, 17)).ClickAsync();
        await Expect(proctor.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(proctor, "full-room-panel");
    }

    [Fact]
    public async Task keeps_its_order_while_the_pointer_or_the_focus_is_in_it()
    {
        var room = await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(12);
        await using var proctor = await LiveAsync(room);
        var first = proctor.Page.Locator("[data-row]").First;
        var held = proctor.Page.Locator("[data-roster=held]");
        var before = await first.GetAttributeAsync("data-row");
        await Row(proctor, 3).HoverAsync();
        await room.HappensAsync(9, new SittingPaused("other", Somebody, program.Now));
        await Expect(held).ToBeVisibleAsync();
        await Expect(Row(proctor, 9)).ToHaveAttributeAsync("data-group", "needsYou");
        (await first.GetAttributeAsync("data-row")).ShouldBe(before);
        await proctor.Page.Mouse.MoveAsync(5, 5);
        await Expect(first).ToHaveAttributeAsync("data-row", room.Sittings[9].ToString());
        await Expect(held).ToBeHiddenAsync();

        await Who(Row(proctor, 3)).FocusAsync();
        await room.HappensAsync(11, new SittingPaused("other", Somebody, program.Now));
        await Expect(held).ToBeVisibleAsync();
        await Expect(Who(Row(proctor, 3))).ToBeFocusedAsync();
        await held.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(held).ToBeHiddenAsync();
        await Expect(proctor.Page.Locator("[data-row]:nth-child(-n+2)[data-group=needsYou]")).ToHaveCountAsync(2);
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task takes_in_who_comes_later_and_finds_people_by_group_and_name()
    {
        var room = await (await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(4)).WithCheckedInAsync(2);
        await using var proctor = await LiveAsync(room);
        await room.WithAtTheDoorAsync(1);
        await Expect(Row(proctor, 6)).ToBeVisibleAsync();
        await Expect(proctor.Page.Locator("[data-row]").First).ToContainTextAsync(FullRoom.NameOf(6));
        await Expect(Cause(Row(proctor, 6))).ToHaveTextAsync("Waiting at the door for 3 min: check identity");
        var shown = proctor.Page.Locator("[data-row]:not([hidden])");
        await proctor.Page.Locator("[data-filter=waiting]").ClickAsync();
        await Expect(shown).ToHaveCountAsync(2);
        await proctor.Page.Locator("[data-filter='']").ClickAsync();
        await proctor.Page.GetByLabel("Find by name or label").FillAsync("chidi");
        await Expect(shown).ToHaveCountAsync(1);
        await proctor.Page.GetByLabel("Find by name or label").FillAsync("nobody of this name");
        await Expect(proctor.Page.GetByText("Nobody to show here.")).ToBeVisibleAsync();
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task acts_on_those_chosen_says_who_was_refused_and_takes_it_back()
    {
        var room = await (await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(6)).WithCheckedInAsync(1);
        await using var proctor = await LiveAsync(room);
        foreach (var number in new[] { 0, 1, 2, 6 }) await Row(proctor, number).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(proctor.Page.GetByText("4 chosen")).ToBeVisibleAsync();
        var bar = proctor.Page.Locator("#batch");
        await bar.GetByLabel("What to do").SelectOptionAsync("pause");
        await bar.GetByLabel("Reason").SelectOptionAsync("disturbance-in-the-room");
        await bar.GetByRole(AriaRole.Button).ClickAsync();
        var outcome = proctor.Page.Locator("[data-outcome]");
        await Expect(outcome).ToContainTextAsync("Done for 3, refused for 1.");
        await Expect(outcome.Locator("li")).ToHaveTextAsync($"{FullRoom.NameOf(6)}: Only a sitting in progress can be paused.");
        await Expect(proctor.Page.Locator("[data-count=needsYou]")).ToHaveTextAsync("3");
        await Expect(Cause(Row(proctor, 1))).ToHaveTextAsync("Clock stopped just now: disturbance in the room");
        await outcome.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(outcome).ToContainTextAsync("Taken back for 3.");
        await Expect(proctor.Page.Locator("[data-count=atWork]")).ToHaveTextAsync("6");
        await Expect(outcome.GetByRole(AriaRole.Button)).ToBeHiddenAsync();
        proctor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task works_with_a_keyboard_alone()
    {
        var room = await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(5);
        await using var proctor = await LiveAsync(room);
        var keys = proctor.Page.Keyboard;
        var order = await proctor.Page.Locator("[data-row] [data-cell=name]").AllInnerTextsAsync();
        await Who(proctor.Page.Locator("[data-row]").First).FocusAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await Expect(proctor.Page.Locator(":focus")).ToHaveTextAsync(order[1]);
        await keys.PressAsync("Enter");
        var panel = proctor.Page.GetByRole(AriaRole.Dialog, new() { Name = order[1] });
        await Expect(panel).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(proctor.Page.Locator(":focus")).ToHaveTextAsync(order[1]);
        await keys.PressAsync("Enter");
        await panel.GetByLabel("Reason to stop the clock").FocusAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(proctor.Page.Locator(":focus")).ToHaveTextAsync(order[1]);
        await Expect(proctor.Page.Locator("[data-count=needsYou]")).ToHaveTextAsync("1");
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Space");
        await keys.PressAsync("End");
        await keys.PressAsync("Space");
        await Expect(proctor.Page.GetByText("2 chosen")).ToBeVisibleAsync();
        proctor.Complaints.ShouldBeEmpty();
    }

    /// <summary>Plain forms and addresses do it all, a page at a time.</summary>
    [Fact]
    public async Task works_without_a_script()
    {
        var room = await new FullRoom(program, program.NewName("Hall ")).WithAtWorkAsync(3);
        await using var context = await program.Browser.NewContextAsync(new() { BaseURL = program.Address.ToString(), JavaScriptEnabled = false,
            StorageState = await program.CookiesOfAsync("proctor") });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{room.Path}?group=atWork");
        await page.GetByRole(AriaRole.Link, new() { Name = FullRoom.NameOf(1) }).ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Add time" }).GetByLabel("Minutes to add").FillAsync("7");
        await page.GetByRole(AriaRole.Form, new() { Name = "Add time" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("#main")).ToContainTextAsync("The time was added.");
        await Expect(page.Locator($"[data-row='{room.Sittings[1]}'] [data-cell=marks]")).ToHaveTextAsync("7 min added");
        foreach (var number in new[] { 0, 2 }) await page.Locator($"[data-row='{room.Sittings[number]}'] input").CheckAsync();
        await page.Locator("#batch-action").SelectOptionAsync("pause");
        await page.Locator("#batch-reason").SelectOptionAsync("unscheduled-break");
        await page.Locator("#batch button").ClickAsync();
        await Expect(page.Locator("[data-outcome]")).ToContainTextAsync("Done for 2, refused for 0.");
        await Expect(page.Locator("[data-count=waiting]")).ToHaveTextAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("[data-outcome]")).ToContainTextAsync("Taken back for 2");
    }

    private async Task<Visitor> LiveAsync(FullRoom room, int width = 1280)
    {
        var proctor = await Visitor.SignsInAsync(program, "proctor", width);
        await proctor.Page.GotoAsync(room.Path);
        await Expect(proctor.Page.GetByText("Live: this page updates by itself.")).ToBeVisibleAsync();
        return proctor;
    }

    private static ILocator Row(Visitor proctor, int number) => proctor.Page.Locator("[data-row]").Filter(new() { HasText = FullRoom.NameOf(number) });

    private static ILocator Who(ILocator row) => row.GetByRole(AriaRole.Link);

    private static ILocator Cause(ILocator row) => row.Locator("[data-cell=cause]");
}
