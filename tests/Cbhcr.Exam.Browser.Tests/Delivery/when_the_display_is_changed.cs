namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Sizes, colours, spacing and line focus, at 320 px and in every theme.</summary>
public sealed class when_the_display_is_changed(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task every_theme_and_the_largest_text_are_accessible_and_fit(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"THEME{width}").PublishAsync(program)));
        await player.AnswerAsync();
        await candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Strike out option" }).First.ClickAsync();
        await tools.SelectInStemAsync(letters: 13);
        await candidate.Page.Keyboard.PressAsync("Alt+KeyH");
        await Expect(candidate.Page.Locator("mark")).ToHaveCountAsync(1);
        await player.AllIsSavedAsync();
        foreach (var theme in new[] { "Light", "Dark", "Black on yellow", "White on black, high contrast", "As this device" })
        {
            await SetAsync(tools, theme);
            await tools.LookAsync($"player-display-{theme.Replace(' ', '-')}");
            await tools.CloseAsync();
            await tools.LookAsync($"player-question-{theme.Replace(' ', '-')}");
        }

        await SetAsync(tools, "200 %", "More space between lines, words and letters");
        await tools.LookAsync("player-display-large");
        await tools.CloseAsync();
        await tools.LookAsync("player-question-large");
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        await tools.LookAsync("player-question-large-again");
        (await candidate.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize")).ShouldBe("32px");
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_colours_of_the_device_come_first(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        await candidate.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"FORCED{width}").PublishAsync(program)));
        await candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Strike out option" }).First.ClickAsync();
        await SetAsync(tools, "Black on yellow", "Line focus: a bright band, the rest is dimmed");
        await tools.LookAsync("player-display-forced");
        await tools.CloseAsync();
        await tools.LookAsync("player-question-forced");
        (await candidate.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldNotBe("rgb(255, 242, 122)");
    }

    [Fact]
    public async Task the_band_follows_arrows_focus_and_pointer()
    {
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content("BAND").PublishAsync(program)));
        await SetAsync(tools, "Line focus: a bright band, the rest is dimmed");
        await tools.CloseAsync();
        var band = candidate.Page.Locator(".band");
        async Task<double> TopAsync() => await band.EvaluateAsync<double>("e => e.getBoundingClientRect().top");
        await candidate.Page.Locator("h1").FocusAsync();
        var before = await TopAsync();
        await candidate.Page.Keyboard.PressAsync("ArrowDown");
        (await TopAsync()).ShouldBeGreaterThan(before + 10);
        await candidate.Page.Keyboard.PressAsync("ArrowUp");
        (await TopAsync()).ShouldBe(before, 1);

        // In a list of choices the arrows belong to the choices; the band goes with the focus, and with Alt it goes alone.
        await candidate.Page.GetByRole(AriaRole.Radio).First.FocusAsync();
        await candidate.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(candidate.Page.GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        var option = (await candidate.Page.Locator(".option").Nth(1).BoundingBoxAsync())!;
        (await TopAsync()).ShouldBeInRange(option.Y - 60, option.Y + option.Height);
        var there = await TopAsync();
        await candidate.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(candidate.Page.GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        (await TopAsync()).ShouldBeGreaterThan(there + 10);

        await candidate.Page.Mouse.MoveAsync(600, 300);
        (await TopAsync()).ShouldBeInRange(220, 300);
        await candidate.Page.Locator(".option").First.ClickAsync();
        await Expect(candidate.Page.GetByRole(AriaRole.Radio).First).ToBeCheckedAsync();
        await Expect(band).ToHaveAttributeAsync("aria-hidden", "true");
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task SetAsync(Tools tools, params string[] choices)
    {
        await tools.UseAsync("Display");
        foreach (var choice in choices) await tools.Sheet.GetByLabel(choice, new() { Exact = true }).CheckAsync();
    }
}
