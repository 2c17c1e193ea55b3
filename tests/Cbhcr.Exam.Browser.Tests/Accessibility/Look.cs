using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>What every page and screen must stand, at any width.</summary>
internal static class Look
{
    private static readonly RunOnlyOptions Standard = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// <summary>Set to a folder, a picture of all that was looked at is left there.</summary>
    private static string? Pictures => Environment.GetEnvironmentVariable("CBHCR_SCREENSHOTS");

    public static async Task AtAsync(Visitor visitor, string name)
    {
        var page = visitor.Page;
        await page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
        if (Pictures is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        await NothingOverhangsAsync(page, name);
        // What is folded away is part of the page.
        var folded = await page.EvaluateHandleAsync("() => [...document.querySelectorAll('details:not([open])')].map(d => { d.open = true; return d; })");
        await NothingOverhangsAsync(page, $"{name}, unfolded");
        var faults = (await page.RunAxe(await OptionsAsync(page))).Violations
            .SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}\n    {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}")).ToList();
        faults.ShouldBeEmpty($"axe on {name}:\n{string.Join("\n", faults)}");
        (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)")).ShouldBeEmpty($"ids given twice on {name}");
        (await page.Locator("h1").CountAsync()).ShouldBe(1, $"headings of the first level on {name}");
        (await page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
        visitor.Complaints.ShouldBeEmpty($"the console of {name}");
        await folded.EvaluateAsync("all => all.forEach(d => d.open = false)");
    }

    /// <summary>For two of its rules axe copies the style sheets of a preview's shadow into a style of its own, which the policy of the page forbids and complains of.</summary>
    private static async Task<AxeRunOptions> OptionsAsync(IPage page) => new()
    {
        RunOnly = Standard,
        Rules = await page.Locator("[data-preview]").CountAsync() == 0 ? null : new() { ["css-orientation-lock"] = new() { Enabled = false }, ["no-autoplay-audio"] = new() { Enabled = false } },
    };

    private static async Task NothingOverhangsAsync(IPage page, string name)
    {
        var overhang = await page.EvaluateAsync<string[]>("""
            () => document.scrollingElement.scrollWidth <= innerWidth ? []
                : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('[role=region][tabindex]'))
                    .map(e => `${e.tagName.toLowerCase()}.${e.className} “${(e.textContent ?? '').trim().slice(0, 40)}” ends at ${Math.round(e.getBoundingClientRect().right)}`)
            """);
        overhang.ShouldBeEmpty($"{name} scrolls sideways at {page.ViewportSize!.Width} px");
    }
}
