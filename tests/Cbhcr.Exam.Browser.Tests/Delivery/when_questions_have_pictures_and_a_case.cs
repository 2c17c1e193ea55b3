namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Areas and points of a picture, a choice put in order, and a case beside its questions: by keyboard, at every size.</summary>
public sealed class when_questions_have_pictures_and_a_case(TheProgram program)
{
    [Theory, InlineData(1024, 1), InlineData(320, 1), InlineData(1280, 4)]
    public async Task all_are_answered_by_keyboard_and_shown_again(int width, int zoom)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"PICS{width}").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program, width, zoom: zoom);
        var (player, exam, keys) = (new Player(candidate), new PictureExam(), new ByKeyboard(candidate));
        await exam.TakePlaceAsync(candidate);
        await player.BeginAsync(seat, exam.Items.Count);
        for (var position = 1; position <= exam.Items.Count; position++)
        {
            await keys.LandsAsync($"Question {position} of {exam.Items.Count}");
            await Expect(candidate.Page.Locator(".question :is(.part, .entry)").First).ToBeVisibleAsync();
            await AnswerAsync(keys, position);
            await Accessibility.Look.AtAsync(candidate, $"picture-{position:00}-z{zoom}");
            await keys.PressAsync("Alt+KeyN");
        }
        await keys.LandsAsync("Review your answers");
        await Expect(candidate.Page.Locator(".review")).ToContainTextAsync("7 of 7 questions answered");
        await player.AllIsSavedAsync();
        Enumerable.Range(1, exam.Items.Count).Select(exam.AnswerTo).ShouldBe(["H: C", "H: S, C", "P: 208 151", "O: F, W", "M: W N, M N, M C", "C: B", "T: 1,800"]);

        await candidate.Page.ReloadAsync();
        await keys.LandsAsync("Question 7 of 7");
        await Expect(candidate.Page.Locator(".question .entry")).ToHaveValueAsync("1,800");
        await player.ClickAsync("Review all");
        await Expect(candidate.Page.Locator(".review")).ToContainTextAsync("7 of 7 questions answered");
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_pointer_does_the_same_and_what_is_chosen_can_be_taken_back()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("PICPOINT").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, exam) = (new Player(candidate), new PictureExam());
        await exam.TakePlaceAsync(candidate);
        await player.BeginAsync(seat, exam.Items.Count);
        await candidate.Page.Locator(".area").Nth(2).ClickAsync(new() { Position = new() { X = 40, Y = 60 } });
        await Expect(candidate.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("The depot$") })).ToBeCheckedAsync();
        await player.ClickAsync("Clear my answer");
        await Expect(candidate.Page.Locator("input:checked")).ToHaveCountAsync(0);
        await player.AllIsSavedAsync();
        exam.AnswerTo(1).ShouldBe("");

        await candidate.Page.Keyboard.PressAsync("Alt+KeyN");
        await candidate.Page.Keyboard.PressAsync("Alt+KeyN");
        await player.IsAtAsync("Question 3 of 7");
        await candidate.Page.Locator(".plate--points").ClickAsync(new() { Position = new() { X = 101, Y = 51 } });
        await Expect(candidate.Page.Locator(".points")).ToContainTextAsync("Point 1: 25 % from the left, 17 % from the top");
        await player.AllIsSavedAsync();
        exam.AnswerTo(3).ShouldMatch("^P: 10[0-2] 5[0-2]$", "to the pixel, wherever on the screen the picture begins");
        candidate.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_case_and_its_highlights_stay_as_one_goes_through_its_questions(int width)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"CASE{width}").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, exam, tools) = (new Player(candidate), new PictureExam(), new Tools(candidate));
        await exam.TakePlaceAsync(candidate);
        await player.BeginAsync(seat, exam.Items.Count);
        await player.ClickAsync("Review all");
        await candidate.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Question 6") }).ClickAsync();
        await player.IsAtAsync("Question 6 of 7");
        var stimulus = candidate.Page.GetByRole(AriaRole.Region, new() { Name = "Case for questions 6 to 7" });
        await Expect(stimulus).ToContainTextAsync("A shelter after a flood");
        await Expect(stimulus.GetByRole(AriaRole.Table, new() { Name = "Water and people" })).ToBeVisibleAsync();
        (await stimulus.Locator("mfrac").EvaluateAsync<string>("e => e.namespaceURI")).ShouldBe("http://www.w3.org/1998/Math/MathML");

        await tools.UseAsync("Highlight");
        await tools.Sheet.GetByLabel("A shelter after a flood").CheckAsync();
        await tools.CloseAsync();
        await Expect(stimulus.Locator("mark")).ToHaveTextAsync("A shelter after a flood");
        await candidate.Page.Keyboard.PressAsync("Alt+KeyN");
        await player.IsAtAsync("Question 7 of 7");
        await Expect(stimulus.Locator("mark")).ToHaveTextAsync("A shelter after a flood");

        var (beside, fold) = (await SideBySideAsync(candidate), candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Hide the case" }));
        beside.ShouldBe(width == 1280, "beside the question where there is room");
        await Expect(fold).ToBeVisibleAsync(new() { Visible = !beside });
        if (!beside) await fold.ClickAsync();
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 7 of 7");
        await Expect(stimulus.GetByText("A shelter after a flood")).ToBeVisibleAsync(new() { Visible = beside });
        await Expect(stimulus.Locator("mark")).ToHaveCountAsync(1);
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task<bool> SideBySideAsync(Visitor candidate)
    {
        var (left, right) = (await candidate.Page.Locator(".panes__stimulus").BoundingBoxAsync(), await candidate.Page.Locator(".panes__question").BoundingBoxAsync());
        return left!.X + left.Width <= right!.X;
    }

    private static async Task AnswerAsync(ByKeyboard keys, int position)
    {
        var question = keys.Page.Locator(".question");
        switch (position)
        {
            case 1:
                await keys.ChooseRadioAsync(question, "The clinic");
                await Expect(question.Locator(".area[data-chosen]")).ToHaveCountAsync(1);
                await Expect(question.Locator(".area[data-focused]")).ToHaveCountAsync(1);
                break;
            case 2:
                await keys.TickAsync(question, "The bank");
                await keys.TickAsync(question, "The bridge");
                break;
            case 3:
                await keys.TabToAsync(question.GetByRole(AriaRole.Application, new() { Name = "Picture to set a point in: Map of a town with a river" }));
                await keys.PressAsync("ArrowRight", "Shift+ArrowDown", "Enter");
                await Expect(question.Locator(".points")).ToContainTextAsync("Point 1: 52 % from the left, 50 % from the top");
                break;
            case 4:
                foreach (var name in new[] { "Fuel", "Water" })
                {
                    await keys.TabToAsync(question.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Put in ?: {name}") }));
                    await keys.PressAsync("Enter");
                }
                await Expect(question.Locator("ol .order__text")).ToHaveTextAsync(["Fuel", "Water"]);
                break;
            case 5:
                await keys.TickAsync(question.GetByRole(AriaRole.Group, new() { Name = "Water" }), "Needed now");
                foreach (var name in new[] { "Needed now", "Kept cool" }) await keys.TickAsync(question.GetByRole(AriaRole.Group, new() { Name = "Medicine" }), name);
                await Expect(question.GetByRole(AriaRole.Group, new() { Name = "Water" }).GetByRole(AriaRole.Checkbox, new() { Name = "Kept cool (used)" })).ToBeDisabledAsync();
                break;
            case 6: await keys.TickAsync(question, "15"); break;
            case 7:
                await keys.TabToAsync(question.GetByRole(AriaRole.Textbox, new() { Name = "Your answer: They need blank litres a day." }));
                await keys.TypeAsync("1,800");
                break;
            default: throw new InvalidOperationException($"Nobody has said how question {position} is answered.");
        }
    }
}
