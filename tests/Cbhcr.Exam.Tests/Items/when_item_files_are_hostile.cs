using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>What comes in a file is text that anybody may have written: it is read, or refused by line, and never trusted.</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_item_files_are_hostile(ExamFixture exam)
{
    private static readonly string Good = SampleFiles.Item("HOSTILE", 1).Content;

    [Theory]
    [InlineData("code: HOSTILE-001", "code: hostile 1", 1, "right form")]
    [InlineData("code: HOSTILE-001", "code: HOSTILE-1", 1, "right form")]
    [InlineData("code: HOSTILE-001", "code: HOSTILE-001\ncode: HOSTILE-002", 2, "Duplicate key code")]
    [InlineData("setting: none", "setting: none\nkey: B", 25, "Duplicate key key")]
    [InlineData("    text: First", "\ttext: First", 12, "found a tab")]
    [InlineData("competency: CM.AL", "competency: RB.XX", 5, "RB.XX is not in framework")]
    [InlineData("skillArea: CM.AL.ESV", "skillArea: CM.AL.NONE", 6, "CM.AL.NONE is not in framework")]
    [InlineData("skillArea: CM.AL.ESV", "skillArea: RB.SA.ESR", 6, "belongs to RB.SA")]
    [InlineData("values: [V-DIGNITY]", "values: [V-DIGNITY, V-NOTHING]", 7, "V-NOTHING is not in framework")]
    [InlineData("stem: Test", "? [a, b]\n: c\nstem: Test", 10, "name")]
    [InlineData("stem: Test", "stem: \"\\0 Test", 10, "")]
    [InlineData("year: 2025", "year: 1e999", 27, "whole number")]
    [InlineData("year: 2025", "year: 99999999999", 27, "year")]
    [InlineData("year: 2025", "year: 2025.5", 27, "whole number")]
    [InlineData("year: 2025", "year: NaN", 27, "whole number")]
    public async Task every_fault_is_refused_by_its_line(string from, string to, int line, string message)
    {
        Good.ShouldContain(from);
        var problem = await RefusedAsync(Good.Replace(from, to));
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("a: &a [1]\nb: *a", 1)]
    [InlineData("a: &a\n  - *a", 1)]
    [InlineData("a: 1\nb: &b {c: d}\nc: {<<: *b}", 2)]
    public async Task references_within_a_file_are_refused(string content, int line)
    {
        var problem = await RefusedAsync(content);
        (problem.Line, problem.Message).ShouldBe((line, "This is not readable YAML: anchors (&) and references (*) are not taken here, write it out"));
    }

    /// <summary>Nine lines that would unfold to a thousand million.</summary>
    [Fact]
    public async Task a_bomb_of_references_is_refused_at_once()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "lol" : $"*l{i - 1}", 10))}]");
        (await RefusedAsync(string.Join('\n', lines))).Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    public async Task a_hundred_thousand_levels_are_refused(string open, string close) =>
        (await RefusedAsync("a:\n  " + string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000)))).Message.ShouldNotBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("just text")]
    [InlineData("- a\n- list")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("{")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    [InlineData("a: !!binary \"no base 64\"")]
    [InlineData("\u0001\u0002")]
    public async Task what_is_no_item_is_refused(string content) => (await RefusedAsync(content)).Message.ShouldNotBeEmpty();

    [Fact]
    public async Task a_code_that_is_too_long_is_refused() =>
        (await RefusedAsync(Good.Replace("HOSTILE-001", string.Concat(Enumerable.Range(0, 1000).Select(i => $"A{i * 7919 % 1000}-")) + "001"))).Line.ShouldBe(1);

    [Theory]
    [InlineData("with a byte order mark", "HOSTILE-BOM-001", "\uFEFF", "\n")]
    [InlineData("with the line ends of Windows", "HOSTILE-CRLF-001", "", "\r\n")]
    [InlineData("with both", "HOSTILE-BOTH-001", "\uFEFF", "\r\n")]
    public async Task a_file_from_windows_is_the_same_item(string _, string code, string start, string lineEnd)
    {
        var plain = Good.Replace("HOSTILE-001", code);
        (await ImportAsync(new SourceFile("a.yaml", start + plain.Replace("\n", lineEnd)))).GetProperty("drafted").GetInt32().ShouldBe(1);
        (await ImportAsync(new SourceFile("a.yaml", plain))).GetProperty("unchanged").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("\"half a surrogate: \\uD800\"")]
    public async Task a_strange_text_is_text_or_refused(string text)
    {
        using var answer = await TryAsync(new SourceFile("strange.yaml",
            Good.Replace("code: HOSTILE-001", $"code: HOSTILE-{Math.Abs(text.GetHashCode(StringComparison.Ordinal) % 1000):000}")
                .Replace("A source that exists for this test", text)));
        ((int)answer.StatusCode).ShouldBeOneOf(200, 422);
    }

    [Theory]
    [InlineData("../../../../{0}.yaml")]
    [InlineData("/tmp/{0}.yaml")]
    [InlineData("C:\\Windows\\{0}.yaml")]
    [InlineData("<script>{0}</script>")]
    public async Task the_name_of_a_file_is_a_name_and_no_place(string name)
    {
        var marker = $"m{exam.NewId():N}";
        var file = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, marker);
        (await RefusedAsync("a: 1", file)).File.ShouldBe(file);
        foreach (var folder in new[] { "/", "/tmp", Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Path.GetFullPath("../../../..") })
            Directory.EnumerateFiles(folder, $"*{marker}*").ShouldBeEmpty();
    }

    [Fact]
    public async Task five_hundred_at_once_go_in()
    {
        var report = await ImportAsync(SampleFiles.Items("MANY", 500));
        report.GetProperty("drafted").GetInt32().ShouldBe(500);
        (await (await exam.SignedInAsync("writer")).GetAsync<ItemPage>("/api/items?competency=RB.SA", default)).Total.ShouldBeGreaterThan(249);
    }

    private async Task<FileProblem> RefusedAsync(string content, string name = "hostile.yaml")
    {
        var problem = await (await TryAsync(new SourceFile(name, content))).ShouldBeProblemAsync(422, "file-problems");
        return problem.GetProperty("problems").Deserialize<List<FileProblem>>(Json.Options)![0];
    }

    private async Task<HttpResponseMessage> TryAsync(params SourceFile[] files) => await (await exam.SignedInAsync("writer")).SendAsync("/api/items/import", new { files }, default);

    private async Task<JsonElement> ImportAsync(params SourceFile[] files) => await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files }, default);
}
