using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class a_saved_list(ExamFixture exam)
{
    [Fact]
    public async Task by_query_follows_the_bank_and_by_hand_does_not()
    {
        var bank = new Bank(exam, "LISTED");
        await bank.ImportAsync(4);
        var live = await SaveAsync("writer", new("Live", false, "level=LISTED&sort=code", null));
        var fixedOne = await SaveAsync("writer", new("Fixed", false, null, [bank.Code(2), bank.Code(1)]));
        await bank.ImportAsync(6);
        (await FoundAsync("writer", live)).Count().ShouldBe(6);
        (await FoundAsync("writer", fixedOne)).ShouldBe([bank.Code(1), bank.Code(2)], ignoreOrder: true);
        var writer = await exam.SignedInAsync("writer");
        await writer.PostAsync($"/api/item-lists/{fixedOne.Id}/items", new ChangeItemList([bank.Code(5)], [bank.Code(1)], fixedOne.Version), default);
        (await FoundAsync("writer", fixedOne)).ShouldBe([bank.Code(2), bank.Code(5)], ignoreOrder: true);
        await (await writer.SendAsync($"/api/item-lists/{live.Id}/items", new ChangeItemList([bank.Code(5)], [], live.Version), default)).ShouldBeProblemAsync(409, "live-list");
    }

    [Fact]
    public async Task is_its_owners_alone_until_it_is_shared_and_only_the_owner_changes_it()
    {
        var bank = new Bank(exam, "SHARED");
        await bank.ImportAsync(1);
        var list = await SaveAsync("writer", new("Mine", false, null, [bank.Code(1)]));
        var (writer, reviewer) = (await exam.SignedInAsync("writer"), await exam.SignedInAsync("reviewer"));
        (await reviewer.TryGetAsync($"/api/item-lists/{list.Id}", default)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await FoundAsync("reviewer", list)).ShouldBeEmpty();
        await writer.PostAsync($"/api/item-lists/{list.Id}/rename", new RenameItemList("Ours", true, 1), default);
        var shared = (await reviewer.GetAsync<List<ItemListRow>>("/api/item-lists", default)).Single(l => l.Id == list.Id);
        (shared.Name, shared.Mine).ShouldBe(("Ours", false));
        (await FoundAsync("reviewer", shared)).ShouldBe([bank.Code(1)]);
        await (await reviewer.SendAsync($"/api/item-lists/{list.Id}/delete", new DeleteItemList(2), default)).ShouldBeProblemAsync(403, "not-the-owner");
        await (await writer.SendAsync($"/api/item-lists/{list.Id}/delete", new DeleteItemList(1), default)).ShouldBeProblemAsync(409, "stale-version");
        await writer.PostAsync($"/api/item-lists/{list.Id}/delete", new DeleteItemList(2), default);
        (await reviewer.GetAsync<List<ItemListRow>>("/api/item-lists", default)).ShouldNotContain(l => l.Id == list.Id);
    }

    private async Task<ItemListRow> SaveAsync(string who, SaveItemList command)
    {
        var client = await exam.SignedInAsync(who);
        return await client.GetAsync<ItemListRow>($"/api/item-lists/{Person.IdOf(await client.PostAsync<JsonElement>("/api/item-lists", command, default))}", default);
    }

    private async Task<IEnumerable<string>> FoundAsync(string who, ItemListRow list) =>
        (await (await exam.SignedInAsync(who)).GetAsync<ItemPage>($"/api/items?{list.Address.Split('?')[1]}", default)).Items.Select(i => i.Code);
}
