namespace Cbhcr.Exam.Tests.Forms;

[Collection(WithTheProgram.Name)]
public sealed class when_a_blueprint_file_is_hostile(ExamFixture exam)
{
    [Theory]
    [InlineData("version: 1", "version: 99999999999", 2)]
    [InlineData("version: 1", "version: 1.5", 2)]
    [InlineData("version: 1", "version: 0", 2)]
    [InlineData("minutes: 30", "minutes: 30.25", 9)]
    [InlineData("version: 1", "version: -1", 2)]
    [InlineData("minutes: 30", "minutes: 1e9", 9)]
    [InlineData("minutes: 30", "minutes: 99999999999", 9)]
    [InlineData("minutes: 30", "minutes: 0", 9)]
    [InlineData("scoredItems: 8", "scoredItems: 1000000000", 7)]
    [InlineData("recall: 34", "recall: -66", 11)]
    [InlineData("recall: 34", "recall: 2147483647", 11)]
    [InlineData("validityYears: 2", "validityYears: 100000", 27)]
    [InlineData("maximum: 800", "maximum: 99999999999", 26)]
    [InlineData("framework: cbhcr-framework", "framework: other", 4)]
    [InlineData("domain: RB", "domain: CM", 17)]
    [InlineData("name: Test", "name: \"\\0 Test", 3)]
    public async Task every_fault_is_refused_by_its_line_and_nothing_is_stored(string from, string to, int line)
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var good = SampleFiles.Blueprint("HOSTILE", 30).Content;
        good.ShouldContain(from);
        var problem = await (await TryAsync(good.Replace(from, to))).ShouldBeProblemAsync(422, "file-problems");
        problem.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("line").GetInt32()).ShouldContain(line, problem.ToString());
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task a_code_that_is_too_long_is_refused() =>
        await (await TryAsync(SampleFiles.Blueprint("L" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"-{i * 7919 % 1000}")), 30).Content)).ShouldBeProblemAsync(422, "file-problems");

    private async Task<HttpResponseMessage> TryAsync(string content) =>
        await (await exam.SignedInAsync("assembler")).SendAsync("/api/blueprints/import", new { file = new { name = "hostile.yaml", content } }, default);
}
