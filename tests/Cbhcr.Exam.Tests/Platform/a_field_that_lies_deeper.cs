using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Tests.Platform;

public sealed class a_field_that_lies_deeper
{
    private static string Of(params (string Path, string? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (path, value) in fields) FormPaths.Put(json, path, value is null ? null : JsonValue.Create(value));
        return json.ToJsonString();
    }

    [Fact]
    public void is_a_member_of_an_entry_of_a_list() =>
        Of(("a", "1"), ("stages[0].stage", "x"), ("stages[0].days", "2"), ("stages[1].stage", "y"), ("more.inner", "z"))
            .ShouldBe("""{"a":"1","stages":[{"stage":"x","days":"2"},{"stage":"y"}],"more":{"inner":"z"}}""");

    [Theory]
    [InlineData("stages[7].stage")]
    [InlineData("stages[999].stage")]
    public void of_an_entry_that_is_not_the_next_one_is_left_out(string path) => Of((path, "x")).ShouldBe("""{"stages":[]}""");

    [Theory]
    [InlineData("a[")]
    [InlineData("a]b")]
    [InlineData("a..b")]
    [InlineData("[0]")]
    public void of_no_meaning_is_a_plain_name(string path) => Of((path, "x")).ShouldBe(new JsonObject { [path] = "x" }.ToJsonString());

    [Fact]
    public void of_two_meanings_keeps_the_first() => Of(("a", "1"), ("a.b", "2"), ("c.d", "3"), ("c[0]", "4")).ShouldBe("""{"a":"1","c":{"d":"3"}}""");
}
