using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wolverine;

namespace Cbhcr.Exam.Tests.Exchange;

[Collection(WithTheProgram.Name)]
public class when_importing_a_package(ExamFixture exam)
{
    private async Task<(ApiClient Writer, Guid Id, JsonElement Details)> UploadAsync(string name, byte[] bytes)
    {
        var writer = await exam.SignedInAsync("writer");
        var made = await writer.PostAsync<JsonElement>("/api/imports", new { file = new { name, data = Convert.ToBase64String(bytes) } }, default);
        var id = made.GetProperty("value").GetGuid();
        return (writer, id, await writer.GetAsync<JsonElement>($"/api/imports/{id}", default));
    }

    private static string StateOf(JsonElement details) => details.GetProperty("import").GetProperty("state").GetString()!;

    private static async Task<JsonElement> ConfirmedAsync(ApiClient writer, Guid id)
    {
        await writer.PostAsync<JsonElement>($"/api/imports/{id}/confirm", new { }, default);
        var details = default(JsonElement);
        await Eventually.TrueAsync(async () => StateOf(details = await writer.GetAsync<JsonElement>($"/api/imports/{id}", default)) is "done" or "failed");
        return details;
    }

    private async Task<Item?> ItemAsync(string code)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Item>().FirstOrDefaultAsync(i => i.Code == code);
    }

    [Fact]
    public async Task it_is_shown_first_and_taken_in_as_drafts_when_confirmed()
    {
        var zip = QtiFiles.Zip(
        [
            ("items/a.xml", System.Text.Encoding.UTF8.GetBytes(QtiFiles.Choice("EXCH-IN-001", more: "<p><img src=\"../pictures/p.png\" alt=\"a dot\"/></p>"))),
            ("items/b.xml", System.Text.Encoding.UTF8.GetBytes(QtiFiles.Choice("EXCH-IN-002",
                more: "<qti-feedback-block outcome-identifier=\"F\" identifier=\"f\" show-hide=\"show\"><qti-content-body>x</qti-content-body></qti-feedback-block>"))),
            ("items/c.xml", System.Text.Encoding.UTF8.GetBytes(QtiFiles.Item("upload", QtiFiles.Declared("single", "file", "x"), "<qti-upload-interaction response-identifier=\"R\"/>"))),
            ("pictures/p.png", QtiFiles.Pixel),
        ]);
        var (writer, id, details) = await UploadAsync("p.zip", zip);
        StateOf(details).ShouldBe("waiting");
        var lines = details.GetProperty("import").GetProperty("preview").GetProperty("lines").EnumerateArray().ToDictionary(l => l.GetProperty("path").GetString()!, l => l);
        lines["items/a.xml"].GetProperty("what").GetString().ShouldBe("drafted");
        lines["items/b.xml"].GetProperty("without")[0].GetString().ShouldBe("<qti-feedback-block> (line 4)");
        lines["items/c.xml"].GetProperty("what").GetString().ShouldBe("attachment");
        (await ItemAsync("EXCH-IN-001")).ShouldBeNull();

        details = await ConfirmedAsync(writer, id);
        StateOf(details).ShouldBe("done");
        var item = (await ItemAsync("EXCH-IN-001"))!;
        item.Status.ShouldBe(ItemStatus.Draft);
        item.Content.Key.ShouldBe("B");
        var picture = ItemPictures.Of(item.Content).ShouldHaveSingleItem();
        (await writer.GetBytesAsync($"/api/assets/{picture.Asset}", default)).ShouldBe(QtiFiles.Pixel);
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var kept = (await session.Query<ImportAttachment>().Where(a => a.ImportId == id).ToListAsync()).ShouldHaveSingleItem();
        System.Text.Encoding.UTF8.GetString(await writer.GetBytesAsync($"/api/imports/{id}/attachments/{kept.Id}", default)).ShouldContain("qti-upload-interaction");
        await (await writer.SendAsync($"/api/imports/{id}/confirm", new { }, default)).ShouldBeProblemAsync(409, "not-waiting");
    }

    [Fact]
    public async Task a_character_that_cannot_be_kept_is_named_by_its_line()
    {
        var (_, _, details) = await UploadAsync("t.csv", "code,stem,optionA,optionB,key\nEXCH-NUL-001,Good?,yes,no,A\nEXCH-NUL-002,\0?,yes,no,A\n"u8.ToArray());
        var problem = details.GetProperty("import").GetProperty("preview").GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        (problem.GetProperty("line").GetInt32(), problem.GetProperty("message").GetString()).ShouldBe((3, "The character U+0000 cannot be kept."));
    }

    [Fact]
    public async Task thousands_of_wrong_lines_are_not_all_told()
    {
        var (_, _, details) = await UploadAsync("t.csv", System.Text.Encoding.UTF8.GetBytes("code,stem,optionA,optionB,key\n" + string.Concat(Enumerable.Repeat("x,?,a,b,A\n", 5000))));
        details.GetProperty("import").GetProperty("preview").GetProperty("problems").GetArrayLength().ShouldBe(100);
    }

    /// <summary>Its page must not say for ever that it is under way.</summary>
    [Fact]
    public async Task a_fault_of_the_program_ends_it_and_says_so()
    {
        var (writer, id, _) = await UploadAsync("t.csv", "code,stem,optionA,optionB,key\nEXCH-FAULT-001,Good?,yes,no,A\n"u8.ToArray());
        await using (var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Store((await session.LoadAsync<BankImport>(id))! with { State = ImportState.Running });
            await SavedAsync(session);
        }
        await using (var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            // A bus that expects nothing fails at whatever is sent.
            await CarryOutImportHandler.Handle(new(id, exam.NewId()), session, new TestMessageContext(), new(), exam.Services.GetRequiredService<IdSource>(),
                NullLogger<CarryOutImport>.Instance, default);
            await SavedAsync(session);
        }
        var details = await writer.GetAsync<JsonElement>($"/api/imports/{id}", default);
        StateOf(details).ShouldBe("failed");
        details.GetProperty("import").GetProperty("report").GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldContain("it is in the log");
    }

    private static Task SavedAsync(IDocumentSession session)
    {
#pragma warning disable RS0030 // The middleware that commits is not there.
        return session.SaveChangesAsync();
#pragma warning restore RS0030
    }

    [Fact]
    public async Task a_broken_file_keeps_everything_out()
    {
        var (writer, id, details) = await UploadAsync("p.zip", QtiFiles.Zip(("a.xml", QtiFiles.Choice("EXCH-BROKEN-001")), ("b.xml", "<x>\n<y></x>")));
        var problem = details.GetProperty("import").GetProperty("preview").GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32()).ShouldBe(("b.xml", 2));
        await (await writer.SendAsync($"/api/imports/{id}/confirm", new { }, default)).ShouldBeProblemAsync(409, "not-waiting");
        (await ItemAsync("EXCH-BROKEN-001")).ShouldBeNull();
    }

    /// <summary>Between preview and confirmation one of its codes is taken out of use: the other does not go in either.</summary>
    [Fact]
    public async Task a_failure_half_way_leaves_the_bank_as_it_was()
    {
        var (writer, file) = (await exam.SignedInAsync("writer"), SampleFiles.Item("EXCH", 1));
        await writer.PostAsync<JsonElement>("/api/items/import",
            new { files = new[] { file with { Content = file.Content.Replace(file.Content.Split('\n')[0], "code: EXCH-HALF-002", StringComparison.Ordinal) } } }, default);
        var (_, id, details) = await UploadAsync("p.zip", QtiFiles.Zip(("a.xml", QtiFiles.Choice("EXCH-HALF-001")), ("b.xml", QtiFiles.Choice("EXCH-HALF-002"))));
        details.GetProperty("import").GetProperty("preview").GetProperty("problems").GetArrayLength().ShouldBe(0);
        var store = exam.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.LightweightSession())
        {
            var item = (await ItemAsync("EXCH-HALF-002"))!;
            session.Events.Append(item.Id, new ItemRetired("no longer used", exam.NewId(), exam.Time.GetCurrentInstant()));
#pragma warning disable RS0030 // no program is at work here
            await session.SaveChangesAsync();
#pragma warning restore RS0030
        }
        StateOf(await ConfirmedAsync(writer, id)).ShouldBe("failed");
        (await ItemAsync("EXCH-HALF-001")).ShouldBeNull();
        (await ItemAsync("EXCH-HALF-002"))!.ContentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task a_table_becomes_items_and_its_faults_are_named_by_line()
    {
        var (writer, id, _) = await UploadAsync("t.csv", System.Text.Encoding.UTF8.GetBytes("code,stem,optionA,optionB,key,levels\nEXCH-CSV-001,\"Which, please?\",One,Two,B,CBHCR-I;CBHCR-II\n"));
        StateOf(await ConfirmedAsync(writer, id)).ShouldBe("done");
        var content = (await ItemAsync("EXCH-CSV-001"))!.Content;
        (content.Stem, content.Key, content.Options[1].Text).ShouldBe(("Which, please?", "B", "Two"));
        content.Levels.ShouldBe(["CBHCR-I", "CBHCR-II"]);
        var bad = (await UploadAsync("t.csv", System.Text.Encoding.UTF8.GetBytes("code,stem,optionA,optionB,key\nEXCH-CSV-002,Stem,One,Two,B\nx,Stem,One,Two,B\nEXCH-CSV-003,Stem,One,Two,F\n"))).Details;
        bad.GetProperty("import").GetProperty("preview").GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("line").GetInt32()).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task only_item_writers_do_it_and_only_with_a_file_that_is_one()
    {
        var proctor = await exam.SignedInAsync("proctor");
        (await proctor.SendAsync("/api/imports", new { file = new { name = "a.zip", data = "AAAA" } }, default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var writer = await exam.SignedInAsync("writer");
        await (await writer.SendAsync("/api/imports", new { file = new { name = "a.zip", data = "???" } }, default)).ShouldBeProblemAsync(400);
        var details = (await UploadAsync("a.zip", QtiFiles.Zip(("../a.xml", QtiFiles.Choice("EXCH-SLIP-001"))))).Details;
        details.GetProperty("import").GetProperty("preview").GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldContain("not a name inside the archive");
    }

    [Fact]
    public async Task a_thousand_items_take_less_than_a_minute()
    {
        var zip = QtiFiles.Zip([.. Enumerable.Range(1, 1000).Select(i => ($"items/{i}.xml", QtiFiles.Choice($"EXCH-MANY-{i:0000}", $"Question {i}?")))]);
        var begun = System.Diagnostics.Stopwatch.StartNew();
        var (writer, id, _) = await UploadAsync("many.zip", zip);
        await writer.PostAsync<JsonElement>($"/api/imports/{id}/confirm", new { }, default);
        while (StateOf(await writer.GetAsync<JsonElement>($"/api/imports/{id}", default)) == "running") await Task.Delay(200);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 items in {begun.Elapsed.TotalSeconds:0.0} s");
        begun.Elapsed.TotalSeconds.ShouldBeLessThan(60);
        (await ItemAsync("EXCH-MANY-1000")).ShouldNotBeNull();
    }
}
