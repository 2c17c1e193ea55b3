namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>Every type is written by keyboard alone; what is written is saved by itself and is there after a reload.</summary>
public sealed class when_an_item_is_written(TheProgram program)
{
    [Fact]
    public async Task one_best_answer_with_marks_a_list_and_a_formula()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.TypeAsync("f-stem", "A man is ");
        await desk.PressAsync("Control+b");
        await writer.Page.Keyboard.TypeAsync("not");
        await desk.PressAsync("Control+b");
        await writer.Page.Keyboard.TypeAsync(" in danger. Which step comes first? ");
        // From the text to its toolbar, along it with arrows, and back.
        await desk.PressAsync("Alt+F10");
        await Expect(writer.Page.Locator(":focus")).ToHaveAttributeAsync("aria-label", "Strong");
        await desk.PressAsync("ArrowLeft", "ArrowLeft", "Home", "End", "Escape");
        await Expect(writer.Page.Locator("#f-stem")).ToBeFocusedAsync();
        await desk.PressAsync("Enter");
        await writer.Page.Keyboard.TypeAsync("- one");
        await OptionsAsync(desk, ["Listen", "Leave", "Call", "Wait"]);
        await desk.TabToAsync("key-A", back: true);
        await desk.PressAsync("Space");
        var content = await desk.SavedAsync(program);
        content.GetProperty("key").GetString().ShouldBe("A");
        content.GetProperty("stem").GetString().ShouldBe("A man is not in danger. Which step comes first? one");
        content.GetProperty("stemBody")[0].GetProperty("children")[1].GetProperty("kind").GetString().ShouldBe("strong");
        content.GetProperty("stemBody")[1].GetProperty("kind").GetString().ShouldBe("ul");

        await desk.OpenAsync();
        await Expect(writer.Page.Locator("#f-stem strong")).ToHaveTextAsync("not");
        await Expect(writer.Page.Locator("#f-options-3-text")).ToHaveTextAsync("Wait");
        writer.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("multiple-response", 1), InlineData("ordering", 2), InlineData("matching", 3)]
    public async Task with_options(string type, int at)
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.ChooseAsync("f-type", type);
        await desk.TypeAsync("f-stem", $"Question of kind {at}.");
        await OptionsAsync(desk, ["First", "Second", "Third"]);
        await RightAsync(desk, type);
        var content = await desk.SavedAsync(program);
        content.GetProperty("type").GetString().ShouldBe(type);
        content.GetProperty("options").EnumerateArray().Take(3).Select(o => o.GetProperty("text").GetString()).ShouldBe(["First", "Second", "Third"]);
        content.GetProperty("key").GetString().ShouldStartWith(type switch { "multiple-response" => "A,C", "ordering" => "B,A", _ => "A 2" });
    }

    [Fact]
    public async Task a_number_with_a_tolerance()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.ChooseAsync("f-type", "text-entry");
        await desk.TypeAsync("f-stem", "How many?");
        await desk.TabToAsync("f-task-accepted-0-text");
        await desk.PressAsync("Shift+Tab", "ArrowDown");
        await desk.TypeAsync("f-task-accepted-0-text", "12.5");
        await desk.TypeAsync("f-task-tolerance", "0.5");
        var content = await desk.SavedAsync(program);
        content.GetProperty("key").GetString().ShouldBe("12.5");
        content.GetProperty("task").GetProperty("tolerance").GetDecimal().ShouldBe(0.5m);
    }

    [Fact]
    public async Task extended_text_with_a_rubric()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.ChooseAsync("f-type", "extended-text");
        await desk.TypeAsync("f-stem", "Describe it.");
        await desk.TypeAsync("f-task-mostWords", "200");
        await desk.TypeAsync("f-task-rubric-0-name", "Safety");
        await desk.TypeAsync("f-task-rubric-0-anchors-0", "None");
        await desk.TypeAsync("f-task-rubric-0-anchors-1", "Some");
        await desk.TypeAsync("f-task-rubric-0-anchors-2", "All");
        var task = (await desk.SavedAsync(program)).GetProperty("task");
        task.GetProperty("mostWords").GetInt32().ShouldBe(200);
        task.GetProperty("rubric")[0].GetProperty("anchors").EnumerateArray().Select(a => a.GetString()).ShouldBe(["None", "Some", "All"]);
    }

    [Fact]
    public async Task areas_of_a_picture_by_numbers_and_by_pointer()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        await desk.ChooseAsync("f-type", "hotspot");
        await desk.TypeAsync("f-stem", "Where is the way out?");
        await writer.Page.Locator("#f-task-picture").SetInputFilesAsync(new FilePayload { Name = "room.png", MimeType = "image/png", Buffer = Desk.Picture });
        await Expect(writer.Page.Locator(".author-drawing")).ToBeVisibleAsync();
        await desk.TypeAsync("f-task-picture-alt", "A room from above.");
        await desk.TabToAsync("Add an area by numbers");
        await desk.PressAsync("Enter");
        await desk.TypeAsync("f-area-A", "10, 20, 60, 70");
        await desk.TypeAsync("f-options-0-text", "Left corner");
        // The same with a pointer, where one has one.
        await writer.Page.Locator(".author-drawing").ScrollIntoViewIfNeededAsync();
        var box = (await writer.Page.Locator(".author-drawing").BoundingBoxAsync())!;
        await writer.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await writer.Page.Mouse.DownAsync();
        await writer.Page.Mouse.MoveAsync(box.X + (box.Width * 3 / 4), box.Y + (box.Height * 3 / 4));
        await writer.Page.Mouse.UpAsync();
        var content = await desk.SavedAsync(program);
        content.GetProperty("task").GetProperty("picture").GetProperty("width").GetInt32().ShouldBe(200);
        var areas = content.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("area").GetProperty("coords").EnumerateArray().Select(c => c.GetInt32()).ToList()).ToList();
        areas[0].ShouldBe([10, 20, 60, 70]);
        areas[1].Zip([100, 75, 150, 112]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 2);
        writer.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_table_a_picture_and_words_of_another_language_and_no_pasted_script()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        var desk = await Desk.SitsDownAsync(program, writer);
        var page = writer.Page;
        await desk.TypeAsync("f-stem", "Hola");
        await desk.PressAsync("Control+A");
        await UseAsync(page, "Language of the selected words");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Language" }).SelectOptionAsync("es");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the words" }).ClickAsync();
        await desk.PressAsync("Control+End");
        await UseAsync(page, "Formula");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Formula" }).FillAsync("x^2/2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the formula in" }).ClickAsync();
        await UseAsync(page, "Picture");
        await page.GetByLabel("Picture file").SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Desk.Picture });
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the picture in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in words what the picture shows");
        await page.GetByLabel("What it shows").FillAsync("A door");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the picture in" }).ClickAsync();
        await UseAsync(page, "Table");
        await page.GetByLabel("Caption").FillAsync("Doses");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the table in" }).ClickAsync();
        await page.Keyboard.TypeAsync("Head");
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/html', '<p onclick="x()">er <b>two</b><script>document.title = "x"</' + 'script><img src=x onerror="document.title=1"></p>');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        var body = (await desk.SavedAsync(program)).GetProperty("stemBody").GetRawText();
        foreach (var part in new[] { "\"lang\":\"es\"", "mfrac", "\"alt\":\"A door\"", "\"caption\"", "\"scope\":\"col\"", "Header" }) body.ShouldContain(part);
        foreach (var never in new[] { "script", "onclick", "onerror", "document" }) body.ShouldNotContain(never);
        (await page.TitleAsync()).ShouldStartWith("Edit");
        writer.Complaints.ShouldBeEmpty();
    }

    private static Task UseAsync(IPage page, string tool) => page.GetByRole(AriaRole.Toolbar).First.GetByRole(AriaRole.Button, new() { Name = tool, Exact = true }).ClickAsync();

    private static async Task OptionsAsync(Desk desk, string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            await desk.TypeAsync($"f-options-{i}-text", texts[i]);
            await desk.TypeAsync($"f-options-{i}-rationale", $"Why {texts[i]} is right or not, in some more words.");
        }
    }

    private static async Task RightAsync(Desk desk, string type)
    {
        switch (type)
        {
            case "multiple-response":
                await desk.TabToAsync("key-C", back: true);
                await desk.PressAsync("Space");
                await desk.TabToAsync("key-A", back: true);
                await desk.PressAsync("Space");
                break;
            case "ordering":
                await desk.TabToAsync("place-B", back: true);
                await desk.PressAsync("ArrowUp");
                break;
            default:
                await desk.TypeAsync("f-task-targets-0-text", "One");
                await desk.TypeAsync("f-task-targets-1-text", "Two");
                await desk.TabToAsync("pair-A", back: true);
                await desk.PressAsync("ArrowDown", "ArrowDown");
                break;
        }
    }
}
