using System.Text.Json.Nodes;
using Cbhcr.Exam.Browser.Tests.Accessibility;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>A case and its questions, by keyboard alone; two writers of one case.</summary>
public sealed class when_a_case_is_written(TheProgram program)
{
    [Theory, InlineData(1280), InlineData(320)]
    public async Task it_is_saved_changed_seen_and_given_to_a_question(int width)
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer", width);
        var (page, code) = (writer.Page, $"CASE-{Desk.NewCode(program)}");
        var desk = new Desk(writer, code, Guid.Empty);
        await page.GotoAsync("/staff/stimuli/new");
        await Expect(page.Locator("#f-body")).ToBeVisibleAsync();
        await Expect(desk.State).ToHaveTextAsync("Nothing written yet");
        await desk.TypeAsync("f-code", code);
        await desk.TypeAsync("f-title", "A night call");
        writer.Expects("status of 400");
        await desk.TabToAsync("Save the case");
        await desk.PressAsync("Enter");
        await Expect(page.Locator("#f-body-fault")).ToHaveTextAsync("The text is empty.");
        await desk.TabToAsync("f-body", back: true);
        await page.Keyboard.TypeAsync("A neighbor calls ");
        await desk.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("at two");
        await desk.PressAsync("Control+b");
        await page.Keyboard.TypeAsync(".");
        await Look.AtAsync(writer, "case-new-written");
        await desk.TabToAsync("Save the case");
        await desk.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(program.Address, $"/staff/stimuli/{code}").ToString());
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Case", Exact = true }).First).ToContainTextAsync("A neighbor calls at two.");
        await Expect(page.Locator("#main")).ToContainTextAsync("No question goes with it yet; a case set has 3 to 5.");

        await desk.TabToAsync("Edit");
        await desk.PressAsync("Enter");
        await Expect(desk.State).ToHaveTextAsync("Version 1 is saved");
        await desk.TypeAsync("f-body", "A neighbor calls at three.");
        await Expect(desk.State).ToHaveTextAsync("Not saved yet");
        await desk.TabToAsync("As a candidate sees it");
        await desk.PressAsync("Enter");
        await Expect(page.Locator("#preview").GetByRole(AriaRole.Region, new() { Name = "Case", Exact = true })).ToContainTextAsync("A neighbor calls at three.");
        await Look.AtAsync(writer, "case-edit-previewed");
        await desk.TabToAsync("Save a new version", back: true);
        await desk.PressAsync("Enter");
        await Expect(desk.State).ToHaveTextAsync("Version 2 is saved");
        await page.GotoAsync($"/staff/stimuli/{code}");
        await page.Locator("summary", new() { HasText = "Version 2" }).ClickAsync();
        await Expect(page.Locator("ins", new() { HasText = "three" })).ToBeVisibleAsync();

        // A question for it, and what a candidate sees of both.
        await desk.TabToAsync("Write a question for it");
        await desk.PressAsync("Enter");
        await Expect(writer.Field("New item", "Case")).ToHaveValueAsync(code);
        await writer.Form("New item").GetByRole(AriaRole.Button, new() { Name = "Start writing", Exact = true }).ClickAsync();
        await Expect(page.Locator("#f-stimulus option:checked")).ToHaveTextAsync($"{code} A night call");
        await desk.TypeAsync("f-stem", "Who calls at three?");
        for (var i = 0; i < 4; i++) await desk.TypeAsync($"f-options-{i}-text", $"Choice {i}");
        await desk.IsSavedAsync();
        await page.Locator("#preview-section > summary").ClickAsync();
        await Expect(page.Locator("#preview").GetByRole(AriaRole.Region, new() { Name = "Case", Exact = true })).ToContainTextAsync("A neighbor calls at three.");
        await Expect(page.Locator("#preview")).ToContainTextAsync("Who calls at three?");
        writer.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_question_is_taken_to_the_newest_version_of_its_case()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var (api, code) = (await program.SignedInAsync("writer"), $"CASE-{Desk.NewCode(program)}");
        var id = await StartAsync(api, code);
        var draft = await api.PostAsync<DraftStarted>("/api/items/drafts", new { code = Desk.NewCode(program), stimulus = code }, default);
        await ReviseAsync(api, id, "Two.", 1);
        var desk = await new Desk(writer, draft.Code, draft.ItemId).OpenAsync();
        await desk.TabToAsync("Take version 2 of the case");
        await desk.PressAsync("Enter");
        (await desk.SavedAsync(program)).GetProperty("stimulus").GetProperty("stimulusVersion").GetInt32().ShouldBe(2);
        await Expect(writer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take version") })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task the_second_of_two_writers_is_shown_both_and_loses_nothing()
    {
        await using var first = await Visitor.SignsInAsync(program, "writer");
        var (api, code) = (await program.SignedInAsync("writer"), $"CASE-{Desk.NewCode(program)}");
        var id = await StartAsync(api, code);
        var desk = new Desk(first, code, id);
        await first.Page.GotoAsync($"/staff/stimuli/{code}/edit");
        await Expect(desk.State).ToHaveTextAsync("Version 1 is saved");
        await ReviseAsync(api, id, "Forty people wait here.", 1);
        await desk.TypeAsync("f-title", "A title of mine");
        first.Expects("status of 409");
        await desk.TabToAsync("Save a new version");
        await desk.PressAsync("Enter");
        var conflict = first.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("changed this case while you did") });
        await Expect(conflict.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Expect(conflict.Locator("del", new() { HasText = "Forty" })).ToBeVisibleAsync();
        await Expect(conflict.Locator("ins", new() { HasText = "mine" })).ToBeVisibleAsync();
        await Look.AtAsync(first, "case-edit-two-writers");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Save as chosen", Exact = true }).ClickAsync();
        await Expect(desk.State).ToHaveTextAsync("Version 3 is saved");
        var content = (await api.GetAsync<StimulusDetails>($"/api/stimuli/{id}", default)).Stimulus.Content;
        (content.Title, Words.Of(content.Body)).ShouldBe(("A title of mine", "Forty people wait here."));
        await Expect(first.Page.Locator("#f-body")).ToHaveTextAsync("Forty people wait here.");
    }

    private static JsonArray Body(string text) =>
        [new JsonObject { ["kind"] = "p", ["children"] = new JsonArray(new JsonObject { ["kind"] = "text", ["text"] = text }) }];

    private static async Task<Guid> StartAsync(ApiClient api, string code) =>
        (await api.PostAsync<JsonElement>("/api/stimuli", new { code, title = "Shelter", body = Body("People wait here.") }, default)).GetProperty("value").GetGuid();

    private static Task<StimulusSaved> ReviseAsync(ApiClient api, Guid id, string text, int version) =>
        api.PostAsync<StimulusSaved>($"/api/stimuli/{id}/revise", new { title = "Shelter", body = Body(text), version }, default);
}
