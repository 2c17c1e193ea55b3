using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class when_many_items_change(ExamFixture exam)
{
    [Fact]
    public async Task the_preview_shows_each_item_and_the_confirmation_does_just_that()
    {
        var bank = new Bank(exam, "BULK");
        await bank.ImportAsync(6);
        await DoAsync("writer", new(null, [bank.Code(1)], "tag", ["spring"]));
        var (preview, progress) = await DoAsync("writer", new("level=BULK", null, "tag", ["spring"]));
        preview.Changes.Select(c => c.Code).ShouldBe(Enumerable.Range(2, 5).Select(bank.Code));
        preview.Changes[0].Text.ShouldBe("tags: +spring");
        preview.Refused.Single().ShouldBe(new(bank.Code(1), "Nothing would change."));
        (progress.Changed, progress.Refused.Count).ShouldBe((5, 1));
        (await bank.FindAsync("tag=spring")).Total.ShouldBe(6);
        (await bank.ItemAsync(3)).Item.ContentVersion.ShouldBe(1, "a tag makes no version");
    }

    [Fact]
    public async Task a_confirmation_of_a_preview_that_no_longer_holds_is_refused()
    {
        var bank = new Bank(exam, "STALE");
        await bank.ImportAsync(3);
        var command = new PreviewBulkChange("level=STALE", null, "tag", ["late"]);
        var writer = await exam.SignedInAsync("writer");
        var preview = await writer.PostAsync<BulkPreview>("/api/items/bulk/preview", command, default);
        await DoAsync("writer", new(null, [bank.Code(2)], "tag", ["meanwhile"]));
        await (await writer.SendAsync("/api/items/bulk", Confirmed(command, preview), default)).ShouldBeProblemAsync(409, "bulk-changed");
        (await bank.FindAsync("tag=late")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task enemies_keep_items_apart_without_a_new_version_and_may_be_taken_off_again()
    {
        var bank = new Bank(exam, "ENEMY");
        await bank.ImportAsync(3);
        await DoAsync("writer", new(null, [bank.Code(1), bank.Code(2)], "add-enemies", [bank.Code(1), bank.Code(3)]));
        (await bank.ItemAsync(1)).Item.EnemiesAdded.ShouldBe([bank.Code(3)], "no item is its own enemy");
        (await bank.ItemAsync(2)).Item.EnemiesAdded.ShouldBe([bank.Code(1), bank.Code(3)]);
        await DoAsync("writer", new(null, [bank.Code(2)], "remove-enemies", [bank.Code(3)]));
        var item = (await bank.ItemAsync(2)).Item;
        item.EnemiesAdded.ShouldBe([bank.Code(1)]);
        item.ContentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task retiring_is_for_reviewers_and_refuses_what_is_retired()
    {
        var bank = new Bank(exam, "LEAVE");
        await bank.ImportAsync(3);
        var command = new PreviewBulkChange("level=LEAVE", null, "retire", ["outdated"]);
        await (await (await exam.SignedInAsync("writer")).SendAsync("/api/items/bulk/preview", command, default)).ShouldBeProblemAsync(403, "role");
        await DoAsync("reviewer", new(null, [bank.Code(1)], "retire", ["outdated"]));
        var (preview, progress) = await DoAsync("reviewer", command);
        preview.Refused.Single().ShouldBe(new(bank.Code(1), "It is retired already."));
        progress.Changed.ShouldBe(2);
        (await bank.FindAsync("status=Retired")).Total.ShouldBe(3);
    }

    [Fact]
    public async Task each_item_answers_by_its_own_rules()
    {
        var bank = new Bank(exam, "RULED");
        await bank.ImportAsync(2);
        var (assigned, _) = await DoAsync("reviewer", new("level=RULED", null, "assign", ["reviewer"]));
        assigned.Refused.Select(r => r.Text).ShouldBe(["It is not in review.", "It is not in review."]);
        var (scored, _) = await DoAsync("psychometrician", new("level=RULED", null, "score", []));
        scored.Refused.ShouldAllBe(r => r.Text == "Only an item that is in pretest becomes a scored one.");
        await DoAsync("reviewer", new(null, [bank.Code(1)], "quarantine", ["exposed"]));
        (await bank.CodesAsync("status=Quarantined")).ShouldBe([bank.Code(1)]);
        var (again, _) = await DoAsync("reviewer", new("level=RULED", null, "quarantine", ["exposed"]));
        again.Refused.Single().ShouldBe(new(bank.Code(1), "This item is in quarantine already."));
        await (await (await exam.SignedInAsync("reviewer")).SendAsync("/api/items/bulk/preview", new PreviewBulkChange("", null, "assign", ["writer"]), default))
            .ShouldBeProblemAsync(403, "assign-others");
    }

    [Fact]
    public void an_item_in_review_is_assigned_once_and_never_to_its_writer()
    {
        var (writer, reviewer) = (exam.NewId(), new StaffAccount { Id = exam.NewId(), Roles = ["reviewer"] });
        var now = exam.Time.GetCurrentInstant();
        var item = Item.Apply(new ItemSubmitted(1, ChangeKind.Version, [new(ReviewStage.Content, ["reviewer"], 1, 14)], 1, false, null, null, new Dictionary<string, Guid>(), 30, writer, now),
            Item.Create(new ItemDrafted(exam.NewId(), "X-1", null!, "h", "F", "1", writer, now)));
        var assign = BulkAction.Named("assign")!;
        BulkOrder Order(StaffAccount to) => new(assign, ["somebody"], writer, new(2026, 3, 1), to, new Dictionary<Guid, int>());
        var assigned = assign.On(item, Order(reviewer), now).Event.ShouldBeOfType<ItemReviewerAssigned>();
        (assigned.Stage, assigned.DueOn).ShouldBe((ReviewStage.Content, new NodaTime.LocalDate(2026, 3, 15)));
        assign.On(Item.Apply(assigned, item), Order(reviewer), now).Refusal.ShouldBe("Nothing would change.");
        assign.On(item, Order(reviewer with { Id = writer }), now).Refusal.ShouldBe("Who wrote any of it does not review it.");
        assign.On(item, Order(reviewer with { KeptFromItemsUntil = now + NodaTime.Duration.FromDays(1) }), now)
            .Refusal.ShouldBe("This person prepares candidates for the exam and is kept from items.");
    }

    [Theory]
    [InlineData("tag", "", "between 1 and 30 tags")]
    [InlineData("add-enemies", "NO-SUCH-CODE", "No item has the code NO-SUCH-CODE")]
    [InlineData("retire", "boredom", "The reason must be one of")]
    [InlineData("paint", "blue", "The action must be one of")]
    public async Task nonsense_is_refused_by_name(string action, string values, string message)
    {
        var problem = await (await (await exam.SignedInAsync("reviewer")).SendAsync("/api/items/bulk/preview",
            new PreviewBulkChange("", null, action, values.Split(',', StringSplitOptions.RemoveEmptyEntries)), default)).ShouldBeProblemAsync(400);
        problem.GetProperty("detail").GetString()!.ShouldContain(message);
    }

    private async Task<(BulkPreview, BulkProgress)> DoAsync(string who, PreviewBulkChange command)
    {
        var client = await exam.SignedInAsync(who);
        var preview = await client.PostAsync<BulkPreview>("/api/items/bulk/preview", command, default);
        var run = Person.IdOf(await client.PostAsync<JsonElement>("/api/items/bulk", Confirmed(command, preview), default));
        return (preview, await Eventually.AsyncIs(async () => await client.GetAsync<BulkProgress>($"/api/items/bulk/{run}", default) is { IsOver: true } over ? over : null));
    }

    private static ChangeItems Confirmed(PreviewBulkChange c, BulkPreview preview) => new(c.Query, c.Codes, c.Action, c.Values, preview.Token);
}
