namespace Cbhcr.Exam.Tests.Competencies;

[Collection(WithTheProgram.Name)]
public sealed class when_a_framework_file_is_hostile(ExamFixture exam)
{
    [Theory]
    [InlineData("a: 1")]
    [InlineData("id: hostile\nvalues: []\ncategories: []")]
    [InlineData("version: '1'\nvalues: []\ncategories: []")]
    [InlineData("id: hostile\nversion: '1'\nvalues: []")]
    [InlineData("id: hostile\nversion: '1'\nvalues: 7\ncategories: text")]
    [InlineData("id: hostile\nversion: \"1\\0\"\nvalues: []\ncategories: []")]
    [InlineData("id: hostile\nversion: '1'\nvalues: []\ncategories: []")]
    [InlineData("id: hostile\nversion: '1'\nvalues: [null]\ncategories: []")]
    [InlineData("id: hostile\nversion: '1'\nvalues: [{code: V}]\ncategories: [null]")]
    [InlineData("id: hostile\nversion: '1'\nvalues: [{code: V}]\ncategories: [{}]")]
    [InlineData("id: hostile\nversion: '1'\nvalues: [{code: V}]\ncategories: [{domains: [null]}]")]
    [InlineData("id: hostile\nversion: '1'\nvalues: [{code: V}]\ncategories: [{domains: [{code: D, competencies: null}]}]")]
    [InlineData("id: &a hostile\nversion: *a\nvalues: []\ncategories: []")]
    public async Task it_is_refused_by_line_and_nothing_is_stored(string content)
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var file = new { name = "hostile.yaml", content };
        var problem = await (await (await exam.SignedInAsync("admin")).SendAsync("/api/frameworks/import", new { file }, default)).ShouldBeProblemAsync(422, "file-problems");
        problem.GetProperty("problems").EnumerateArray().ShouldAllBe(p => p.GetProperty("line").GetInt32() > 0);
        (await world.StoredAsync()).ShouldBe(before);
    }
}
