using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items.Review;

[Collection(WithTheProgram.Name)]
public sealed class when_an_item_is_reviewed(ExamFixture exam)
{
    [Fact]
    public async Task it_passes_four_stages_by_different_people_then_the_pretest_and_is_scored()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Draft);
        await item.SubmitAsync();
        foreach (var (stage, who) in ReviewScene.Way)
        {
            (await item.NowAsync()).Stage.ShouldBe(stage);
            await item.VoteAsync(who, stage);
        }
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Pretest);
        await (await item.TryAsync("psychometrician", "score", v => new { version = v })).ShouldBeProblemAsync(409, "not-enough-data");
        await item.DoAsync("psychometrician", "score", v => new { waiver = "Too few people sit this exam.", version = v });
        var now = await item.NowAsync();
        now.Status.ShouldBe(ItemStatus.Scored);
        now.Steps.Select(s => s.By).Distinct().ShouldBe(["Wren Writer", "Rowan Reviewer", "Emery Editor", "Adair Advocate", "Piper Psychometrician"]);
        now.Texts.Single(t => t.Kind == "waiver").Text.ShouldBe("Too few people sit this exam.");
    }

    [Fact]
    public async Task nobody_reviews_twice_or_out_of_turn_or_without_the_role()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Editorial);
        await (await item.TryVoteAsync("reviewer", ReviewStage.Editorial)).ShouldBeProblemAsync(403, "reviewed-already");
        await (await item.TryVoteAsync("advocate", ReviewStage.Sensitivity)).ShouldBeProblemAsync(409, "not-in-this-stage");
        await (await item.TryVoteAsync("assembler", ReviewStage.Editorial)).ShouldBeProblemAsync(403, "not-for-this-role");
        await (await item.TryVoteAsync("writer", ReviewStage.Editorial)).ShouldBeProblemAsync(403, "own-item");
        (await item.NowAsync()).Stage.ShouldBe(ReviewStage.Editorial);
    }

    [Fact]
    public async Task a_reviewer_who_saved_the_draft_once_is_an_author()
    {
        var (_, client) = await exam.StaffAsync(["item-writer", "reviewer"]);
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Draft);
        var draft = await client.GetAsync<DraftDetails>($"/api/items/{item.ItemId}/draft", default);
        await client.PutAsync<DraftSaved>($"/api/items/{item.ItemId}/draft", new { content = draft.Content, version = draft.Version }, default);
        await item.SubmitAsync();
        await (await client.SendAsync($"/api/items/{item.ItemId}/reviews", new { stage = "content", verdict = "approve", version = (await item.NowAsync()).Version }, default))
            .ShouldBeProblemAsync(403, "own-item");
    }

    [Fact]
    public async Task a_returned_item_begins_again_and_a_rejected_version_never_comes_back()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Sensitivity);
        var nothingSaid = await (await item.TryVoteAsync("advocate", ReviewStage.Sensitivity, "return")).ShouldBeProblemAsync(400);
        nothingSaid.GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
        await item.VoteAsync("advocate", ReviewStage.Sensitivity, "return", "The words blame the person.");
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Draft);
        await item.SubmitAsync();
        (await item.NowAsync()).ShouldSatisfyAllConditions(n => n.Stage.ShouldBe(ReviewStage.Content), n => n.ContentVersion.ShouldBe(1),
            n => n.Texts.ShouldContain(t => t.Text == "The words blame the person."));

        await item.VoteAsync("reviewer", ReviewStage.Content, "reject", "This is not what the competency is about.");
        await (await item.TrySubmitAsync()).ShouldBeProblemAsync(409, "rejected");
        await item.EditAsync(ReviewScene.Content(ReviewScene.Stem.Replace("his day", "his work")));
        await item.SubmitAsync();
        (await item.NowAsync()).ContentVersion.ShouldBe(2);
    }

    [Fact]
    public async Task an_open_comment_keeps_it_in_its_stage_and_resolving_it_is_on_record()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Content);
        await (await item.TryAsync("editor", "review-comments", _ => new { field = "what Ms Example wrote", text = "Two words would do." })).ShouldBeProblemAsync(400);
        await item.DoAsync("editor", "review-comments", _ => new { field = "options[1].text", text = "Two words would do." });
        await (await item.TryVoteAsync("reviewer", ReviewStage.Content)).ShouldBeProblemAsync(409, "open-comments");
        var comment = (await item.NowAsync()).Texts.Single(t => t.Kind == "comment");
        (comment.About, comment.Open, comment.By).ShouldBe(("options[1].text", true, "Emery Editor"));
        await item.DoAsync("writer", "review-comments/resolve", _ => new { commentId = comment.TextId });
        (await item.NowAsync()).Texts.Single(t => t.Kind == "comment").ShouldSatisfyAllConditions(c => c.Open.ShouldBe(false), c => c.ResolvedBy.ShouldBe("Wren Writer"));
        await item.VoteAsync("reviewer", ReviewStage.Content);
    }

    [Fact]
    public async Task whom_it_is_assigned_to_finds_it_in_the_queue_by_its_day_and_others_are_kept_out()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Content);
        var editor = await item.As("editor");
        (await QueueAsync(editor)).Single(q => q.ItemId == item.ItemId).Assigned.ShouldBeFalse();
        await (await item.TryAsync("reviewer", "reviewers", v => new { stage = "content", reviewerId = exam.NewId(), version = v })).ShouldBeProblemAsync(400);
        await (await item.TryAsync("writer", "reviewers", v => new { stage = "content", version = v })).ShouldBeProblemAsync(403);
        await item.DoAsync("editor", "reviewers", v => new { stage = "content", dueOn = "2099-01-05", version = v });
        var mine = (await QueueAsync(editor)).Single(q => q.ItemId == item.ItemId);
        (mine.Assigned, mine.DueOn, mine.Overdue).ShouldBe((true, new NodaTime.LocalDate(2099, 1, 5), false));
        (await QueueAsync(await item.As("reviewer"))).ShouldNotContain(q => q.ItemId == item.ItemId);
        await (await item.TryVoteAsync("reviewer", ReviewStage.Content)).ShouldBeProblemAsync(403, "not-assigned");
        await item.VoteAsync("editor", ReviewStage.Content);
        (await QueueAsync(editor)).ShouldNotContain(q => q.ItemId == item.ItemId);
    }

    [Fact]
    public async Task quarantine_comes_at_once_and_is_lifted_by_two_back_to_where_it_was()
    {
        var item = await ReviewScene.AtAsync(exam, ItemPlace.Pretest);
        await item.DoAsync("assembler", "quarantine", v => new { reason = "exposed", words = "Seen on a web page.", version = v });
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Quarantined);
        await item.EditAsync(ReviewScene.Content("Changed?"));
        await (await item.TrySubmitAsync()).ShouldBeProblemAsync(409, "quarantined");
        await item.DoAsync("reviewer", "quarantine/lift", v => new { reason = "It was another item.", version = v });
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Quarantined);
        await (await item.TryAsync("reviewer", "quarantine/lift", v => new { reason = "Really.", version = v })).ShouldBeProblemAsync(403, "second-person");
        await item.DoAsync("psychometrician", "quarantine/lift", v => new { reason = "I agree.", version = v });
        (await item.NowAsync()).Status.ShouldBe(ItemStatus.Pretest);
    }

    [Fact]
    public async Task what_the_programme_asks_for_holds_for_what_is_submitted_from_then_on()
    {
        var before = await ReviewScene.AtAsync(exam, ItemPlace.Content);
        var admin = await exam.SignedInAsync("admin");
        var rules = await admin.GetAsync<ReviewRules>("/api/review-rules", default);
        // No stage has the number 9: a revision would pass none.
        var numbered = await (await admin.SendAsync("/api/review-rules", new { stages = rules.Stages, revisionStages = new[] { 9 }, pretestResponses = 30, rules.Version },
            default)).ShouldBeProblemAsync(400);
        numbered.GetProperty("detail").GetString().ShouldBe("“revisionStages[0]” must be one of content, editorial, sensitivity, psychometric.");
        await (await admin.SendAsync("/api/review-rules", new { stages = rules.Stages.Skip(1), rules.RevisionStages, pretestResponses = 30, rules.Version }, default)).ShouldBeProblemAsync(400);
        await admin.PostAsync("/api/review-rules", new { stages = rules.Stages.Select(s => s.Stage == ReviewStage.Content ? s with { Reviewers = 2 } : s), rules.RevisionStages,
            pretestResponses = 30, rules.Version }, default);
        try
        {
            var after = await ReviewScene.AtAsync(exam, ItemPlace.Content);
            await before.VoteAsync("reviewer", ReviewStage.Content);
            await after.VoteAsync("reviewer", ReviewStage.Content);
            ((await before.NowAsync()).Stage, (await after.NowAsync()).Stage).ShouldBe((ReviewStage.Editorial, ReviewStage.Content));
            await after.VoteAsync("editor", ReviewStage.Content);
            (await after.NowAsync()).Stage.ShouldBe(ReviewStage.Editorial);
        }
        finally
        {
            await admin.PostAsync("/api/review-rules", new { rules.Stages, rules.RevisionStages, rules.PretestResponses,
                (await admin.GetAsync<ReviewRules>("/api/review-rules", default)).Version }, default);
        }
    }

    private static Task<List<QueuedReview>> QueueAsync(ApiClient who) => who.GetAsync<List<QueuedReview>>("/api/items/queue", default);
}
