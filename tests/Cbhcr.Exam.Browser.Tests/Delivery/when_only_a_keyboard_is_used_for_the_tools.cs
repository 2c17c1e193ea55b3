namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Every tool by keys alone, at a width where they are folded and at one where they are not; the focus always has a place to go back to.</summary>
public sealed class when_only_a_keyboard_is_used_for_the_tools(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task each_is_opened_used_and_left(int width)
    {
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools, page) = (new Player(candidate), new Tools(candidate), candidate.Page);
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"TOOLKEYS{width}").PublishAsync(program)));
        var heading = page.Locator("h1");

        // Backwards from the heading come the tools; by a button, the focus returns to it.
        if (width < 600)
        {
            await BackToAsync(page, "Tools");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tools", Exact = true })).ToHaveAttributeAsync("aria-expanded", "true");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tools", Exact = true })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await heading.FocusAsync();
        }
        await BackToAsync(page, "Display");
        await page.Keyboard.PressAsync("Enter");
        await Expect(tools.Sheet.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(tools.Sheet.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(tools.Sheet.GetByLabel("125 %")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await tools.CloseAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Display" })).ToBeFocusedAsync();

        // By a shortcut, it returns to where it was; what is behind a dialog does not move meanwhile.
        await heading.FocusAsync();
        foreach (var (key, title) in new[] { ("K", "Keys you can use"), ("G", "Messages with your proctor"), ("W", "How your time left comes about"),
            ("Q", "Comment on question 1"), ("H", "Highlight"), ("D", "Display") })
        {
            await page.Keyboard.PressAsync($"Alt+Key{key}");
            await Expect(tools.Sheet.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
            await page.Keyboard.PressAsync("Alt+KeyN");
            if (title == "Keys you can use") await tools.LookAsync("player-keys");
            await tools.CloseAsync();
            await Expect(heading).ToBeFocusedAsync();
            await Expect(heading).ToHaveTextAsync("Question 1 of 8");
        }

        // Highlights without a pointer: sentence by sentence.
        await page.Keyboard.PressAsync("Alt+KeyH");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await tools.LookAsync("player-highlight");
        await tools.CloseAsync();
        await Expect(page.Locator("legend mark")).ToContainTextAsync("told apart by their first words.");

        await Expect(heading).ToBeFocusedAsync();

        // Striking out: with Alt+X on a choice, or on the button after it.
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+KeyX");
        await Expect(page.Locator(".choice--struck")).ToHaveCountAsync(1);
        await Expect(tools.Said).ToContainTextAsync("Option A struck out");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Strike out option A" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(tools.Said).ToContainTextAsync("Option A no longer struck out");

        // A note: opened with the focus in it, left to the heading or the button.
        await page.Keyboard.PressAsync("Alt+KeyO");
        await page.Keyboard.TypeAsync("later");
        await Expect(page.GetByLabel("My note on question 1")).ToHaveValueAsync("later");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByLabel("My note on question 1")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "My note (written)" })).ToBeFocusedAsync();
    }

    /// <summary>A closed dialog kept the word until the next picture was drawn; on a busy machine that is long.</summary>
    [Fact]
    public async Task what_is_said_in_the_turn_a_dialog_closes_is_heard()
    {
        await using var candidate = await Visitor.ComesAsync(program, 1280);
        var (player, tools, page) = (new Player(candidate), new Tools(candidate), candidate.Page);
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content("TOOLSAID").PublishAsync(program)));
        await page.Keyboard.PressAsync("Alt+KeyK");
        await Expect(tools.Sheet.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();

        (await page.EvaluateAsync<bool>("""
            async () => {
              document.querySelector('dialog button').click();
              for (let turn = 0; turn < 50 && document.querySelector('dialog'); turn++) await Promise.resolve();
              const closed = !document.querySelector('dialog');
              dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyT', altKey: true }));
              return closed;
            }
            """)).ShouldBeTrue();

        await Expect(tools.Said).ToContainTextAsync("left");
    }

    private static async Task BackToAsync(IPage page, string button)
    {
        var stops = new List<string>();
        for (var i = 0; i < 15 && stops.LastOrDefault() != button; i++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
            stops.Add((await page.EvaluateAsync<string>("() => document.activeElement.innerText ?? ''")).Trim());
        }
        stops[^1].ShouldBe(button, $"the stops were {string.Join(", ", stops)}");
    }
}
