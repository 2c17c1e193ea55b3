using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Cbhcr.Exam.Tests.Items.Versions;

/// <summary>A form pins the versions it was published with, for ever.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_published_form(ExamFixture exam)
{
    [Fact]
    public async Task is_the_same_whatever_happens_to_its_items()
    {
        var form = await exam.PublishSmallFormAsync("PINNED", minutes: 30);
        var (revised, quarantined, retired) = (form.Slots[0], form.Slots[1], form.Slots[2]);
        var (writer, reviewer) = (await exam.SignedInAsync("writer"), await exam.SignedInAsync("reviewer"));
        var before = await PaperAsync(form);
        var versions = await StoredAsync(form);

        var number = int.Parse(revised.ItemCode.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var file = SampleFiles.Item("PINNED", number);
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { file with { Content = file.Content.Replace("First choice", "Another choice") } } }, default);
        var item = (await writer.GetAsync<ItemDetails>($"/api/items/{quarantined.ItemCode}", default)).Item;
        await writer.PutAsync<DraftSaved>($"/api/items/{item.Id}/draft", new { content = item.Content with { Stem = "Something else?" }, version = 0 }, default);
        await using (var scope = exam.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new QuarantineItem(item.Id, "key-error", exam.NewId()));
        (await writer.GetAsync<ItemDetails>($"/api/items/{quarantined.ItemCode}", default)).Item.Status.ShouldBe(ItemStatus.Quarantined);
        var last = (await writer.GetAsync<ItemDetails>($"/api/items/{retired.ItemCode}", default)).Item;
        await reviewer.PostAsync($"/api/items/{last.Id}/retire", new RetireItem("outdated", last.Version), default);

        var after = await (await exam.SignedInAsync("assembler")).GetAsync<Form>($"/api/forms/{form.Id}", default);
        (after.ContentHash, after.Version).ShouldBe((form.ContentHash, form.Version));
        after.Slots.Select(s => (s.ItemId, s.ContentVersion)).ShouldBe(form.Slots.Select(s => (s.ItemId, s.ContentVersion)));
        (await PaperAsync(form)).ShouldBe(before, "and what a candidate would be handed is the same");
        (await StoredAsync(form)).ShouldBe(versions);
    }

    private async Task<string> PaperAsync(Form form)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return JsonSerializer.Serialize(await new Papers().OfAsync(session, form.Id, form.ContentHash!, default), Json.Options);
    }

    private async Task<string> StoredAsync(Form form)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return JsonSerializer.Serialize(await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), default), Json.Options);
    }
}
