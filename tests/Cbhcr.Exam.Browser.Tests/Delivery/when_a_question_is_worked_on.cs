namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Striking out, highlighting and noting: for the candidate alone, kept through a reload, gone from the device at the end.</summary>
public sealed class when_a_question_is_worked_on(TheProgram program)
{
    private const string Note = "Ask myself again about the second word";

    [Theory, InlineData(1280), InlineData(320)]
    public async Task the_workings_survive_a_reload_and_are_wiped_at_the_end(int width)
    {
        var seat = await Seat.ScheduledAsync(program, await new Content($"WORK{width}").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program, width);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(seat);

        await Strike(candidate, "B").ClickAsync();
        await Expect(tools.Said).ToContainTextAsync("Option B struck out");
        await Expect(Strike(candidate, "B")).ToHaveAttributeAsync("aria-pressed", "true");
        await tools.SelectInStemAsync(letters: 13);
        await candidate.Page.Keyboard.PressAsync("Alt+KeyH");
        await Expect(candidate.Page.Locator("legend mark")).ToHaveTextAsync("Test question");
        await tools.UseAsync("My note");
        await candidate.Page.Keyboard.TypeAsync(Note);
        await Expect(candidate.Page.GetByText("962 of 1,000 characters left")).ToBeVisibleAsync();
        await tools.LookAsync("player-worked-on");

        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        await ShownAsync(candidate);
        await Expect(Strike(candidate, "B")).ToHaveAttributeAsync("aria-pressed", "true");
        await candidate.Page.Keyboard.PressAsync("Alt+KeyO");
        await Expect(candidate.Page.GetByLabel("My note on question 1")).ToHaveValueAsync(Note);
        await Expect(candidate.Page.GetByLabel("My note on question 1")).ToBeFocusedAsync();
        (await Keepsakes.OfAsync(candidate)).ShouldContain(Note);

        await player.ClickAsync("Review all");
        await player.ClickAsync("Submit the exam");
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        await candidate.Page.WaitForFunctionAsync("async () => (await indexedDB.databases()).length === 0");
        (await Keepsakes.OfAsync(candidate)).ShouldNotContain(Note);
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_struck_option_can_be_chosen_and_an_answer_cannot_be_struck()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("STRIKE").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(seat);
        await Strike(candidate, "A").ClickAsync();
        // The name of a choice says it: nothing depends on seeing the line.
        var first = candidate.Page.GetByRole(AriaRole.Radio).First;
        await Expect(candidate.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new(@"^A ?\. ?Struck out: ") })).ToHaveCountAsync(1);
        await candidate.Page.Locator(".option").First.ClickAsync();
        await Expect(first).ToBeCheckedAsync();
        await Expect(Strike(candidate, "A")).ToHaveAttributeAsync("aria-pressed", "false");
        await Strike(candidate, "A").ClickAsync();
        await Expect(tools.Said).ToContainTextAsync("Option A is your answer");
        await Expect(Strike(candidate, "A")).ToHaveAttributeAsync("aria-pressed", "false");
        await player.AllIsSavedAsync();
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task highlights_are_cleared_and_belong_to_one_question()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("MARKER").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        await player.BeginAsync(seat);
        // By the pointer: over the words of an option, which must not choose it, then the button.
        var words = (await candidate.Page.Locator(".option__text").Nth(1).BoundingBoxAsync())!;
        await candidate.Page.Mouse.MoveAsync(words.X + 2, words.Y + (words.Height / 2));
        await candidate.Page.Mouse.DownAsync();
        await candidate.Page.Mouse.MoveAsync(words.X + 60, words.Y + (words.Height / 2), new() { Steps = 5 });
        await candidate.Page.Mouse.UpAsync();
        await tools.UseAsync("Highlight");
        await Expect(candidate.Page.Locator(".option mark")).ToHaveCountAsync(1);
        (await player.ChosenAsync()).ShouldBeNull("selecting is not choosing");

        await tools.SelectInStemAsync(letters: 4);
        await tools.UseAsync("Highlight");
        await tools.SelectInStemAsync(letters: 13);
        await tools.UseAsync("Highlight");
        await Expect(candidate.Page.Locator("legend mark")).ToHaveTextAsync("Test question");
        await player.ClickAsync("Next");
        await player.IsAtAsync("Question 2 of 8");
        await Expect(candidate.Page.Locator("mark")).ToHaveCountAsync(0);
        await player.ClickAsync("Previous");
        await player.IsAtAsync("Question 1 of 8");
        await Expect(candidate.Page.Locator("mark")).ToHaveCountAsync(2);
        await player.ClickAsync("Clear highlights");
        await Expect(candidate.Page.Locator("mark")).ToHaveCountAsync(0);
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task ShownAsync(Visitor candidate)
    {
        await Expect(candidate.Page.Locator("legend mark")).ToHaveTextAsync("Test question");
        await Expect(candidate.Page.Locator(".choice--struck .option__letter")).ToContainTextAsync("B");
    }

    private static ILocator Strike(Visitor candidate, string option) => candidate.Page.GetByRole(AriaRole.Button, new() { Name = $"Strike out option {option}" });
}
