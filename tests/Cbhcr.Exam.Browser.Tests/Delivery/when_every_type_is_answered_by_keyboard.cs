using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Tests.Hosting;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>A form with every type from the door to the log, by keyboard alone: as most see it, on a small screen, and at 400 %.</summary>
public sealed class when_every_type_is_answered_by_keyboard(TheProgram program)
{
    private const string Words = "I say who I am, ask for a name and wait.";

    [Theory, InlineData(1024, 1), InlineData(320, 1), InlineData(1280, 4)]
    public async Task the_answers_reach_the_log_as_meant_and_a_reload_shows_them(int width, int zoom)
    {
        var form = await EveryType.PublishAsync(program.Services, $"TYPES{width}");
        var seat = await Seat.ScheduledAsync(program, form);
        await using var candidate = await Visitor.ComesAsync(program, width, zoom: zoom);
        var player = new Player(candidate);
        var of = EveryType.Contents.Count;
        await player.BeginAsync(seat, of);
        var keys = new ByKeyboard(candidate);
        for (var position = 1; position <= of; position++)
        {
            await keys.LandsAsync($"Question {position} of {of}");
            await Expect(candidate.Page.Locator(".question .part, .question fieldset, .question .entry, .question .pick-one").First).ToBeVisibleAsync();
            if (position == 5) await Accessibility.Look.AtAsync(candidate, $"type-{position:00}-open-z{zoom}");
            await AnswerAsync(keys, position);
            await Accessibility.Look.AtAsync(candidate, $"type-{position:00}-answered-z{zoom}");
            await keys.PressAsync("Alt+KeyN");
        }
        await keys.LandsAsync("Review your answers");
        await Expect(candidate.Page.Locator(".review")).ToContainTextAsync($"{of} of {of} questions answered, 0 not answered, 0 marked for review.");
        await player.AllIsSavedAsync();
        await TheLogHoldsAsync(seat.SittingId);

        await candidate.Page.ReloadAsync();
        await keys.LandsAsync($"Question {of} of {of}");
        await IsShownAgainAsync(keys, of);
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task AnswerAsync(ByKeyboard keys, int position)
    {
        var question = keys.Page.Locator(".question");
        switch (position)
        {
            case 1: await keys.ChooseRadioAsync(question, "Rest"); break;
            case 2: await keys.ChooseRadioAsync(question, "Alpha"); break;
            case 3:
                await keys.TickAsync(question, "Listening");
                await keys.TickAsync(question, "Asking");
                break;
            case 4:
                foreach (var right in new[] { "A copy", "A refusal", "A fine" }) await keys.TickAsync(question, right);
                await Expect(question).ToContainTextAsync("2 of 2 chosen. To choose another, take one away first.");
                await Expect(new Tools(Visitor.Of(keys.Page.Context, keys.Page)).Said).ToContainTextAsync("To choose another, take one away first");
                break;
            case 5:
                await Expect(question).ToContainTextAsync("This order is not your answer yet.");
                // From the last place to the first, each to the top.
                foreach (var step in new[] { "Part", "Agree", "Ask", "Greet" })
                {
                    await keys.TabToAsync(question.GetByRole(AriaRole.Button, new() { Name = $"Move down: {step}" }));
                    await keys.PressAsync("Home");
                }
                await Expect(question.Locator(".order__text")).ToHaveTextAsync(["Greet", "Ask", "Agree", "Part"]);
                await Expect(question).ToContainTextAsync("This order is your answer.");
                break;
            case 6:
                foreach (var (word, meaning) in new[] { ("Assent", "A yes of somebody under age"), ("Consent", "A yes that counts in law"), ("Dissent", "A no") })
                    await keys.ChooseRadioAsync(question.GetByRole(AriaRole.Radiogroup, new() { Name = word }), meaning);
                break;
            case 7:
                await keys.TabToAsync(question.GetByRole(AriaRole.Textbox));
                await keys.TypeAsync("14 days");
                await Expect(question).ToContainTextAsync("Not a number yet, and not saved");
                await keys.PressAsync([.. Enumerable.Repeat("Backspace", 5)]);
                break;
            case 8: await WriteAsync(keys, "Paris"); break;
            case 9: await WriteAsync(keys, Words); break;
            case 10: await keys.PickAsync(question.GetByRole(AriaRole.Combobox), "assent"); break;
            case 11:
                await keys.PickAsync(question.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Gap 1 of 2: All are equal in blank") }), "dignity");
                await keys.PickAsync(question.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Gap 2 of 2") }), "rights");
                await keys.TabToAsync(question.GetByRole(AriaRole.Slider));
                await keys.PressAsync("ArrowLeft", "ArrowLeft");
                await Expect(question.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("30");
                break;
            case 12: await keys.TickAsync(question, "lazy"); break;
            case 13:
                await keys.PickAsync(question.GetByRole(AriaRole.Combobox, new() { Name = "Pair 1, first" }), "Right");
                await keys.PickAsync(question.GetByRole(AriaRole.Combobox, new() { Name = "Pair 1, second" }), "Duty");
                break;
            case 14: await keys.ChooseRadioAsync(question, "One"); break;
            default: throw new InvalidOperationException($"Nobody has said how question {position} is answered.");
        }
    }

    private static async Task WriteAsync(ByKeyboard keys, string text)
    {
        await keys.TabToAsync(keys.Page.Locator(".question").GetByRole(AriaRole.Textbox));
        await keys.TypeAsync(text);
    }

    private async Task TheLogHoldsAsync(Guid sitting)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var recorded = (await session.Events.FetchStreamAsync(sitting)).Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses);
        var last = recorded.GroupBy(r => r.Position).ToDictionary(g => g.Key, g => g.Last());
        string Of(int position) => last[position].OptionId
            ?? string.Join(" | ", last[position].Answers!.Select(a => $"{a.Response} {string.Join(",", (a.Values ?? []).Order(StringComparer.Ordinal))}"));
        last.Keys.Order().Where(p => p != 5 && p != 9).Select(Of).ShouldBe(
            ["B", "A", "RESPONSE A,C", "RESPONSE B,D", "RESPONSE A 2,B 1,C 3", "RESPONSE 14", "RESPONSE Paris", "RESPONSE Y",
                "GAPS W1 G1,W2 G2 | SCALE 30", "RESPONSE H2", "RESPONSE A B", "A"]);
        last[5].Answers!.Single().Values.ShouldBe(["C", "A", "B", "D"], "an order is an order");
        last[9].Answers!.Single().ShouldSatisfyAllConditions(a => a.Values.ShouldBeNull(), a => a.Text.ShouldNotBeNull());
        JsonSerializer.Serialize(last[9]).ShouldNotContain("who I am");
    }

    private static async Task IsShownAgainAsync(ByKeyboard keys, int of)
    {
        var question = keys.Page.Locator(".question");
        var checks = new Dictionary<int, Func<Task>>
        {
            [13] = () => Expect(question.Locator("select").Nth(1)).Not.ToHaveValueAsync(""),
            [12] = () => Expect(question.GetByRole(AriaRole.Checkbox, new() { Name = "lazy" })).ToBeCheckedAsync(),
            [11] = async () =>
            {
                (await ByKeyboard.ShownAsync(question.GetByRole(AriaRole.Combobox).First)).ShouldEndWith("dignity");
                await Expect(question.GetByRole(AriaRole.Slider)).ToHaveValueAsync("30");
            },
            [10] = async () => (await ByKeyboard.ShownAsync(question.GetByRole(AriaRole.Combobox))).ShouldBe("assent"),
            [9] = () => Expect(question.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(Words),
            [8] = () => Expect(question.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Paris"),
            [7] = () => Expect(question.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("14"),
            [6] = () => Expect(question.GetByRole(AriaRole.Radiogroup, new() { Name = "Dissent" }).GetByRole(AriaRole.Radio, new() { Name = "A no" })).ToBeCheckedAsync(),
            [5] = () => Expect(question.Locator(".order__text")).ToHaveTextAsync(["Greet", "Ask", "Agree", "Part"]),
            [4] = () => Expect(question.Locator("input:checked")).ToHaveCountAsync(2),
        };
        for (var position = of - 1; position >= 4; position--)
        {
            await keys.PressAsync("Alt+KeyP");
            await keys.LandsAsync($"Question {position} of {of}");
            await checks[position]();
        }
    }
}
