using Cbhcr.Qti.Checking;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Packages;
using Cbhcr.Qti.Reading;

namespace Cbhcr.Qti.Tests;

public class a_package
{
    private static readonly AssessmentItem Item = new(
        "CR-1", "One", "en", false, false, [new("p", null, [new("img", null, [], new Dictionary<string, string> { ["src"] = "pictures/a.png", ["alt"] = "a" })]), new("interaction", null, [], new Dictionary<string, string> { ["response"] = "R" })],
        [new ChoiceInteraction("R", Node.Paragraph("Which?"), [new("A", Node.Paragraph("a")), new("B", Node.Paragraph("b"))], true)],
        [new("R", Cardinality.Single, "identifier", ["B"])], [new("SCORE", Cardinality.Single, "float", ["0"], 1, 0)], new("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct", []), []);

    private static readonly QtiPackage Package = new(
        "pkg", "A & B", [new(Item, [new("6abfaa45-644b-52e8-891e-4fa4045a6c69", "Safety", "https://x/1")], ["pictures/a.png"], "case 1"), new(Item with { Identifier = "CR-2" }, [], [])],
        [new("form", "Form A", [new("s1", "Section", [new("i1", "CR-1", ["scored"]), new("i2", "CR-2", [])])], 3600)],
        [(new Stimulus("case 1", "Case", "en", [new("p", null, [new("img", null, [], new Dictionary<string, string> { ["src"] = "pictures/b.png", ["alt"] = "b" })])]), ["pictures/b.png"])],
        new UsageData([new("P-value", "2026", "CR-1", null, 0.625, 240, 0.03, "2026-05-01"), new("PTbis-Response", "2026", "CR-1", "A", -0.2, 240)]), "© The board");

    private static QtiDocument Read(string path)
    {
        var (document, fault) = QtiDocument.Read(Package.Files().Single(f => f.Path == path).Xml);
        return document ?? throw new InvalidOperationException(fault!.ToString());
    }

    [Fact]
    public void is_made_of_files_that_are_taken_in_again()
    {
        foreach (var (path, xml) in Package.Files())
        {
            var report = QtiReport.Of(xml);
            report.Error.ShouldBeNull(path);
            report.Imported.ShouldBeTrue(path);
            report.QtiVersion.ShouldBe("3.0", path);
            report.ScoringOk.ShouldNotBe(false, path);
        }
    }

    [Fact]
    public void says_what_is_in_it_and_what_its_items_measure()
    {
        var manifest = Manifest.Of(Read("imsmanifest.xml")).Manifest!;
        (manifest.Title, manifest.Rights).ShouldBe(("A & B", "© The board"));
        manifest.Resources.Select(r => (r.Identifier, r.Type)).ShouldBe(
        [
            ("stimulus-case_1", Resource.StimulusType), ("item-CR-1", Resource.ItemType), ("item-CR-2", Resource.ItemType), ("test-form", Resource.TestType), ("usage", Resource.UsageDataType),
        ]);
        var first = manifest.Resources[1];
        first.Competencies.ShouldBe([new("6abfaa45-644b-52e8-891e-4fa4045a6c69", "Safety", "https://x/1")]);
        first.Files.ShouldBe(["items/CR-1.xml", "pictures/a.png"]);
        first.Dependencies.ShouldBe(["stimulus-case_1"]);
        first.InteractionTypes.ShouldBe(["choiceInteraction"]);
    }

    [Fact]
    public void has_no_reference_to_a_file_that_is_not_there()
    {
        var there = Package.Files().Select(f => f.Path).Concat(["pictures/a.png", "pictures/b.png"]).ToHashSet();
        var manifest = Manifest.Of(Read("imsmanifest.xml")).Manifest!;
        manifest.Resources.SelectMany(r => r.Files).Where(f => !there.Contains(f)).ShouldBeEmpty();
        AssessmentTest.Of(Read("tests/form.xml")).Test!.Sections[0].Items.Select(i => From("tests/form.xml", i.Href)).ShouldBe(["items/CR-1.xml", "items/CR-2.xml"]);
        var item = ItemReader.Of(Read("items/CR-1.xml").Root).Read!.Item;
        Pictures.In(item).Select(p => From("items/CR-1.xml", p)).ShouldBe(["pictures/a.png"]);
        From("items/CR-1.xml", item.Others.ShouldHaveSingleItem()["href"]!).ShouldBe("stimuli/case_1.xml");
        Pictures.In(Stimulus.Of(Read("stimuli/case_1.xml")).Stimulus!.Body).Select(p => From("stimuli/case_1.xml", p)).ShouldBe(["pictures/b.png"]);
    }

    [Fact]
    public void carries_the_statistics_number_for_number() =>
        UsageData.Of(Read("usage-data.xml")).Data!.Statistics.ShouldBe(Package.Statistics!.Statistics);

    [Fact]
    public void is_the_same_each_time_it_is_written() => Package.Files().ShouldBe(Package.Files());

    [Fact]
    public void of_another_system_is_read_with_its_links()
    {
        var files = SharedQti.Files().ToList();
        var (document, _) = QtiDocument.Read(files.Single(f => f.Path.Replace('\\', '/') == "packages/CASE/imsmanifest.xml").Xml);
        Manifest.Of(document!).Manifest!.Resources.SelectMany(r => r.Competencies).ShouldContain(c => c.Identifier == "6abfaa45-644b-52e8-891e-4fa4045a6c69");
        var usage = QtiDocument.Read(files.Single(f => f.Path.Replace('\\', '/') == "usageData/example.xml").Xml).Document!;
        var data = UsageData.Of(usage).Data!;
        data.Statistics.ShouldContain(s => s.Name == "P-value" && s.Item == "Item_VB123456" && s.Value == 0.647 && s.CaseCount == 689325);
        data.Tables.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void of_a_system_that_keeps_words_among_its_numbers_is_read_without_them()
    {
        var usage = QtiDocument.Read("""
            <usageData xmlns="http://www.imsglobal.org/xsd/imsqti_usagedata_v2p2"><ordinaryStatistic name="drcDistractorCode" context="T"><targetObject identifier="i" partIdentifier="A"/><value>A</value></ordinaryStatistic>
            <ordinaryStatistic name="P-Value" context="T" caseCount="9"><targetObject identifier="i"/><value>0.5</value></ordinaryStatistic></usageData>
            """).Document!;
        var data = UsageData.Of(usage).Data!;
        (data.Words, data.Statistics.ShouldHaveSingleItem().Value).ShouldBe((1, 0.5));
    }

    private static string From(string file, string reference) => Path.GetRelativePath("/", Path.GetFullPath(reference, "/" + Path.GetDirectoryName(file)));
}
