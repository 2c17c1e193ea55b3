using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Qti.Checking;
using Cbhcr.Qti.Packages;
using Cbhcr.Qti.Reading;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Exchange;

[Collection(WithTheProgram.Name)]
public class when_content_leaves(ExamFixture exam)
{
    private const string Why = "A partner board reviews these items.";

    private async Task<Guid> RequestAsync(object request, string who = "writer") =>
        (await (await exam.SignedInAsync(who)).PostAsync<JsonElement>("/api/exports", request, default)).GetProperty("value").GetGuid();

    private async Task<byte[]> TakenAsync(object request)
    {
        var id = await RequestAsync(request);
        await (await exam.SignedInAsync("reviewer")).PostAsync($"/api/exports/{id}/approve", new ApproveExport(1), default);
        return await (await exam.SignedInAsync("writer")).GetBytesAsync($"/api/exports/{id}/file", default);
    }

    private string SomeCode => exam.SmallForm.Slots[0].ItemCode;

    [Fact]
    public async Task two_people_and_a_reason_are_needed_and_it_leaves_once()
    {
        var (writer, reviewer) = (await exam.SignedInAsync("writer"), await exam.SignedInAsync("reviewer"));
        await (await writer.SendAsync("/api/exports", new { format = "qti", codes = SomeCode, reason = "because" }, default)).ShouldBeProblemAsync(400);
        var id = await RequestAsync(new { format = "qti", codes = SomeCode, reason = Why });
        await (await writer.TryGetAsync($"/api/exports/{id}/file", default)).ShouldBeProblemAsync(409, "not-approved");
        await (await writer.SendAsync($"/api/exports/{id}/approve", new ApproveExport(1), default)).ShouldBeProblemAsync(409, "same-person");
        await reviewer.PostAsync($"/api/exports/{id}/approve", new ApproveExport(1), default);
        await (await reviewer.TryGetAsync($"/api/exports/{id}/file", default)).ShouldBeProblemAsync(409, "another-person");
        (await writer.GetBytesAsync($"/api/exports/{id}/file", default)).Length.ShouldBeGreaterThan(500);
        await (await writer.TryGetAsync($"/api/exports/{id}/file", default)).ShouldBeProblemAsync(409, "downloaded");
        (await (await exam.SignedInAsync("proctor")).TryGetAsync($"/api/exports/{id}/file", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task the_words_for_it_are_read_by_who_decides_and_stand_in_no_event()
    {
        const string words = "Ms Example of the partner board asked for these.";
        var id = await RequestAsync(new { format = "qti", codes = SomeCode, reason = words });
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var requested = (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).OfType<ExportRequested>().ShouldHaveSingleItem();
        requested.Reason.ShouldBeNull();
        JsonSerializer.Serialize(await session.LoadAsync<ExportReason>(requested.ReasonId!.Value), Json.Options).ShouldNotContain("Example");
        (await (await (await exam.SignedInAsync("reviewer")).TryGetAsync("/staff/exchange", default)).Content.ReadAsStringAsync()).ShouldContain(words);
        Export.Create(requested with { Reason = words, ReasonId = null }).Reason.ShouldBe(words, "the first exports said it in their event");
    }

    [Fact]
    public async Task a_form_is_a_package_of_qti_that_says_who_took_it_in_every_file()
    {
        var files = QtiFiles.Unzip(await TakenAsync(new { format = "qti", form = exam.SmallForm.Code, reason = Why }));
        files.Values.ShouldAllBe(f => f.Contains("Confidential. Exported for account"));
        foreach (var (path, xml) in files)
        {
            var report = QtiReport.Of(xml);
            report.Imported.ShouldBeTrue(path);
            report.ScoringOk.ShouldNotBe(false, path);
        }
        var test = AssessmentTest.Of(QtiDocument.Read(files.Single(f => f.Key.StartsWith("tests/", StringComparison.Ordinal)).Value).Document!).Test!;
        test.Sections[0].Items.Count.ShouldBe(exam.SmallForm.Slots.Count);
        Manifest.Of(QtiDocument.Read(files["imsmanifest.xml"]).Document!).Manifest!.Resources.Where(r => r.Type == Resource.ItemType).ShouldAllBe(r => r.Competencies.Count == 1);
    }

    [Fact]
    public async Task a_table_and_item_files_come_back_as_the_same_items()
    {
        var csv = QtiFiles.Unzip(await TakenAsync(new { format = "csv", codes = SomeCode, reason = Why }))["items.csv"];
        var (items, problems) = CsvItems.Read("items.csv", csv);
        problems.ShouldBeEmpty();
        var content = (await (await exam.SignedInAsync("writer")).GetAsync<ItemDetails>($"/api/items/{SomeCode}", default)).Item.Content;
        items.ShouldHaveSingleItem().Content.Options.Select(o => (o.Text, o.Rationale)).ShouldBe(content.Options.Select(o => (o.Text, o.Rationale)));
        csv.ShouldContain("Confidential. Exported for account");

        var yaml = QtiFiles.Unzip(await TakenAsync(new { format = "yaml", codes = SomeCode, reason = Why })).ShouldHaveSingleItem();
        var report = await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = new[] { new { name = yaml.Key, content = yaml.Value } } }, default);
        report.GetProperty("unchanged").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void a_cell_that_a_spreadsheet_would_run_is_made_harmless_and_comes_back()
    {
        var content = new ItemContent(ItemTypes.SingleBestAnswer, "=HYPERLINK(\"http://x\")", [new("A", "-1", "+r"), new("B", "'quoted", "")], "A", true, "", "", [], "", "none",
            [], [], [], "@x", false);
        var csv = CsvItems.Write([new(Guid.Empty, "EXCH-RUN-001", 1, content, null)], "mark");
        csv.Split('\n')[1].ShouldNotContain(",=");
        var back = CsvItems.Read("x.csv", csv).Items.ShouldHaveSingleItem().Content;
        (back.Stem, back.Options[0].Text, back.Options[1].Text, back.AuthorNote).ShouldBe((content.Stem, "-1", "'quoted", "@x"));
    }

    /// <summary>Nothing is lost on the way without a word: who names such an item is told, and the log counts what left.</summary>
    [Fact]
    public async Task a_table_has_no_room_for_nine_options_and_says_so()
    {
        var writer = await exam.SignedInAsync("writer");
        var nine = SampleFiles.Item("EXCH-NINE", 1);
        var more = string.Concat("EFGHI".Select(l => $"  - id: {l}\n    text: Another choice {l}\n    rationale: The choice {l} is explained here in more than eight words.\n"));
        var content = nine.Content.Replace("key: B", $"{more}key: B,C", StringComparison.Ordinal).Replace("single-best-answer", "multiple-response", StringComparison.Ordinal);
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { nine with { Content = content } } }, default);

        var named = await RequestAsync(new { format = "csv", codes = $"{SomeCode} EXCH-NINE-001", reason = Why });
        await (await exam.SignedInAsync("reviewer")).PostAsync($"/api/exports/{named}/approve", new ApproveExport(1), default);
        var refused = await (await writer.TryGetAsync($"/api/exports/{named}/file", default)).ShouldBeProblemAsync(422, "not-for-a-table");
        refused.GetProperty("detail").GetString()!.ShouldContain("EXCH-NINE-001");

        var all = await RequestAsync(new { format = "csv", reason = Why });
        await (await exam.SignedInAsync("reviewer")).PostAsync($"/api/exports/{all}/approve", new ApproveExport(1), default);
        var csv = QtiFiles.Unzip(await writer.GetBytesAsync($"/api/exports/{all}/file", default))["items.csv"];
        csv.ShouldNotContain("EXCH-NINE-001");
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var left = (await session.Events.FetchStreamAsync(all)).Select(e => e.Data).OfType<ExportDownloaded>().ShouldHaveSingleItem();
        using var table = CsvTable.Parse(csv.TrimStart('\uFEFF'), "items.csv");
        var rows = 0;
        while (table.Read()) rows++;
        left.Items.ShouldBe(rows);
    }
}
