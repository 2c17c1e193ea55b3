using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items.Review;

[Collection(WithTheProgram.Name)]
public sealed class when_an_item_is_submitted(ExamFixture exam)
{
    [Fact]
    public async Task what_is_missing_is_found_by_rule_and_field_and_nothing_goes_to_review()
    {
        var item = await new ReviewScene(exam).DraftedAsync(new { stem = "Half a", competency = "RB.SA", options = new[] { new { id = "A", text = "One", rationale = "short" } } });
        var problem = await (await item.TrySubmitAsync()).ShouldBeProblemAsync(422, "findings");
        var rules = problem.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("ruleId").GetString(), f.GetProperty("spans")[0].GetProperty("field").GetString())).ToList();
        rules.ShouldContain(("MET-RATIONALE", "options[0].rationale"));
        rules.ShouldContain(("MET-CODE", "skillArea"));
        rules.ShouldContain(("KEY-NONE", "key"));
        (await (await item.As("writer")).TryGetAsync($"/api/items/{item.Code}", default)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task an_error_of_the_rules_stops_it_whatever_reason_is_given()
    {
        var item = await new ReviewScene(exam).DraftedAsync(ReviewScene.Content("An addict waits at his door and wants to talk about his day. What is the best thing to do first?"));
        object[] reasons = [.. ReviewScene.Alike, new { ruleId = "BIA-PERSON", reason = "People in the field say so." }];
        var problem = await (await item.TrySubmitAsync(justifications: reasons)).ShouldBeProblemAsync(422, "findings");
        problem.GetProperty("blocking").EnumerateArray().Select(r => r.GetString()).ShouldBe(["BIA-PERSON"]);
    }

    [Fact]
    public async Task a_warning_of_the_rules_stops_it_until_somebody_says_why_it_stands_and_the_reason_is_kept()
    {
        var item = await new ReviewScene(exam).DraftedAsync(ReviewScene.Content("A refugee waits at his door and wants to talk about his day. What is the best thing to do first?"));
        var problem = await (await item.TrySubmitAsync()).ShouldBeProblemAsync(422, "findings");
        problem.GetProperty("blocking").EnumerateArray().Select(r => r.GetString()).ShouldContain("BIA-GROUP");
        object[] reasons = [.. ReviewScene.Alike, .. problem.GetProperty("blocking").EnumerateArray().Select(r => new { ruleId = r.GetString(), reason = "The unit is about people who fled." })];
        using var answer = await item.TrySubmitAsync(justifications: reasons);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await item.NowAsync()).Texts.ShouldContain(t => t.About == "BIA-GROUP" && t.Text == "The unit is about people who fled.");
    }

    [Fact]
    public async Task reasons_kept_with_the_draft_count_and_begin_the_next_one()
    {
        var content = ReviewScene.Content("A refugee waits at his door and wants to talk about his day. What is the best thing to do first?");
        var item = await new ReviewScene(exam).DraftedAsync(content);
        var writer = await item.As("writer");
        object[] reasons = [.. ReviewScene.Alike, new { ruleId = "BIA-GROUP", reason = "The unit is about people who fled." }];
        await writer.PutAsync<DraftSaved>($"/api/items/{item.ItemId}/draft", new { content, version = 1, justifications = reasons }, default);
        await writer.PostAsync<ItemInReview>($"/api/items/{item.ItemId}/submit", new { kind = "version", ai = new { used = false }, draftVersion = 2, version = 0 }, default);
        (await item.NowAsync()).Texts.Where(t => t.Kind == "justification").Select(t => t.About).ShouldContain("BIA-GROUP");
        (await writer.GetAsync<DraftDetails>($"/api/items/{item.ItemId}/draft", default)).Justifications.Select(j => j.RuleId).ShouldContain("BIA-GROUP");
    }

    [Fact]
    public async Task a_better_wording_of_a_scored_item_needs_one_more_person_and_keeps_its_statistics()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Scored);
        await item.EditAsync(ReviewScene.Content(ReviewScene.Stem.Replace("the best thing to do", "best to do")));
        await (await item.TrySubmitAsync("revision")).ShouldBeProblemAsync(400);
        await item.SubmitAsync("revision", "Fewer words.");
        (await item.NowAsync()).ShouldSatisfyAllConditions(n => n.Stage.ShouldBe(ReviewStage.Editorial), n => n.ContentVersion.ShouldBe(2), n => n.StatisticsSince.ShouldBe(1));
        await (await item.TryVoteAsync("writer", ReviewStage.Editorial)).ShouldBeProblemAsync(403, "own-item");
        await item.VoteAsync("editor", ReviewStage.Editorial);
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Scored);
        (await VersionsAsync(item)).ShouldBe([(2, 1), (1, 1)]);
    }

    [Fact]
    public async Task a_changed_key_is_a_version_whatever_the_writer_calls_it_and_its_statistics_start_empty()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Scored);
        await item.EditAsync(ReviewScene.Content(key: "B"));
        var problem = await (await item.TrySubmitAsync("revision", "Only a typo.")).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("kind").GetString()!.ShouldContain("key");
        await item.SubmitAsync();
        (await item.NowAsync()).ShouldSatisfyAllConditions(n => n.Stage.ShouldBe(ReviewStage.Content), n => n.StatisticsSince.ShouldBe(2));
        (await VersionsAsync(item)).ShouldBe([(2, 2), (1, 1)]);
        var comparison = await (await item.As("reviewer")).GetAsync<VersionComparison>($"/api/items/{item.ItemId}/compare?from=1&to=2", default);
        comparison.Differences.Select(d => (d.Field, d.From, d.To)).ShouldBe([("key", "A", "B")]);
    }

    [Fact]
    public async Task what_a_tool_helped_with_is_disclosed_and_somebody_answers_for_it()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Draft);
        var problem = await (await item.TrySubmitAsync(ai: new { used = true, tool = "", vouched = false })).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["ai.tool", "ai.vouched"]);
        using var answer = await item.TrySubmitAsync(ai: new { used = true, tool = "A model", vouched = true });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await (await item.As("writer")).GetAsync<ItemDetails>($"/api/items/{item.Code}", default)).Item.Content.AssistedBy.ShouldBe("A model");
    }

    [Fact]
    public async Task a_draft_begun_from_an_older_version_is_refused_until_its_writer_has_compared()
    {
        var sample = SampleFiles.Item("OUTDATED", 1);
        var file = sample with
        {
            Content = sample.Content.Replace("Test question 1 for OUTDATED, where the options are told apart by their letters. Which one is it?", ReviewScene.Stem)
                .Replace("First choice of question 1", "Sit near him and hear him out").Replace("Second choice of question 1", "Write a note for the next team")
                .Replace("Third choice of question 1", "Come back when he has slept").Replace("Fourth choice of question 1", "Fill in the form about his health"),
        };
        var writer = await exam.SignedInAsync("writer");
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { file } }, default);
        var item = (await writer.GetAsync<ItemDetails>("/api/items/OUTDATED-001", default)).Item;
        await writer.PutAsync<DraftSaved>($"/api/items/{item.Id}/draft", new { content = item.Content with { AuthorNote = "mine" }, version = 0 }, default);
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { file with { Content = file.Content.Replace("Sit near him", "Sit down near him") } } }, default);
        object Submit(int draft) => new { kind = "version", ai = new { used = false }, justifications = ReviewScene.Alike, draftVersion = draft, version = 2 };
        var problem = await (await writer.SendAsync($"/api/items/{item.Id}/submit", Submit(1), default)).ShouldBeProblemAsync(409, "older-version");
        problem.GetProperty("differences").EnumerateArray().Select(d => (d.GetProperty("field").GetString(), d.GetProperty("changedBy").GetString())).ShouldContain(("options[0].text", "theirs"));
        problem.GetProperty("theirs").GetProperty("options")[0].GetProperty("text").GetString().ShouldBe("Sit down near him and hear him out");
        await writer.PutAsync<DraftSaved>($"/api/items/{item.Id}/draft", new { content = item.Content with { AuthorNote = "mine, compared" }, version = 1, basedOn = 2 }, default);
        (await writer.PostAsync<ItemInReview>($"/api/items/{item.Id}/submit", Submit(2), default)).ContentVersion.ShouldBe(3);
    }

    private static async Task<List<(int, int)>> VersionsAsync(ReviewScene item) =>
        [.. (await (await item.As("writer")).GetAsync<ItemDetails>($"/api/items/{item.Code}", default)).Versions.Select(v => (v.ContentVersion, v.StatisticsSince))];
}
