namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>
/// From the door to the receipt without a pointer: every stop shows where the focus is, every move lands on the heading, and every screen
/// on the way is looked at; once as most see it, once at 400 % in the system's own colours with half as much time again.
/// </summary>
public sealed class when_only_a_keyboard_is_used(TheProgram program)
{
    [Theory, InlineData(1, false, 100), InlineData(4, true, 150)]
    public async Task a_candidate_goes_from_the_door_to_the_receipt(int zoom, bool forcedColours, int timePercent)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"KEYS{zoom}").PublishAsync(program), timePercent: timePercent);
        await using var candidate = await Visitor.ComesAsync(program, zoom: zoom, forcedColours: forcedColours);
        var keys = new Keys(candidate, $"keys-zoom{zoom}");
        await ToTheStartAsync(candidate, keys, seat);

        // A choice by the space bar, another by the arrows, and back again.
        await keys.TabToAsync("First radio of the group");
        await keys.PressAsync("Space");
        await ChosenAsync(candidate, 0);
        await keys.PressAsync("ArrowDown");
        await ChosenAsync(candidate, 1);
        await keys.PressAsync("ArrowUp");
        await ChosenAsync(candidate, 0);
        await keys.PressAsync("Alt+KeyM");
        await Expect(candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Mark for review" })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("Alt+KeyN", lands: "Question 2 of 8");
        await keys.TabToAsync("Mark for review");
        await keys.PressAsync("Space");
        await Expect(candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Mark for review" })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("Alt+KeyP", lands: "Question 1 of 8");
        await ChosenAsync(candidate, 0);

        await keys.TabToAsync("Review all");
        await keys.PressAsync("Enter", lands: "Review your answers");
        await Expect(candidate.Page.Locator(".review")).ToContainTextAsync("1 of 8 questions answered, 7 not answered, 2 marked for review.");
        await keys.TabToAsync("Question 2");
        await keys.PressAsync("Enter", lands: "Question 2 of 8");
        await keys.PressAsync("Alt+KeyR", lands: "Review your answers");
        await keys.TabToAsync("Submit the exam");
        await keys.PressAsync("Enter", lands: "Submit the exam?");
        await keys.TabToAsync("Submit now");
        await keys.PressAsync("Enter", lands: "Your exam is submitted");
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task ToTheStartAsync(Visitor candidate, Keys keys, Seat seat)
    {
        await candidate.Page.GotoAsync("/exam");
        await keys.TabToAsync("Skip to main content");
        await keys.TabToAsync("Admission code");
        await candidate.Page.Keyboard.TypeAsync(await seat.CodeAsync());
        await keys.PressAsync("Enter", lands: "Please wait for your proctor");
        await seat.AdmitAsync();
        await keys.LandsAsync("Before you start");
        await keys.TabToAsync("I have read this and I agree");
        await keys.PressAsync("Space");
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Enter", lands: "Practice question 1 of 2");
        await keys.TabToAsync("Next");
        await keys.PressAsync("Enter", lands: "Practice question 2 of 2");
        await keys.TabToAsync("Finish");
        await keys.PressAsync("Enter", lands: "Review your answers");
        await keys.TabToAsync("End practice");
        await keys.PressAsync("Enter", lands: "Ready to start");
        await keys.TabToAsync("Start the exam");
        await keys.PressAsync("Enter", lands: "Question 1 of 8");
    }

    private static Task ChosenAsync(Visitor candidate, int option) => Expect(candidate.Page.GetByRole(AriaRole.Radio).Nth(option)).ToBeCheckedAsync();

    private sealed class Keys(Visitor candidate, string name)
    {
        private readonly IPage _page = candidate.Page;
        private int _screens;

        private const string NameOfTheFocused = """
            () => {
              const e = document.activeElement;
              if (e.type === 'radio') return 'First radio of the group';
              return (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.querySelector('.cell__name')?.innerText ?? e.innerText ?? '').trim();
            }
            """;

        private const string FocusShows = """
            () => [document.activeElement, document.activeElement.closest('label')].some(e => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2)
            """;

        public async Task PressAsync(string key, string? lands = null)
        {
            await _page.Keyboard.PressAsync(key);
            if (lands is not null) await LandsAsync(lands);
        }

        public async Task LandsAsync(string heading)
        {
            await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
            await Accessibility.Look.AtAsync(candidate, $"{name}-{++_screens:00}");
        }

        public async Task TabToAsync(string name)
        {
            var stops = new List<string>();
            for (var i = 0; i < 25 && stops.LastOrDefault() != name; i++)
            {
                await _page.Keyboard.PressAsync("Tab");
                stops.Add(await _page.EvaluateAsync<string>(NameOfTheFocused));
                (await _page.EvaluateAsync<bool>(FocusShows)).ShouldBeTrue($"the focus on “{stops[^1]}” cannot be seen");
            }
            stops[^1].ShouldBe(name, $"the stops were {string.Join(", ", stops)}");
        }
    }
}
