namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>The tools beside a question, as a candidate finds them.</summary>
internal sealed class Tools(Visitor visitor)
{
    public IPage Page => visitor.Page;

    public ILocator Sheet => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Every live region: what a screen reader is told of.</summary>
    public ILocator Said => Page.Locator("p[role=status].hidden").Last;

    /// <summary>Where there is little room the tools are folded into one button.</summary>
    public async Task UseAsync(string tool)
    {
        var button = Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{tool}") });
        if (!await button.IsVisibleAsync()) await Page.GetByRole(AriaRole.Button, new() { Name = "Tools", Exact = true }).ClickAsync();
        await button.ClickAsync();
    }

    public async Task CloseAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet).ToHaveCountAsync(0);
    }

    /// <summary>As if dragged over with the pointer: so many letters from the start of the stem.</summary>
    public Task SelectInStemAsync(int letters) => Page.EvaluateAsync("""
        letters => {
          const text = document.querySelector('legend [data-at]');
          const range = document.createRange();
          range.setStart(text, 0);
          const pieces = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let node = pieces.nextNode(), left = letters; node && left > 0; left -= node.length, node = pieces.nextNode()) range.setEnd(node, Math.min(left, node.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """, letters);

    /// <summary>Nothing in an open dialog needs sideways scrolling, and what the page must stand holds with it open.</summary>
    public async Task LookAsync(string name)
    {
        (await Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('dialog[open]')].every(d => d.scrollWidth <= d.clientWidth)")).ShouldBeTrue($"{name} scrolls sideways");
        await Accessibility.Look.AtAsync(visitor, name);
    }

    /// <summary>The browser's own words for an answer with this status.</summary>
    public static string StatusOf(int status) => $"status of {status}";

    /// <summary>Another delivery than the program gives: members that only some programmes send.</summary>
    public Task DeliverAsync(Action<System.Text.Json.Nodes.JsonObject> change) => visitor.Context.RouteAsync("**/delivery", async route =>
    {
        var answer = await route.FetchAsync();
        if (!answer.Ok)
        {
            await route.FulfillAsync(new() { Response = answer });
            return;
        }
        var delivery = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!.AsObject();
        change(delivery);
        await route.FulfillAsync(new() { Response = answer, Body = delivery.ToJsonString() });
    });
}
