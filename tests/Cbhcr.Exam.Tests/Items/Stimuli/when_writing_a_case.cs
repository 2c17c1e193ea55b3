using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items.Stimuli;

[Collection(WithTheProgram.Name)]
public sealed class when_writing_a_case(ExamFixture exam)
{
    [Fact]
    public async Task each_saving_is_a_version_and_the_same_again_is_none()
    {
        var (code, id) = await StartAsync("A night call", "A neighbor calls.");
        (await ReviseAsync(id, "A night call", "A neighbor calls at two.", 1)).ShouldBe(new(2, 2));
        (await ReviseAsync(id, "A night call", "A neighbor calls at two.", 2)).ShouldBe(new(2, 2));
        var details = await (await Writer()).GetAsync<StimulusDetails>($"/api/stimuli/{id}", default);
        details.Versions.Select(v => (v.ContentVersion, Words.Of(v.Content.Body))).ShouldBe([(2, "A neighbor calls at two."), (1, "A neighbor calls.")]);
        var page = await PageAsync($"/staff/stimuli/{code}");
        page.ShouldContain("<ins><span class=\"usa-sr-only\">put in: </span> at two</ins>");
        page.ShouldContain("Wren Writer");
    }

    [Fact]
    public async Task the_second_of_two_writers_is_told_what_both_changed()
    {
        var (_, id) = await StartAsync("Shelter", "Forty people wait in the shelter.");
        await ReviseAsync(id, "Shelter", "Fifty people wait in the shelter.", 1);
        var problem = await (await TryReviseAsync(id, "Shelter after a flood", "Forty people wait in the shelter.", 1)).ShouldBeProblemAsync(409, "stale-version");
        (problem.GetProperty("version").GetInt32(), problem.GetProperty("editedBy").GetString()).ShouldBe((2, "Wren Writer"));
        problem.GetProperty("theirs").GetProperty("title").GetString().ShouldBe("Shelter");
        var differences = problem.GetProperty("differences").EnumerateArray().ToDictionary(d => d.GetProperty("field").GetString()!);
        differences["title"].GetProperty("changedBy").GetString().ShouldBe("mine");
        differences["body"].GetProperty("changedBy").GetString().ShouldBe("theirs");
        differences["body"].GetProperty("words").EnumerateArray().Select(w => w.GetProperty("text").GetString()).ShouldContain("Fifty");
        (await (await Writer()).GetAsync<StimulusDetails>($"/api/stimuli/{id}", default)).Stimulus.ContentVersion.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"kind":"p","children":[{"kind":"img","attributes":{"src":"x"}}]}""", "alternative text")]
    [InlineData("""{"kind":"p","children":[{"kind":"img","attributes":{"src":"0000","alt":"A door"}}]}""", "not among the assets")]
    [InlineData("""{"kind":"p","children":[]}""", "The text is empty")]
    [InlineData("""{"kind":"script","children":[]}""", "not allowed")]
    public async Task what_could_not_be_shown_is_refused_by_its_field(string node, string why)
    {
        var body = new[] { JsonDocument.Parse(node).RootElement, P("Some words.") }.Take(node.Contains("[]") ? 1 : 2);
        var problem = await (await (await Writer()).SendAsync("/api/stimuli", new { code = Code(), title = "T", body }, default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("body").GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task a_question_is_written_for_it_and_shown_with_it()
    {
        var (code, id) = await StartAsync("A night call", "A neighbor calls.");
        var started = await (await Writer()).PostAsync<DraftStarted>("/api/items/drafts", new { competency = "RB.SA", stimulus = code }, default);
        var draft = await (await Writer()).GetAsync<DraftDetails>($"/api/items/{started.ItemId}/draft", default);
        draft.Content.Stimulus.ShouldBe(new(id, 1));
        var content = new { stem = "Who calls?", options = new[] { new { id = "A", text = "A neighbor" }, new { id = "B", text = "Nobody" },
            new { id = "C", text = "An alarm" } }, key = "A", stimulus = draft.Content.Stimulus };
        await (await Writer()).PutAsync<DraftSaved>($"/api/items/{started.ItemId}/draft", new { content, version = 1 }, default);
        var shown = await (await Writer()).GetAsync<JsonElement>($"/api/items/{started.ItemId}/preview", default);
        shown.GetProperty("stimulus").GetProperty("body")[0].GetProperty("children")[0].GetProperty("text").GetString().ShouldBe("A neighbor calls.");
        var page = await PageAsync($"/staff/stimuli/{code}");
        page.ShouldContain("No question goes with it yet; a case set has 3 to 5.");
        page.ShouldContain($">{started.Code}</a>");
        (await PageAsync($"/staff/items/{started.Code}/edit")).ShouldContain($"{code} A night call");
        (await PageAsync($"/staff/items/{started.Code}")).ShouldContain("A neighbor calls.");
        await (await (await Writer()).SendAsync("/api/items/drafts", new { competency = "RB.SA", stimulus = "CASE-NONE-999" }, default)).ShouldBeProblemAsync(400);
    }

    [Theory, InlineData(2, "2 questions. A case set has 3 to 5; at least 1 more is needed."), InlineData(4, "4 questions: a case set."),
        InlineData(6, "6 questions. A case set has 3 to 5; 1 too many.")]
    public async Task its_page_says_whether_it_is_a_set(int questions, string sentence)
    {
        var (code, id) = await StartAsync("A night call", "A neighbor calls.");
        var bank = new Bank(exam, $"SET{questions}");
        await bank.ImportAsync(questions, (_, f) => f with { Content = f.Content + $"stimulus: {code}\n" });
        var page = await PageAsync($"/staff/stimuli/{code}");
        page.ShouldContain(sentence);
        page.ShouldContain($"/staff/items/{bank.Code(1)}\"");
        (await (await Writer()).GetAsync<StimulusDetails>($"/api/stimuli/{id}", default)).IsSet.ShouldBe(questions == 4);
    }

    [Fact]
    public async Task its_items_are_found_by_its_words_and_by_the_new_ones_when_they_change()
    {
        var (code, id) = await StartAsync("Ferry", "The ferry to the skerries is late.");
        var bank = new Bank(exam, "CASEWORDS");
        await bank.ImportAsync(2, (i, f) => i == 1 ? f with { Content = f.Content + $"stimulus: {code}\n" } : f);
        var found = (await bank.FindAsync("text=skerry%20question")).Items.ShouldHaveSingleItem();
        found.Code.ShouldBe(bank.Code(1));
        found.Elsewhere!.Text.ShouldContain("skerries");
        await ReviseAsync(id, "Ferry", "The ferry to the lagoon is late.", 1);
        (await bank.CodesAsync("text=skerries")).ShouldBeEmpty();
        (await bank.CodesAsync("text=lagoon")).ShouldBe([bank.Code(1)]);
        await bank.ImportAsync(1);
        (await bank.CodesAsync("text=lagoon")).ShouldBeEmpty("it stands alone now");
    }

    [Fact]
    public async Task a_look_at_it_shows_pictures_as_bytes_and_stores_nothing()
    {
        var asset = (await (await Writer()).PostAsync<JsonElement>("/api/assets", new { data = Convert.ToBase64String(Exchange.QtiFiles.Pixel) }, default)).GetProperty("name").GetString()!;
        var body = new object[] { P("See."), new { kind = "p", children = new object[] { new { kind = "img", attributes = new { src = asset, alt = "A dot" } } } } };
        var shown = await (await Writer()).PostAsync<JsonElement>("/api/stimuli/preview", new { body }, default);
        shown.GetProperty("stimulus").GetProperty("body")[1].GetProperty("children")[0].GetProperty("attributes").GetProperty("src").GetString()!.ShouldStartWith("data:image/png;base64,");
        await (await (await Writer()).SendAsync("/api/stimuli/preview", new { body = new[] { new { kind = "iframe" } } }, default)).ShouldBeProblemAsync(400);
        var id = Person.IdOf(await (await Writer()).PostAsync<JsonElement>("/api/stimuli", new { code = Code(), title = "T", body }, default));
        (await (await exam.SignedInAsync("reviewer")).GetAsync<JsonElement>($"/api/stimuli/{id}/preview?version=1", default)).GetRawText().ShouldContain("data:image/png");
        await (await (await Writer()).TryGetAsync($"/api/stimuli/{id}/preview?version=2", default)).ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task every_look_at_it_is_on_record_and_only_readers_of_items_have_one()
    {
        var (code, id) = await StartAsync("A night call", "A neighbor calls.");
        var (readerId, reader) = await exam.StaffAsync([Cbhcr.Exam.Identity.Roles.Reviewer]);
        (await reader.TryGetAsync($"/staff/stimuli/{code}", default)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await reader.GetAsync<JsonElement>($"/api/stimuli/{id}/preview", default);
        var admin = await exam.SignedInAsync("admin");
        var views = await Eventually.AsyncIs(async () => await admin.GetAsync<List<ShownView>>($"/api/item-views?by={readerId}", default) is { Count: 2 } all ? all : null);
        views.ShouldAllBe(v => v.ItemId == id && v.ContentVersion == 1);
        (await (await exam.SignedInAsync("proctor")).TryGetAsync($"/staff/stimuli/{code}", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.TryGetAsync($"/staff/stimuli/{code}/edit", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<ApiClient> Writer() => exam.SignedInAsync("writer");

    private string Code() => $"CASE-{BitConverter.ToUInt32(exam.NewId().ToByteArray(), 12):000}";

    private static object P(string text) => new { kind = "p", children = new[] { new { kind = "text", text } } };

    private async Task<(string Code, Guid Id)> StartAsync(string title, string text)
    {
        var code = Code();
        return (code, Person.IdOf(await (await Writer()).PostAsync<JsonElement>("/api/stimuli", new { code, title, body = new[] { P(text) } }, default)));
    }

    private async Task<StimulusSaved> ReviseAsync(Guid id, string title, string text, int version) =>
        await (await Writer()).PostAsync<StimulusSaved>($"/api/stimuli/{id}/revise", new { title, body = new[] { P(text) }, version }, default);

    private async Task<HttpResponseMessage> TryReviseAsync(Guid id, string title, string text, int version) =>
        await (await Writer()).SendAsync($"/api/stimuli/{id}/revise", new { title, body = new[] { P(text) }, version }, default);

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await (await (await Writer()).TryGetAsync(address, default)).Content.ReadAsStringAsync());
}
