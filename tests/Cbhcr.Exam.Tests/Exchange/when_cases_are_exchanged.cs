using System.Text;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Packages;
using Cbhcr.Qti.Reading;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Stimulus = Cbhcr.Exam.Items.Stimulus;

namespace Cbhcr.Exam.Tests.Exchange;

[Collection(WithTheProgram.Name)]
public class when_cases_are_exchanged(ExamFixture exam)
{
    private const string Why = "A partner board reviews these items.";

    [Fact]
    public async Task a_shared_stimulus_is_one_in_the_bank_and_stays_one_when_it_comes_again()
    {
        var zip = Package("EXCHSET", "stimulus1", "Forty people wait in a shelter.");
        var preview = await UploadAsync(zip);
        var line = preview.Preview.Stimuli!.ShouldHaveSingleItem();
        (line.Path, line.What).ShouldBe(("stimuli/s.xml", "drafted"));
        preview.Preview.Count("drafted").ShouldBe(3);
        (await PageAsync(preview.Id)).ShouldContain("1 stimulus. Nothing is stored");
        var report = (await ConfirmedAsync(preview.Id)).Report!;
        (report.Drafted, report.Stimuli).ShouldBe((3, 1));

        var items = await ItemsAsync("EXCHSET");
        var use = items.Select(i => i.Content.Stimulus).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        var stimulus = (await StimulusAsync(use.StimulusId)).ShouldNotBeNull();
        (stimulus.Code, Words.Of(stimulus.Content.Body)).ShouldBe((line.Code, "Forty people wait in a shelter. A dot"));
        items.ShouldAllBe(i => !i.Content.Stem.Contains("Forty people"));
        ItemPictures.In(stimulus.Content.Body, "body").ShouldHaveSingleItem().Alt.ShouldBe("A dot");

        var again = await UploadAsync(zip);
        again.Preview.Lines.Concat(again.Preview.Stimuli!).Select(l => l.What).Distinct().ShouldBe(["unchanged"]);
        again.MayBeConfirmed(byWriter: true, byPsychometrician: false).ShouldBeFalse();

        // The same name in another package is another case: names such as stimulus1 stand in many.
        var other = await UploadAsync(Package("EXCHOTHER", "stimulus1", "A bus is late."));
        await ConfirmedAsync(other.Id);
        (await ItemsAsync("EXCHOTHER"))[0].Content.Stimulus!.StimulusId.ShouldNotBe(use.StimulusId);
        (await StimulusAsync(use.StimulusId))!.ContentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task a_case_under_a_code_of_ours_gets_a_new_version_when_it_says_something_else()
    {
        await ConfirmedAsync((await UploadAsync(Package("EXCHCODE", "CASE-EXCH-001", "A bus is late."))).Id);
        var changed = await UploadAsync(Package("EXCHCODE", "CASE-EXCH-001", "A train is late."));
        changed.Preview.Stimuli!.ShouldHaveSingleItem().What.ShouldBe("revised");
        changed.Preview.Count("revised").ShouldBe(3);
        await ConfirmedAsync(changed.Id);
        var item = (await ItemsAsync("EXCHCODE"))[0];
        item.Content.Stimulus!.StimulusVersion.ShouldBe(2);
        // What the first version says is that version, also after the second.
        (await UploadAsync(Package("EXCHCODE", "CASE-EXCH-001", "A bus is late."))).Preview.Stimuli!.ShouldHaveSingleItem().What.ShouldBe("unchanged");
    }

    [Fact]
    public void an_item_that_refers_to_two_has_one_that_says_both_and_a_missing_one_keeps_it_out()
    {
        PackageFile File(string path, string xml) => new(path, Encoding.UTF8.GetBytes(xml));
        var plan = ImportPlan.Of([File("a.xml", Referring("EXCH-TWO-001", "s.xml", "t.xml")), File("b.xml", Referring("EXCH-TWO-002", "none.xml")),
            File("s.xml", StimulusXml("s", "One.")), File("t.xml", StimulusXml("t", "Two."))],
            new Dictionary<string, string>());
        plan.Problems.ShouldBeEmpty();
        var item = plan.Items.ShouldHaveSingleItem();
        Words.Of(plan.Stimuli.Single(s => s.Code == item.Stimulus).Content.Body).ShouldBe("One. Two.");
        plan.Attachments.ShouldBe([("b.xml", "The stimulus none.xml is not in the package.")]);
    }

    /// <summary>One of its pictures is not in the published package; the set comes in all the same, and says what is missing.</summary>
    [Fact]
    public void the_published_package_with_a_shared_stimulus_is_a_set_of_three()
    {
        var shared = Environment.GetEnvironmentVariable("CBHCR_SHARED") is { Length: > 0 } named ? named
            : Path.Combine(Cbhcr.Exam.Platform.Repository.Root(Golden.GoldenFile.Folder)!, "..", "shared");
        var folder = Path.Combine(shared, "conformance", "qti", "packages", "sharedStimulus");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "sharedStimulus.zip")), "No QTI examples: set CBHCR_SHARED to the folder that holds conformance/.");
        var plan = ImportPlan.Of([.. Unzipped(File.ReadAllBytes(Path.Combine(folder, "sharedStimulus.zip")))], new Dictionary<string, string>());
        plan.Problems.ShouldBeEmpty();
        var stimulus = plan.Stimuli.ShouldHaveSingleItem();
        plan.Items.Count.ShouldBe(3);
        plan.Items.ShouldAllBe(i => i.Stimulus == stimulus.Code && !i.Content.Stem.Contains("Anina was ten years old"));
        Words.Of(stimulus.Content.Body).ShouldContain("[Picture of a dripping wet crocodile crawling down a hallway.]");
        plan.Without[stimulus.Place].ShouldContain("images/apip_VE_IP_05_croc.png is not in the package.");
        NodeRules.Faults(stimulus.Content.Body).ShouldBeEmpty();
    }

    /// <summary>Rich text, a picture and a table; then out, and in again.</summary>
    [Fact]
    public async Task what_leaves_as_a_package_comes_back_as_the_same_set()
    {
        var (code, _) = await CaseAsync();
        var bank = new Bank(exam, "EXCHROUND");
        await bank.ImportAsync(3, (_, f) => f with { Content = f.Content + $"stimulus: {code}\n" });
        var bytes = await TakenAsync(new { format = "qti", codes = "EXCHROUND-001 EXCHROUND-002 EXCHROUND-003", reason = Why });
        var files = QtiFiles.Unzip(bytes);
        var manifest = Manifest.Of(QtiDocument.Read(files["imsmanifest.xml"]).Document!).Manifest!;
        var resource = manifest.Resources.Single(r => r.Type == Resource.StimulusType);
        resource.Files.Count.ShouldBe(2, "the stimulus and its picture");
        manifest.Resources.Where(r => r.Type == Resource.ItemType).ShouldAllBe(r => r.Dependencies.SequenceEqual(new[] { resource.Identifier }));
        files["items/EXCHROUND-001.xml"].ShouldContain($"<qti-assessment-stimulus-ref identifier=\"{code}\" href=\"../stimuli/{code}.xml\"/>");

        var back = await UploadAsync(bytes);
        back.Preview.Problems.ShouldBeEmpty();
        var line = back.Preview.Stimuli!.ShouldHaveSingleItem();
        (line.Code, line.What).ShouldBe((code, "unchanged"), "the text is the same to the last mark");
        var plan = ImportPlan.Of([.. Unzipped(bytes)], new Dictionary<string, string>());
        plan.Items.Select(i => (i.Code, i.Stimulus)).ShouldBe([.. Enumerable.Range(1, 3).Select(i => ($"EXCHROUND-{i:000}", (string?)code))]);
    }

    [Fact]
    public async Task what_leaves_as_item_files_or_a_table_comes_back_as_the_same_set()
    {
        var (code, id) = await CaseAsync();
        var bank = new Bank(exam, "EXCHFILES");
        await bank.ImportAsync(3, (_, f) => f with { Content = f.Content + $"stimulus: {code}\n" });
        var yaml = await TakenAsync(new { format = "yaml", codes = "EXCHFILES-001 EXCHFILES-002", reason = Why });
        QtiFiles.Unzip(yaml).Keys.ShouldBe([$"stimuli/{code}.yaml", "items/EXCHFILES-001.yaml", "items/EXCHFILES-002.yaml"], ignoreOrder: true);
        var back = await UploadAsync(yaml);
        back.Preview.Problems.ShouldBeEmpty();
        back.Preview.Lines.Concat(back.Preview.Stimuli!).Select(l => l.What).ShouldBe(["unchanged", "unchanged", "unchanged"]);

        var csv = QtiFiles.Unzip(await TakenAsync(new { format = "csv", codes = "EXCHFILES-003", reason = Why }))["items.csv"];
        CsvItems.Read("items.csv", csv).Items.ShouldHaveSingleItem().Stimulus.ShouldBe(code);
        // The case goes on; an item whose file names its code keeps the version it was written for.
        await (await Writer()).PostAsync<StimulusSaved>($"/api/stimuli/{id}/revise",
            new { title = "T", body = new[] { new Node("p", null, [new("text", "Something else.", null)]) }, version = 1 }, default);
        var file = SampleFiles.Item("EXCHFILES", 3);
        var report = await (await Writer()).PostAsync<ItemImportReport>("/api/items/import", new { files = new[] { file with { Content = file.Content + $"stimulus: {code}\n" } } }, default);
        report.Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task a_case_as_a_file_lies_beside_the_item_files_that_name_it()
    {
        var item = SampleFiles.Item("EXCHFILE", 1);
        SourceFile[] files =
        [
            item with { Content = item.Content + "stimulus: CASE-EXCHFILE-001\n" },
            new("stimuli/case.yaml", "code: CASE-EXCHFILE-001\ntitle: A night call\ntext: |\n  A neighbor calls\n  at two.\n\n  Nobody answers.\n"),
        ];
        var report = await (await Writer()).PostAsync<ItemImportReport>("/api/items/import", new { files }, default);
        (report.Drafted, report.Stimuli, report.Problems.Count).ShouldBe((1, 1, 0));
        var use = (await ItemsAsync("EXCHFILE"))[0].Content.Stimulus!;
        (await StimulusAsync(use.StimulusId))!.Content.Body.Select(p => Words.Of([p])).ShouldBe(["A neighbor calls at two.", "Nobody answers."]);
        var bad = new[] { new SourceFile("a.yaml", "code: CASE-EXCHFILE-002\ntitle: T2\nbody:\n- {\"kind\":\"iframe\"}\n"),
            new SourceFile("b.yaml", SampleFiles.Item("EXCHFILE", 2).Content + "stimulus: CASE-EXCHFILE-009\n") };
        var problem = await (await (await Writer()).SendAsync("/api/items/import", new { files = bad }, default)).ShouldBeProblemAsync(422, "file-problems");
        var lines = problem.GetProperty("problems").EnumerateArray()
            .Select(p => $"{p.GetProperty("file").GetString()}:{p.GetProperty("line").GetInt32()}: {p.GetProperty("message").GetString()}").ToList();
        lines[0].ShouldBe("a.yaml:3: “iframe” is not allowed in a text.");
        lines[1].ShouldContain("The stimulus CASE-EXCHFILE-009 is not in the bank");
        (await ItemsAsync("EXCHFILE")).Count.ShouldBe(1);
    }

    private static byte[] Package(string level, string identifier, string text) => QtiFiles.Zip(
    [
        .. Enumerable.Range(1, 3).Select(i => ($"items/{i}.xml", Encoding.UTF8.GetBytes(Referring($"{level}-{i:000}", "../stimuli/s.xml")))),
        ("stimuli/s.xml", Encoding.UTF8.GetBytes(StimulusXml(identifier, text, "<p><img src=\"../pictures/p.png\" alt=\"A dot\"/></p>"))), ("pictures/p.png", QtiFiles.Pixel),
    ]);

    private static string Referring(string identifier, params string[] stimuli) => QtiFiles.Choice(identifier).Replace("<qti-item-body>",
        string.Concat(stimuli.Select((s, i) => $"<qti-assessment-stimulus-ref identifier=\"s{i}\" href=\"{s}\"/>")) + "<qti-item-body>", StringComparison.Ordinal);

    private static string StimulusXml(string identifier, string text, string more = "") =>
        $"<qti-assessment-stimulus xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"{identifier}\" title=\"A case\"><qti-stimulus-body><p>{text}</p>{more}</qti-stimulus-body></qti-assessment-stimulus>";

    private static IEnumerable<PackageFile> Unzipped(byte[] bytes)
    {
        using var zip = SafeZip.Open(new MemoryStream(bytes));
        return [.. zip.Entries.Select(e => new PackageFile(e.Path, zip.Read(e.Entry)))];
    }

    private async Task<(string Code, Guid Id)> CaseAsync()
    {
        var asset = (await (await Writer()).PostAsync<JsonElement>("/api/assets", new { data = Convert.ToBase64String(QtiFiles.Pixel) }, default)).GetProperty("name").GetString()!;
        Node T(string text) => new("text", text, null);
        Node[] body =
        [
            new("h3", null, [T("A shelter & a flood")]),
            new("p", null, [T("Water comes "), new("strong", null, [T("once a day")]), T(", "), new("span", null, [T("mañana")], new Dictionary<string, string> { ["lang"] = "es" }), T(".")]),
            new("p", null, [new("img", null, [], new Dictionary<string, string> { ["src"] = asset, ["alt"] = "A dot", ["width"] = "1", ["height"] = "1" })]),
            new("table", null, [new("caption", null, [T("Litres")]), new("thead", null, [new("tr", null, [new("th", null, [T("Day")], new Dictionary<string, string> { ["scope"] = "col" })])]),
                new("tbody", null, [new("tr", null, [new("td", null, [T("Monday")])])])]),
            new("ul", null, [new("li", null, [new("p", null, [T("one")])]), new("li", null, [T("two")])]),
            new("p", null, [new("math", null, [new("mfrac", null, [new("mi", null, [T("x")]), new("mn", null, [T("2")])])])]),
        ];
        var code = $"CASE-{BitConverter.ToUInt32(exam.NewId().ToByteArray(), 12):000}";
        return (code, Person.IdOf(await (await Writer()).PostAsync<JsonElement>("/api/stimuli", new { code, title = "A shelter <after> a flood", body }, default)));
    }

    private Task<ApiClient> Writer() => exam.SignedInAsync("writer");

    private async Task<BankImport> UploadAsync(byte[] zip)
    {
        var writer = await Writer();
        var made = await writer.PostAsync<JsonElement>("/api/imports", new { file = new { name = "p.zip", data = Convert.ToBase64String(zip) } }, default);
        return (await writer.GetAsync<ImportDetails>($"/api/imports/{made.GetProperty("value").GetGuid()}", default)).Import;
    }

    private async Task<BankImport> ConfirmedAsync(Guid id)
    {
        var writer = await Writer();
        await writer.PostAsync<JsonElement>($"/api/imports/{id}/confirm", new { }, default);
        BankImport import = null!;
        await Eventually.TrueAsync(async () => (import = (await writer.GetAsync<ImportDetails>($"/api/imports/{id}", default)).Import).State is ImportState.Done or ImportState.Failed);
        import.State.ShouldBe(ImportState.Done);
        return import;
    }

    private async Task<string> PageAsync(Guid id) => await (await (await Writer()).TryGetAsync($"/staff/exchange/imports/{id}", default)).Content.ReadAsStringAsync();

    private async Task<IReadOnlyList<Item>> ItemsAsync(string level)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Query<Item>().Where(i => i.Code.StartsWith(level + "-")).ToListAsync()).OrderBy(i => i.Code)];
    }

    private async Task<Stimulus?> StimulusAsync(Guid id)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<Stimulus>(id);
    }

    private async Task<byte[]> TakenAsync(object request)
    {
        var id = (await (await Writer()).PostAsync<JsonElement>("/api/exports", request, default)).GetProperty("value").GetGuid();
        await (await exam.SignedInAsync("reviewer")).PostAsync($"/api/exports/{id}/approve", new ApproveExport(1), default);
        return await (await Writer()).GetBytesAsync($"/api/exports/{id}/file", default);
    }
}
