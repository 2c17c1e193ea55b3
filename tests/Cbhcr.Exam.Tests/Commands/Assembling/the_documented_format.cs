using System.Text.RegularExpressions;
using Cbhcr.Exam.Commands.Assembling;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Tests.Golden;
using NJsonSchema;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>CONSTRAINTS.md, the schema, the examples and the program say the same.</summary>
public sealed partial class the_documented_format
{
    private static readonly string Root = Repository.Root(GoldenFile.Folder)!;

    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "src", "Cbhcr.Exam", "Commands", "Assembling", "CONSTRAINTS.md"));

    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(Root, "examples", "assembly"), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Examples))]
    public async Task is_that_of_every_example(string name) =>
        (await SchemaAsync()).Validate(await File.ReadAllTextAsync(Path.Combine(Root, "examples", "assembly", name))).ShouldBeEmpty();

    [Fact]
    public async Task names_every_field_of_the_schema()
    {
        var schema = await SchemaAsync();
        List<string> fields =
        [
            .. schema.Properties["columns"].ActualSchema.Properties.Keys, .. schema.Definitions["rule"].Properties.Keys, .. schema.Definitions["goal"].Properties.Keys,
            .. schema.Definitions["part"].Properties.Keys,
        ];
        fields.Distinct().Where(f => !Text.Contains($"`{f}`", StringComparison.Ordinal) && !Text.Contains($"\"{f}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        List<string> kinds = [.. Rows().Matches(Text).SelectMany(m => Names().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value)];
        kinds.Order().ShouldBe(RuleReader.Fields.Order());
        kinds.ShouldAllBe(k => schema.Definitions["rule"].Properties.ContainsKey(k));
    }

    [Fact]
    public void names_every_field_of_what_is_written()
    {
        var fields = typeof(FormsFile).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);
        fields.Where(f => !Text.Contains($"`{f}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // The first column of the table of rules.
    [GeneratedRegex(@"^\| (`.*?) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Names();

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(Root, "item-bank", "schemas", "assembly-constraints.schema.json"));
}
