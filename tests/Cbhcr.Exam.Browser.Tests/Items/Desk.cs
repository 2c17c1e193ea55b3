using Microsoft.Playwright;

namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>A writer at the form of one item, with a keyboard and nothing else.</summary>
internal sealed class Desk(Visitor visitor, string code, Guid itemId)
{
    /// <summary>200 by 150 pixels in squares.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAMgAAACWCAAAAAC+t5jFAAAAqElEQVR42u3ZMREAMAgDQPwrqxdM1EAEAPfMGfg1qQ73wk3PFQgICAgICAgICAgICAjIMcjGp1MOBAQEBAQEBAQEBAQEBOQaRIsCAgICAgICAgICAgICAmJn16KAgICAgICAgICAgICAgNjZQUBAQEBAQEBAQEBAQEDs7FoUEBAQEBAQEBAQEBAQEBA7uzoIBAQEBAQEBAQEBAQExM6uRQEBAQEBAVkI+anYlhZqkQxgAAAAAElFTkSuQmCC");

    private const string Focused = "() => document.activeElement.id || (document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? '').trim()";

    // Once around the form; the levels of all other tests are boxes in it.
    private const int MostStops = 400;

    public IPage Page => visitor.Page;

    public string Code => code;

    public Guid ItemId => itemId;

    public ILocator State => Page.Locator(".author-state");

    /// <summary>A new draft, on its page.</summary>
    public static async Task<Desk> SitsDownAsync(TheProgram program, Visitor visitor, string writer = "writer")
    {
        var started = await (await program.SignedInAsync(writer)).PostAsync<JsonElement>("/api/items/drafts", new { code = NewCode(program), competency = "RB.SA" }, default);
        return await new Desk(visitor, started.GetProperty("code").GetString()!, started.GetProperty("itemId").GetGuid()).OpenAsync();
    }

    /// <summary>Of its own, since tests run side by side.</summary>
    public static string NewCode(TheProgram program) => $"DESK-{BitConverter.ToUInt32(program.NewId().ToByteArray(), 12):000}";

    public async Task<Desk> OpenAsync()
    {
        await Page.GotoAsync($"/staff/items/{code}/edit");
        await Expect(Page.Locator("#f-stem")).ToBeVisibleAsync();
        return this;
    }

    /// <summary>Tab after Tab until the element of this id, or the button of this name, has the focus.</summary>
    public async Task TabToAsync(string place, bool back = false)
    {
        var stops = new List<string>();
        for (var i = 0; i < MostStops && stops.LastOrDefault() != place; i++)
        {
            await Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            stops.Add(await Page.EvaluateAsync<string>(Focused));
        }
        stops[^1].ShouldBe(place, $"the stops were {string.Join(", ", stops)}");
    }

    public async Task TypeAsync(string place, string words, bool back = false)
    {
        await TabToAsync(place, back);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(words);
    }

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>By arrow keys, as many steps down as it takes.</summary>
    public async Task ChooseAsync(string place, string value)
    {
        await TabToAsync(place);
        var select = Page.Locator($"#{place}");
        for (var i = 0; i < 60 && await select.InputValueAsync() != value; i++) await Page.Keyboard.PressAsync("ArrowDown");
        (await select.InputValueAsync()).ShouldBe(value);
    }

    /// <summary>Gives this reason for every warning.</summary>
    public async Task JustifyAsync(string reason)
    {
        var folded = Page.Locator(".author-form .author-justify:not([open]) > summary");
        while (await folded.CountAsync() > 0) await folded.First.ClickAsync();
        foreach (var field in await Page.Locator(".author-form .author-justify textarea").AllAsync()) await field.FillAsync(reason);
    }

    public Task IsSavedAsync() => Expect(State).ToContainTextAsync("All changes saved at");

    /// <summary>What the host has of it.</summary>
    public async Task<JsonElement> SavedAsync(TheProgram program)
    {
        await IsSavedAsync();
        return (await (await program.SignedInAsync("writer")).GetAsync<JsonElement>($"/api/items/{itemId}/draft", default)).GetProperty("content");
    }
}
