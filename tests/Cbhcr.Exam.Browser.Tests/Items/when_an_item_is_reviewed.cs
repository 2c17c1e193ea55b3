namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>From the writer's form to pretest by way of different people, each at a page of the queue; comments and reasons stay to be read.</summary>
public sealed class when_an_item_is_reviewed(TheProgram program)
{
    private static readonly string[] Options = ["Ask what he needs right now", "Tell him that it will pass soon", "Call the police for support", "Leave him alone until later"];

    private static readonly string[] Rationales =
    [
        "Best: it begins with the person and leaves the choice of the next step to him.",
        "Tempting, since hope helps; but nobody knows whether it will, and he is not heard.",
        "Nothing in the case is dangerous, so uniforms would frighten without any need.",
        "Rest may help later on; being left now is what he is complaining about.",
    ];

    [Fact]
    public async Task three_reviewers_and_a_psychometrician_take_it_through()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await WrittenAsync(writer);
        await SubmittedAsync(writer, desk);

        // The first reviewer comments on an option and returns it; the writer mends it and submits again.
        await using (var first = await Visitor.SignsInAsync(program, "reviewer"))
        {
            await ToTheItemAsync(first, desk.Code);
            var place = first.Page.Locator("#on-options-1-text");
            await place.Locator("summary").ClickAsync();
            await first.Field("Comment on option B, text", "Comment on option B, text").FillAsync("Nobody would choose this one.");
            await first.SendAsync("Comment on option B, text", "Comment", "The comment stands at its field.");
            await Expect(place).ToContainTextAsync("1 open comment");
            await Expect(place).ToContainTextAsync("Nobody would choose this one.");
            await Expect(first.Page.GetByRole(AriaRole.Region, new() { Name = "Comments", Exact = true })).ToContainTextAsync("option B, text: 1 open comment");
            await Accessibility.Look.AtAsync(first, "item-in-review");
            await VotesAsync(first, "return", "The second option gives itself away.");
            await Expect(first.Page.Locator(".usa-intro .app-state")).ToHaveTextAsync("Draft");
        }
        await desk.OpenAsync();
        var beside = writer.Page.Locator("#f-options-1-text-comments");
        var comments = writer.Page.GetByRole(AriaRole.Region, new() { Name = "Comments", Exact = true });
        await Expect(beside).ToContainTextAsync("Nobody would choose this one.");
        await Expect(comments).ToContainTextAsync("1 open.");
        await Accessibility.Look.AtAsync(writer, "item-edit-commented");
        await beside.Locator("summary").ClickAsync();
        await beside.GetByLabel("Comment on option B", new() { Exact = true }).FillAsync("It will be a real choice.");
        await beside.GetByRole(AriaRole.Button, new() { Name = "Send the comment", Exact = true }).ClickAsync();
        await Expect(beside).ToContainTextAsync("2 open comments");
        foreach (var words in new[] { "Nobody would choose this one.", "It will be a real choice." })
            await beside.GetByRole(AriaRole.Button, new() { Name = $"Resolve the comment on option B: {words}", Exact = true }).ClickAsync();
        await Expect(comments).ToContainTextAsync("None is open.");
        await desk.TypeAsync("f-options-1-text", "Explain what will happen next", back: true);
        await desk.IsSavedAsync();
        await SubmittedAsync(writer, desk, "The second option was no choice.");

        foreach (var (who, next) in new[] { ("reviewer", "In review: editorial"), ("editor", "In review: sensitivity"), ("advocate", "In review: psychometric"), ("psychometrician", "Pretest") })
        {
            await using var reviewer = await Visitor.SignsInAsync(program, who);
            await ToTheItemAsync(reviewer, desk.Code);
            await VotesAsync(reviewer, "approve", "");
            await Expect(reviewer.Page.Locator(".usa-intro .app-state")).ToHaveTextAsync(next);
            // Nobody votes twice.
            await Expect(reviewer.Form("Your vote")).ToHaveCountAsync(0);
        }

        await writer.Page.GotoAsync($"/staff/items/{desk.Code}/compare?from=1&to=2");
        await Expect(writer.Page.Locator("td ins").First).ToContainTextAsync("Explain");
        await Accessibility.Look.AtAsync(writer, "item-compared");
        await writer.Page.GotoAsync($"/staff/items/{desk.Code}");
        await Expect(writer.Page.GetByRole(AriaRole.Region, new() { Name = "Comments", Exact = true })).ToContainTextAsync("Resolved");
        await writer.Page.GetByText("History of the item").ClickAsync();
        await Expect(writer.Page.GetByRole(AriaRole.Region, new() { Name = "History" })).ToContainTextAsync("The second option gives itself away.");
        await Accessibility.Look.AtAsync(writer, "item-in-pretest");
    }

    private async Task<Desk> WrittenAsync(Visitor writer)
    {
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.TypeAsync("f-stem", "A man on a bench says that he has not slept for three days and feels alone. What should the responder do first?");
        for (var i = 0; i < Options.Length; i++)
        {
            await desk.TypeAsync($"f-options-{i}-text", Options[i]);
            await desk.TypeAsync($"f-options-{i}-rationale", Rationales[i]);
        }
        await desk.TabToAsync("key-A", back: true);
        await desk.PressAsync("Space");
        var page = writer.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a source" }).ClickAsync();
        await page.GetByLabel("Source 1", new() { Exact = true }).FillAsync("A national guideline on crisis care, second edition");
        await page.GetByLabel("Competency").SelectOptionAsync("RB.SA");
        await page.GetByLabel("Skill area").SelectOptionAsync("RB.SA.ESR");
        await page.GetByLabel("Level of thinking").SelectOptionAsync("application");
        await page.Locator("#f-values .usa-checkbox__label").First.ClickAsync();
        await page.Locator("#f-levels .usa-checkbox__label").First.ClickAsync();
        await page.GetByLabel("Author’s note").FillAsync("What he needs comes first; reviewers should look at the third option.");
        await desk.IsSavedAsync();
        return desk;
    }

    /// <summary>Errors are said beside the fields; what is left are warnings, each of which is justified.</summary>
    private static async Task SubmittedAsync(Visitor writer, Desk desk, string note = "")
    {
        var page = writer.Page;
        var checks = page.GetByRole(AriaRole.Region, new() { Name = "Checks" });
        await Expect(checks).ToContainTextAsync(new System.Text.RegularExpressions.Regex("0 to fix,|Nothing found"));
        await Accessibility.Look.AtAsync(writer, "item-edit-checked");
        await desk.JustifyAsync("Looked at; it stands for this test of the program.");
        await page.GetByLabel(note.Length > 0 ? "What changed, and why" : "A note for the reviewers").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit for review" }).ClickAsync();
        await page.WaitForURLAsync($"**/staff/items/{desk.Code}");
        await Expect(page.Locator(".usa-intro .app-state")).ToHaveTextAsync("In review: content");
    }

    private static async Task ToTheItemAsync(Visitor reviewer, string code)
    {
        await reviewer.Page.GotoAsync("/staff/review");
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = code, Exact = true }).ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(code);
    }

    private static async Task VotesAsync(Visitor reviewer, string verdict, string reason)
    {
        await reviewer.Form("Your vote").GetByRole(AriaRole.Combobox).SelectOptionAsync(verdict);
        await reviewer.Field("Your vote", "Reason").FillAsync(reason);
        await reviewer.Form("Your vote").GetByRole(AriaRole.Button).ClickAsync();
        await reviewer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Vote" }).ClickAsync();
        await Expect(reviewer.Page.Locator("#main > .usa-alert").First).ToContainTextAsync("Your vote is recorded.");
    }
}
