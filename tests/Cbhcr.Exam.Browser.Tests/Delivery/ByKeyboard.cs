namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>A candidate with a keyboard and nothing else. Wherever the focus goes it must be seen.</summary>
internal sealed class ByKeyboard(Visitor candidate)
{
    private const string FocusShows = """
        () => {
          const focused = document.activeElement;
          return focused === document.body
            || [focused, focused.closest('label')].some(e => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
        }
        """;

    public IPage Page => candidate.Page;

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(string text) => await Page.Keyboard.TypeAsync(text);

    public async Task LandsAsync(string heading)
    {
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    public async Task TabToAsync(ILocator place)
    {
        for (var i = 0; i < 80; i++)
        {
            await PressAsync("Tab");
            var where = await Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
            (await Page.EvaluateAsync<bool>(FocusShows)).ShouldBeTrue($"the focus on “{where}” cannot be seen");
            if (await place.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }
        throw new InvalidOperationException($"{place} is not reached by Tab.");
    }

    /// <summary>A group of radio buttons is one stop; the arrow keys go through it.</summary>
    public async Task ChooseRadioAsync(ILocator group, string name)
    {
        var radios = group.GetByRole(AriaRole.Radio);
        await TabToAsync(radios.First);
        await PressAsync("Space");
        var wanted = group.GetByRole(AriaRole.Radio, new() { NameRegex = Ends(name) });
        for (var i = 0; i < await radios.CountAsync() && !await wanted.IsCheckedAsync(); i++) await PressAsync("ArrowDown");
        await Expect(wanted).ToBeCheckedAsync();
    }

    public async Task TickAsync(ILocator within, string name)
    {
        var box = within.GetByRole(AriaRole.Checkbox, new() { NameRegex = Ends(name) });
        await TabToAsync(box);
        await PressAsync("Space");
    }

    /// <summary>With the arrow keys, which pass all that stands before it.</summary>
    public async Task PickAsync(ILocator list, string name)
    {
        await TabToAsync(list);
        for (var i = 0; i < 10 && !(await ShownAsync(list)).EndsWith(name, StringComparison.Ordinal); i++) await PressAsync("ArrowDown");
        (await ShownAsync(list)).ShouldEndWith(name);
    }

    public static Task<string> ShownAsync(ILocator list) => list.EvaluateAsync<string>("e => e.selectedOptions[0].text");

    private static System.Text.RegularExpressions.Regex Ends(string name) => new($"{System.Text.RegularExpressions.Regex.Escape(name)}\\s*$");
}
