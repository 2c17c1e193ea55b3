using Cbhcr.Exam.Items;
using Cbhcr.Qti.Player;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Items.Writing;

[Collection(WithTheProgram.Name)]
public sealed class when_writing_an_item(ExamFixture exam)
{
    [Fact]
    public async Task a_draft_takes_the_next_number_of_its_competency_and_may_be_as_incomplete_as_a_blank_page()
    {
        var first = await StartAsync(new { competency = "RB.SA" });
        var second = await StartAsync(new { competency = "RB.SA", content = new { stem = "Half a" } });
        first.Code.ShouldStartWith("RB-SA-");
        second.Code.ShouldNotBe(first.Code);
        var draft = await GetAsync(second.ItemId);
        (draft.Version, draft.BasedOn, draft.Content.Stem, draft.Content.Competency, draft.EditedBy).ShouldBe((1, 0, "Half a", "RB.SA", "Wren Writer"));
        (await (await Writer()).TryGetAsync($"/api/items/{second.Code}", default)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a draft that was never submitted is no item");
    }

    [Fact]
    public async Task those_who_begin_at_once_get_codes_of_their_own()
    {
        await Writer();
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync(new { competency = "RB.SA" })));
        started.Select(s => s.Code).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public async Task a_code_that_is_taken_is_refused()
    {
        var code = Code();
        await StartAsync(new { code });
        await (await (await Writer()).SendAsync("/api/items/drafts", new { code }, default)).ShouldBeProblemAsync(409, "code-taken");
        await (await (await Writer()).SendAsync("/api/items/drafts", new { code = exam.SmallForm.Slots[0].ItemCode }, default)).ShouldBeProblemAsync(409, "code-taken");
        var problem = await (await (await Writer()).SendAsync("/api/items/drafts", new { code = "no code" }, default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").TryGetProperty("code", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task every_saving_counts_and_the_plain_text_follows_from_the_rich_one()
    {
        var draft = await StartAsync(new { code = Code() });
        var body = new[] { P("A person ", Strong("shouts")), P("What now?") };
        (await SaveAsync(draft.ItemId, new { stem = "", stemBody = body }, 1)).Version.ShouldBe(2);
        (await GetAsync(draft.ItemId)).Content.Stem.ShouldBe("A person shouts What now?");
    }

    [Theory]
    [InlineData("""{"stam":"?"}""", "stam", "not known")]
    [InlineData("""{"stem":7}""", "stem", "another kind")]
    [InlineData("""{"type":"riddle"}""", "type", "must be one of")]
    [InlineData("""{"options":"A"}""", "options", "list")]
    [InlineData("""{"options":[{"id":"A","txet":"x"}]}""", "options[0].txet", "not known")]
    [InlineData("""{"stemBody":[{"kind":"script"}]}""", "stemBody", "not allowed")]
    [InlineData("""{"stemBody":[{"kind":"p","children":[{"kind":"img","attributes":{"onerror":"x"}}]}]}""", "stemBody", "may not have")]
    [InlineData("""{"options":[{"id":"A","body":[{"kind":"iframe"}]}]}""", "options[0].body", "not allowed")]
    public async Task what_could_not_be_kept_is_refused_by_its_field(string content, string field, string why)
    {
        var draft = await StartAsync(new { code = Code() });
        var problem = await (await TrySaveAsync(draft.ItemId, JsonDocument.Parse(content).RootElement, 1)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty(field).GetString()!.ShouldContain(why);
        (await GetAsync(draft.ItemId)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task the_second_of_two_writers_is_told_what_both_changed_and_nothing_is_overwritten()
    {
        var draft = await StartAsync(new { code = Code(), content = new { stem = "What comes first?", authorNote = "old note" } });
        await SaveAsync(draft.ItemId, new { stem = "What comes first on scene?", authorNote = "old note" }, 1);
        var problem = await (await TrySaveAsync(draft.ItemId, new { stem = "What comes last?", authorNote = "new note" }, 1)).ShouldBeProblemAsync(409, "stale-version");

        problem.GetProperty("version").GetInt32().ShouldBe(2);
        problem.GetProperty("editedBy").GetString().ShouldBe("Wren Writer");
        var differences = problem.GetProperty("differences").Deserialize<List<ThreeWayDifference>>(Json.Options)!.ToDictionary(d => d.Field);
        differences.Keys.ShouldBe(["stem", "authorNote"], ignoreOrder: true);
        var stem = differences["stem"];
        (stem.Base, stem.Mine, stem.Theirs, stem.ChangedBy).ShouldBe(("What comes first?", "What comes last?", "What comes first on scene?", "both"));
        differences["authorNote"].ChangedBy.ShouldBe("mine");
        stem.Words.Where(w => w.Fate == WordFate.Added).Select(w => w.Text.Trim()).ShouldContain(w => w.StartsWith("last"));
        (await GetAsync(draft.ItemId)).Content.Stem.ShouldBe("What comes first on scene?");
        (await SaveAsync(draft.ItemId, new { stem = "What comes last on scene?" }, 2)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task reasons_for_warnings_are_kept_with_the_draft_and_told_to_the_other_writer()
    {
        var draft = await StartAsync(new { code = Code(), content = new { stem = "What comes first?" } });
        object[] reasons = [new { ruleId = "BIA-GROUP", reason = "The unit is about people who fled." }];
        await (await Writer()).PutAsync<DraftSaved>($"/api/items/{draft.ItemId}/draft", new { content = new { stem = "What comes first?" }, version = 1, justifications = reasons }, default);
        await SaveAsync(draft.ItemId, new { stem = "What comes first here?" }, 2);
        (await GetAsync(draft.ItemId)).Justifications.ShouldBe([new("BIA-GROUP", "The unit is about people who fled.")], "who sends none takes none away");
        var problem = await (await TrySaveAsync(draft.ItemId, new { stem = "Late" }, 1)).ShouldBeProblemAsync(409, "stale-version");
        problem.GetProperty("justifications")[0].GetProperty("ruleId").GetString().ShouldBe("BIA-GROUP");
    }

    /// <summary>Nobody has a draft open, so its number says nothing: the content version that was read does.</summary>
    [Fact]
    public async Task who_read_an_item_before_it_was_submitted_anew_is_told_the_difference_at_the_first_saving()
    {
        var writer = await Writer();
        var file = SampleFiles.Item("ANEW", 1);
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { file } }, default);
        var item = (await writer.GetAsync<ItemDetails>("/api/items/ANEW-001", default)).Item;
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { file with { Content = file.Content.Replace("First choice", "Another choice") } } }, default);
        var mine = item.Content with { AuthorNote = "mine" };
        var problem = await (await writer.TryPutAsync($"/api/items/{item.Id}/draft", new { content = mine, version = 0, basedOn = 1 }, default)).ShouldBeProblemAsync(409, "stale-version");
        problem.GetProperty("differences").EnumerateArray().Select(d => (d.GetProperty("field").GetString(), d.GetProperty("changedBy").GetString()))
            .ShouldBe([("options[0].text", "theirs"), ("authorNote", "mine")], ignoreOrder: true);
        (problem.GetProperty("version").GetInt32(), problem.GetProperty("basedOn").GetInt32()).ShouldBe((0, 2));
        (await writer.PutAsync<DraftSaved>($"/api/items/{item.Id}/draft", new { content = mine, version = 0, basedOn = 2 }, default)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task the_draft_of_an_item_begins_with_what_the_item_says_and_can_be_thrown_away()
    {
        var (id, code) = (exam.SmallForm.Slots[1].ItemId, exam.SmallForm.Slots[1].ItemCode);
        var start = await GetAsync(id);
        (start.Version, start.BasedOn, start.Code, start.EditedBy).ShouldBe((0, 1, code, null));
        await SaveAsync(id, start.Content with { Stem = "Changed." }, 0);
        (await GetAsync(id)).Content.Stem.ShouldBe("Changed.");
        var item = await (await Writer()).GetAsync<ItemDetails>($"/api/items/{code}", default);
        item.Item.Content.Stem.ShouldBe(start.Content.Stem, "an item changes by submitting, not by saving");
        var comparison = await (await Writer()).GetAsync<VersionComparison>($"/api/items/{id}/compare?from=1&to=draft", default);
        comparison.Differences.ShouldHaveSingleItem().Field.ShouldBe("stem");
        await (await (await Writer()).SendAsync($"/api/items/{id}/draft/discard", new { version = 7 }, default)).ShouldBeProblemAsync(409, "stale-version");
        await (await Writer()).PostAsync($"/api/items/{id}/draft/discard", new { version = 1 }, default);
        (await GetAsync(id)).Version.ShouldBe(0);
    }

    /// <summary>A submission reads the draft, looks at it for a while and closes it: what somebody saved meanwhile is not lost with it.</summary>
    [Fact]
    public async Task a_draft_that_was_saved_meanwhile_is_not_closed()
    {
        var draft = await StartAsync(new { competency = "RB.SA", content = new { stem = "Begun." } });
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.CloseDraft((await session.LoadAsync<ItemDraft>(draft.ItemId))!);
        await SaveAsync(draft.ItemId, DraftContent.Empty with { Stem = "Saved meanwhile.", Competency = "RB.SA" }, 1);
#pragma warning disable RS0030 // The middleware that commits is not there.
        await session.SaveChangesAsync();
#pragma warning restore RS0030
        (await GetAsync(draft.ItemId)).Content.Stem.ShouldBe("Saved meanwhile.");
    }

    [Fact]
    public async Task the_preview_is_what_a_candidate_would_see_without_key_or_rationale()
    {
        var id = exam.SmallForm.Slots[2].ItemId;
        var text = await (await Writer()).GetAsync<JsonElement>($"/api/items/{id}/preview?version=1", default);
        text.GetRawText().ShouldNotContain("SECRET");
        var item = text.Deserialize<PlayerItem>(Json.Options)!;
        item.Options.Select(o => o.Label).ShouldBe(["A", "B", "C", "D"]);
        await (await (await Writer()).TryGetAsync($"/api/items/{id}/preview?version=9", default)).ShouldBeProblemAsync(404);
    }

    private static object P(params object[] children) => new { kind = "p", children = children.Select(c => c is string text ? new { kind = "text", text } : c) };

    private static object Strong(string text) => new { kind = "strong", children = new[] { new { kind = "text", text } } };

    private string Code() => $"DRAFT-{exam.NewId():N}"[..24].ToUpperInvariant() + "-001";

    private Task<ApiClient> Writer() => exam.SignedInAsync("writer");

    private async Task<DraftStarted> StartAsync(object draft) => await (await Writer()).PostAsync<DraftStarted>("/api/items/drafts", draft, default);

    private async Task<DraftDetails> GetAsync(Guid itemId) => await (await Writer()).GetAsync<DraftDetails>($"/api/items/{itemId}/draft", default);

    private async Task<DraftSaved> SaveAsync(Guid itemId, object content, int version) => await (await Writer()).PutAsync<DraftSaved>($"/api/items/{itemId}/draft", new { content, version }, default);

    private async Task<HttpResponseMessage> TrySaveAsync(Guid itemId, object content, int version) =>
        await (await Writer()).TryPutAsync($"/api/items/{itemId}/draft", new { content, version }, default);
}
