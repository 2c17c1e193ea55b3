using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using NodaTime;

namespace Cbhcr.Exam.Tests.Items.Door;

[Collection(WithTheProgram.Name)]
public sealed class when_declarations_are_not_current(ExamFixture exam)
{
    [Fact]
    public async Task items_are_shut_and_the_answer_says_what_to_sign_and_where()
    {
        var (_, person) = await exam.StaffAsync([Roles.ItemWriter, Roles.Reviewer], declared: false);
        var id = exam.SmallForm.Slots[0].ItemId;
        foreach (var path in new[] { "/api/items", $"/api/items/{exam.SmallForm.Slots[0].ItemCode}", $"/api/items/{id}/draft", $"/api/items/{id}/preview", "/api/items/queue",
            $"/api/items/{id}/review", $"/api/assets/{new string('0', 64)}" })
        {
            var problem = await (await person.TryGetAsync(path, default)).ShouldBeProblemAsync(403, "declaration-missing");
            problem.GetProperty("declarations").EnumerateArray().Select(d => d.GetString()).ShouldBe(["confidentiality", "conflictOfInterest"]);
            problem.GetProperty("signAt").GetString().ShouldBe("/my/declarations");
        }
        using var page = await person.TryGetAsync("/staff/items", default);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync()).ShouldContain("href=\"/my/declarations\"");
        await (await person.SendAsync("/api/items/import", new { files = SampleFiles.Items("SHUT", 1) }, default)).ShouldBeProblemAsync(403, "declaration-missing");
    }

    [Fact]
    public async Task the_bank_leaves_by_no_other_way_and_nobody_agrees_that_it_may()
    {
        var (_, person) = await exam.StaffAsync([Roles.ItemWriter, Roles.Reviewer], declared: false);
        foreach (var path in new[] { $"/api/exports/{exam.NewId()}/file", $"/api/imports/{exam.NewId()}", "/api/ratings" })
            await (await person.TryGetAsync(path, default)).ShouldBeProblemAsync(403, "declaration-missing");
        await (await person.SendAsync("/api/exports", new { format = "csv", reason = "A partner board reviews these." }, default)).ShouldBeProblemAsync(403, "declaration-missing");
        var export = (await (await exam.SignedInAsync("writer"))
            .PostAsync<JsonElement>("/api/exports", new { format = "csv", reason = "A partner board reviews these." }, default)).GetProperty("value").GetGuid();
        await (await person.SendAsync($"/api/exports/{export}/approve", new { version = 1 }, default)).ShouldBeProblemAsync(403, "declaration-missing");
        using var page = await person.TryGetAsync("/staff/exchange", default);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task reading_opens_with_two_of_them_and_writing_with_the_training_as_well()
    {
        var (_, person) = await exam.StaffAsync([Roles.ItemWriter], declared: false);
        foreach (var kind in new[] { "confidentiality", "conflictOfInterest" }) await person.PostAsync("/api/my/declarations", new { kind, textVersion = 1, preparesCandidates = false }, default);
        (await person.TryGetAsync("/api/items", default)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var problem = await (await person.SendAsync("/api/items/drafts", new { competency = "RB.SA" }, default)).ShouldBeProblemAsync(403, "declaration-missing");
        problem.GetProperty("declarations").EnumerateArray().Single().GetString().ShouldBe("itemWriterTraining");
        await person.PostAsync("/api/my/declarations", new { kind = "itemWriterTraining", textVersion = 1 }, default);
        await person.PostAsync<DraftStarted>("/api/items/drafts", new { competency = "RB.SA" }, default);
    }

    [Fact]
    public async Task who_prepares_candidates_is_kept_out_and_not_assigned_and_a_later_no_does_not_help()
    {
        var (id, person) = await exam.StaffAsync([Roles.Reviewer], declared: false);
        await RunningExam.DeclareAsync(person, preparesCandidates: true);
        await (await person.TryGetAsync("/api/items", default)).ShouldBeProblemAsync(403, "impartiality-conflict");
        await RunningExam.DeclareAsync(person, preparesCandidates: false);
        await (await person.TryGetAsync("/api/items", default)).ShouldBeProblemAsync(403, "impartiality-conflict");
        var item = await Review.ReviewScene.AtAsync(exam, ItemPlace.Content);
        await (await item.TryAsync("admin", "reviewers", v => new { stage = "content", reviewerId = id, version = v })).ShouldBeProblemAsync(409, "impartiality-conflict");
        var mine = await person.GetAsync<MyDeclarations>("/api/my/declarations", default);
        mine.KeptFromItemsUntil.ShouldNotBeNull().ShouldBeGreaterThan(exam.Time.GetCurrentInstant() + Duration.FromDays(729));
    }

    [Fact]
    public async Task an_answer_that_is_missing_or_an_old_text_is_refused()
    {
        var (_, person) = await exam.StaffAsync([Roles.Reviewer], declared: false);
        await (await person.SendAsync("/api/my/declarations", new { kind = "conflictOfInterest", textVersion = 1 }, default)).ShouldBeProblemAsync(400);
        await (await person.SendAsync("/api/my/declarations", new { kind = "confidentiality", textVersion = 0 }, default)).ShouldBeProblemAsync(409, "stale-version");
    }

    [Fact]
    public void they_expire()
    {
        var now = Instant.FromUtc(2026, 11, 30, 9, 0);
        var account = StaffAccount.Apply(new DeclarationSigned(DeclarationKind.Confidentiality, 1, null, now, now + Duration.FromDays(365)), new StaffAccount());
        account.Missing([DeclarationKind.Confidentiality], now + Duration.FromDays(364)).ShouldBeEmpty();
        account.Missing([DeclarationKind.Confidentiality], now + Duration.FromDays(365)).ShouldBe([DeclarationKind.Confidentiality]);
    }

    [Fact]
    public async Task every_look_at_an_item_is_on_record_for_the_administrator()
    {
        var (id, person) = await exam.StaffAsync([Roles.Reviewer]);
        var slot = exam.SmallForm.Slots[3];
        await person.GetAsync<JsonElement>($"/api/items/{slot.ItemCode}", default);
        await person.GetAsync<JsonElement>($"/api/items/{slot.ItemId}/preview?version=1", default);
        (await person.TryGetAsync($"/staff/items/{slot.ItemCode}", default)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await person.TryGetAsync("/api/item-views", default)).ShouldBeProblemAsync(403);
        var admin = await exam.SignedInAsync("admin");
        var views = await Eventually.AsyncIs(async () => await admin.GetAsync<List<ShownView>>($"/api/item-views?by={id}", default) is { Count: 3 } all ? all : null);
        views.ShouldAllBe(v => v.ItemId == slot.ItemId && v.ContentVersion == 1 && v.AccountId == id);
        views.Select(v => v.What).Order().ShouldBe(["preview", "read", "read"]);
    }
}
