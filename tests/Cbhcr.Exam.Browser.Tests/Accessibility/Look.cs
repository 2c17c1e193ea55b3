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

    /// <summary>To tell whether a page only fits one way up, axe copies style sheets into a style of its own; for those of a preview's shadow the policy of the page forbids that, and says so.</summary>
    private static async Task<AxeRunOptions> OptionsAsync(IPage page) => new()
    {
        RunOnly = Standard,
        Rules = await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('[data-preview]')].some(e => e.shadowRoot)") ? new() { ["css-orientation-lock"] = new() { Enabled = false } } : null,
    };

    private static async Task NothingOverhangsAsync(IPage page, string name)
    {
        var overhang = await page.EvaluateAsync<string[]>("""
            () => document.scrollingElement.scrollWidth <= innerWidth ? []
                : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('[role=region][tabindex]'))
                    .map(e => `${e.tagName.toLowerCase()}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)}`)
            """);
        overhang.ShouldBeEmpty($"{name} scrolls sideways at {page.ViewportSize!.Width} px");
    }
}
