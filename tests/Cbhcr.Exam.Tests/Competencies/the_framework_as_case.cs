using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Tests.Golden;
using NJsonSchema;

namespace Cbhcr.Exam.Tests.Competencies;

[Collection(WithTheProgram.Name)]
public class the_framework_as_case(ExamFixture exam)
{
    private static string SchemaFile => Path.Combine(Environment.GetEnvironmentVariable("CBHCR_SHARED") is { Length: > 0 } named ? named
        : Path.Combine(Repository.Root(GoldenFile.Folder)!, "..", "shared"), "conformance", "case", "case-v1p1-cfpackage.schema.json");

    private async Task<string> PackageAsync()
    {
        var framework = (await exam.Anyone().GetAsync<JsonElement>("/api/frameworks", default))[0].GetProperty("code").GetString()!;
        return (await exam.Anyone().GetAsync<JsonElement>($"/ims/case/v1p1/CFPackages/{CasePackage.DocumentIdOf(framework)}", default)).GetRawText();
    }

    [Fact]
    public async Task is_valid_by_the_official_schema()
    {
        Assert.SkipUnless(File.Exists(SchemaFile), "No CASE schema: set CBHCR_SHARED to the folder that holds conformance/.");
        var schema = await JsonSchema.FromJsonAsync((await File.ReadAllTextAsync(SchemaFile)).Replace("$defs", "definitions", StringComparison.Ordinal));
        schema.Validate(await PackageAsync()).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        schema.Validate("{\"CFDocument\":{\"identifier\":\"x\"}}").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task has_every_code_once_and_every_one_in_its_place()
    {
        var package = JsonElement.Parse(await PackageAsync());
        var items = package.GetProperty("CFItems").EnumerateArray().ToList();
        items.Count.ShouldBeGreaterThan(90);
        items.Select(i => i.GetProperty("humanCodingScheme").GetString()).Distinct().Count().ShouldBe(items.Count);
        var known = items.Select(i => i.GetProperty("identifier").GetString()).Append(package.GetProperty("CFDocument").GetProperty("identifier").GetString()).ToHashSet();
        var children = package.GetProperty("CFAssociations").EnumerateArray().ToList();
        children.Select(a => a.GetProperty("originNodeURI").GetProperty("identifier").GetString()).ShouldBe(items.Select(i => i.GetProperty("identifier").GetString()), ignoreOrder: true);
        children.ShouldAllBe(a => known.Contains(a.GetProperty("destinationNodeURI").GetProperty("identifier").GetString()));
    }
}
