using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class when_importing_item_files(ExamFixture exam)
{
    private static readonly string Good = SampleFiles.Item("IMPORT", 1).Content;

    [Fact]
    public async Task a_good_file_becomes_a_draft_and_the_same_file_again_changes_nothing()
    {
        var file = Renamed("IMPORT-GOOD-001");
        (await ImportAsync(file)).GetProperty("drafted").GetInt32().ShouldBe(1);
        (await ImportAsync(file)).GetProperty("unchanged").GetInt32().ShouldBe(1);
        var item = await (await exam.SignedInAsync("writer")).GetAsync<ItemDetails>("/api/items/IMPORT-GOOD-001", default);
        item.Item.Status.ShouldBe(ItemStatus.Draft);
        item.Item.ContentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task a_changed_file_becomes_a_new_version_and_the_old_one_stays()
    {
        await ImportAsync(Renamed("IMPORT-TWICE-001"));
        var changed = Renamed("IMPORT-TWICE-001");
        (await ImportAsync(changed with { Content = changed.Content.Replace("First choice", "Another choice") })).GetProperty("revised").GetInt32().ShouldBe(1);
        var item = await (await exam.SignedInAsync("writer")).GetAsync<ItemDetails>("/api/items/IMPORT-TWICE-001", default);
        item.Versions.Select(v => v.ContentVersion).ShouldBe([2, 1]);
        item.Versions[1].Content.Options[0].Text.ShouldStartWith("First choice");
    }

    [Fact]
    public async Task why_a_warning_may_stand_is_kept_beside_the_version_and_ready_for_its_writer()
    {
        var file = Renamed("IMPORT-WHY-001");
        file = file with { Content = file.Content + "justified:\n  MET-SIM: Made up for a test, like the others.\n" };
        await ImportAsync(file);
        await ImportAsync(file);
        var writer = await exam.SignedInAsync("writer");
        var id = (await writer.GetAsync<ItemDetails>("/api/items/IMPORT-WHY-001", default)).Item.Id;
        var kept = (await writer.GetAsync<ReviewDetails>($"/api/items/{id}/review", default)).Texts.ShouldHaveSingleItem("the same file says it once");
        (kept.Kind, kept.About, kept.ContentVersion, kept.Text).ShouldBe(("justification", "MET-SIM", 1, "Made up for a test, like the others."));
        (await writer.GetAsync<DraftDetails>($"/api/items/{id}/draft", default)).Justifications.ShouldBe([new("MET-SIM", "Made up for a test, like the others.")]);
    }

    [Theory]
    [InlineData("stem:", "stam:", "“stam” is not known", 10)]
    [InlineData("competency: CM.AL", "competency: XX.YY", "XX.YY is not in framework", 5)]
    [InlineData("key: B", "key: E", "key E is not one of the options", 24)]
    [InlineData("values: [V-DIGNITY]", "values: [V-NOTHING]", "V-NOTHING is not in framework", 7)]
    [InlineData("skillArea: CM.AL.ESV", "skillArea: RB.SA.ESR", "belongs to RB.SA", 6)]
    [InlineData("cognitiveLevel: application", "cognitiveLevel: guessing", "must be one of recall, application, judgment", 8)]
    public async Task every_fault_is_named_by_file_and_line_and_nothing_is_stored(string from, string to, string message, int line)
    {
        var code = $"IMPORT-BAD-{Math.Abs(to.GetHashCode(StringComparison.Ordinal)) % 1000:000}";
        var bad = Renamed(code);
        bad = bad with { Content = bad.Content.Replace(from, to) };
        var problem = await (await TryAsync(bad)).ShouldBeProblemAsync(422, "file-problems");
        var found = problem.GetProperty("problems").EnumerateArray().Single(p => p.GetProperty("message").GetString()!.Contains(message));
        found.GetProperty("file").GetString().ShouldBe(bad.Name);
        found.GetProperty("line").GetInt32().ShouldBe(line);
        (await NotThereAsync(code)).ShouldBeTrue();
    }

    [Fact]
    public async Task an_item_without_a_rationale_is_refused()
    {
        var bad = Renamed("IMPORT-NORAT-001");
        var lines = bad.Content.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.TrimStart().StartsWith("rationale:", StringComparison.Ordinal)));
        var problem = await (await TryAsync(bad with { Content = string.Join('\n', lines) })).ShouldBeProblemAsync(422);
        problem.GetProperty("problems").EnumerateArray().ShouldContain(p => p.GetProperty("message").GetString()!.Contains("rationale"));
        (await NotThereAsync("IMPORT-NORAT-001")).ShouldBeTrue();
    }

    [Fact]
    public async Task a_file_that_is_not_yaml_is_refused_with_its_line()
    {
        var problem = await (await TryAsync(new SourceFile("items/broken.yaml", "code: X\n  stem: [unclosed\nkey"))).ShouldBeProblemAsync(422);
        problem.GetProperty("problems")[0].GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task two_files_with_one_code_are_both_refused_and_the_good_one_beside_them_goes_in()
    {
        var report = await ImportAsync(Renamed("IMPORT-DUP-001", "a.yaml"), Renamed("IMPORT-DUP-001", "b.yaml"), Renamed("IMPORT-BESIDE-001", "c.yaml"));
        report.GetProperty("drafted").GetInt32().ShouldBe(1);
        report.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("file").GetString()).ShouldBe(["a.yaml", "b.yaml"]);
        (await NotThereAsync("IMPORT-DUP-001")).ShouldBeTrue();
        (await NotThereAsync("IMPORT-BESIDE-001")).ShouldBeFalse();
    }

    [Fact]
    public async Task a_request_without_files_is_malformed() =>
        await (await (await exam.SignedInAsync("writer")).SendAsync("/api/items/import", new { }, default)).ShouldBeProblemAsync(400);

    private static SourceFile Renamed(string code, string? name = null) => new(name ?? $"{code}.yaml", Good.Replace("code: IMPORT-001", $"code: {code}"));

    private async Task<HttpResponseMessage> TryAsync(params SourceFile[] files) => await (await exam.SignedInAsync("writer")).SendAsync("/api/items/import", new { files }, default);

    private async Task<JsonElement> ImportAsync(params SourceFile[] files) => await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files }, default);

    private async Task<bool> NotThereAsync(string code) => (await (await exam.SignedInAsync("writer")).TryGetAsync($"/api/items/{code}", default)).StatusCode == HttpStatusCode.NotFound;
}
