using System.Globalization;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Commands.Assembling;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>The verb from the files it is given to the file it writes.</summary>
public sealed class forms_from_files : IDisposable
{
    private const string Pool =
        "item,domain,level,b,seconds,passage,set,key\n" +
        "q1,AD,recall,-1.5,50,,,A\nq2,AD,application,-0.5,60,,x,B\nq3,AD,application,0.5,70,,x,C\nq4,AD,recall,1.5,80,,,A\n" +
        "q5,BC,recall,-1,55,p1,,B\nq6,BC,recall,0,65,p1,,C\nq7,BC,application,1,75,,,A\nq8,BC,application,NA,85,,,B\n";

    private const string Columns =
        "\"columns\": { \"id\": \"item\", \"b\": \"b\", \"stimulus\": \"passage\", \"enemySet\": \"set\", \"key\": \"key\", \"competency\": \"domain\" }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-assemble");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task meet_the_rules_and_say_how_near_they_came()
    {
        var (code, forms) = await AssembleAsync($$"""
            { {{Columns}}, "forms": 2,
              "rules": [
                { "items": 4 },
                { "id": "AD", "items": { "least": 2, "most": 2 }, "where": { "domain": "AD" } },
                { "id": "time", "sum": "seconds", "range": { "least": 200, "most": 290 } },
                { "id": "once", "uses": { "most": 1 } },
                { "id": "passages", "stimuli": { "most": 1 } },
                { "id": "hard", "ifAny": { "b": { "least": 1.2 } }, "then": { "items": { "least": 1 }, "where": { "b": { "most": -0.5 } } } },
                { "id": "uncalibrated", "exclude": { "b": null } }
              ],
              "goal": { "near": [ { "information": 0, "target": 0.8 }, { "sum": "seconds", "target": 260, "weight": 0.01 } ], "distances": "sum" } }
            """, "--deterministic", "5", "--forms", "1");
        code.ShouldBe(0);
        forms.GetProperty("status").GetString().ShouldBe("optimal");
        forms.GetProperty("mode").GetString().ShouldBe("deterministic");
        var items = forms.GetProperty("forms").EnumerateArray().ShouldHaveSingleItem().GetProperty("items").EnumerateArray().Select(i => i.GetString()!).ToList();
        items.Count.ShouldBe(4);
        items.Count(i => i is "q1" or "q2" or "q3" or "q4").ShouldBe(2);
        items.ShouldNotContain("q8");
        (items.Contains("q2") && items.Contains("q3")).ShouldBeFalse();
        items.Contains("q5").ShouldBe(items.Contains("q6"));
        forms.GetProperty("targets").EnumerateArray().Select(t => t.GetProperty("target").GetDouble()).ShouldBe([0.8, 260]);
        var achieved = forms.GetProperty("achieved").EnumerateArray().Select(a => a.GetProperty("value").GetDouble()).ToList();
        var objective = forms.GetProperty("objective").GetDouble();
        (Math.Abs(achieved[0] - 0.8) + (0.01 * Math.Abs(achieved[1] - 260))).ShouldBe(objective, 1e-6);
        forms.GetProperty("bound").GetDouble().ShouldBe(objective, 1e-5);
    }

    [Fact]
    public async Task are_the_same_for_the_same_seed()
    {
        var constraints = $"{{ {Columns}, \"rules\": [ {{ \"items\": 4 }} ] }}";
        var (_, one) = await AssembleAsync(constraints, "--deterministic", "1", "--seed", "5");
        var (_, other) = await AssembleAsync(constraints, "--deterministic", "1", "--seed", "5");
        other.GetProperty("forms").ToString().ShouldBe(one.GetProperty("forms").ToString());
    }

    [Fact]
    public async Task come_from_several_files_joined_on_the_id()
    {
        await File.WriteAllTextAsync(In("more.csv"), "ID,words\nq8,10\nq7,20\nq6,30\nq5,40\nq4,50\nq3,60\nq2,70\nq1,80\n");
        var constraints = """{ "columns": { "id": ["item", "ID"], "numbers": { "length": "words" } }, "rules": [ { "items": 3 } ], "goal": { "most": { "sum": "length" } } }""";
        var (code, forms) = await AssembleAsync(constraints, "--pool", In("more.csv"));
        code.ShouldBe(0);
        forms.GetProperty("objective").GetDouble().ShouldBe(210);
        forms.GetProperty("forms")[0].GetProperty("items").EnumerateArray().Select(i => i.GetString()).Order().ShouldBe(["q1", "q2", "q3"]);
    }

    [Fact]
    public async Task that_cannot_be_are_explained()
    {
        var (code, forms) = await AssembleAsync($$"""{ {{Columns}}, "rules": [ { "id": "AD", "items": 5, "where": { "domain": "AD" } }, { "items": 6 } ] }""", "--time", "20");
        code.ShouldBe(1);
        forms.GetProperty("status").GetString().ShouldBe("infeasible");
        forms.GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem().GetProperty("rule").GetString().ShouldBe("AD");
        forms.GetProperty("shortages")[0].GetProperty("short").GetInt32().ShouldBe(2);
        // Two of the four are enemies.
        forms.GetProperty("explanation").GetString().ShouldBe("items with domain AD: 5 needed; the bank has 4, but not enough that can stand together: 2 short.");
    }

    [Theory]
    [InlineData("""{ "rules": [] }""", "constraints.json:1: The field “columns” is missing.")]
    [InlineData("""{ "columns": { "id": "item" }, "rules": [""", "constraints.json:1: This is not readable JSON")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [\n { \"item\": 3 } ] }",
        "constraints.json:3: The field “rules[0].item” is not known; known here are id, words")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [\n { \"id\": \"a\" } ] }", "constraints.json:3: rules[0]: A rule has one of the fields items, sum")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [\n { \"items\": 3, \"overlap\": 3 } ] }",
        "constraints.json:3: rules[0]: A rule has one of the fields items, overlap, not several.")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [\n { \"items\": 3,\n \"most\": 3 } ] }",
        "constraints.json:4: rules[0].most: The field “most” does not go with “items”.")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [ { \"items\": 3 },\n { \"id\": \"x\", \"items\": { \"least\": 4, \"most\": 3 } } ] }",
        "constraints.json:3: rules[1].items: The least, 4, is above the most, 3.")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [ { \"items\": 3 },\n { \"include\": [\"q9\"] } ] }",
        "constraints.json:3: rules[1]: Rule rule 2: the item q9 is not in the pool.")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"rules\": [ { \"id\": \"x\", \"items\": 3 },\n { \"id\": \"x\", \"items\": 3 } ] }",
        "constraints.json:3: rules[1]: The rule x stands twice.")]
    [InlineData("{ \"columns\": { \"id\": \"item\" },\n \"goal\": { \"most\": { \"information\": 0 } } }",
        "constraints.json:2: goal: The goal: information is asked for, but no item is calibrated.")]
    [InlineData("""{ "columns": { "id": "item" }, "forms": 0 }""", "constraints.json:1: “forms” must be at least 1.")]
    [InlineData("""{ "columns": { "id": "code" } }""", "pool.csv: there is no column code; the columns are item, domain")]
    [InlineData("""{ "columns": { "id": "item" }, "rules": [ { "sum": "time", "range": 3 } ] }""",
        "constraints.json:1: rules[0].sum: There is no column time in the pool; the columns are item, domain")]
    [InlineData("""{ "columns": { "id": "item" }, "rules": [ { "sum": "level", "range": 3 } ] }""", "pool.csv, line 2, column level: \"recall\" is not a number.")]
    [InlineData("""{ "columns": { "id": "item", "a": "b", "b": "b" }, "rules": [ { "items": 3 } ] }""", "pool.csv, line 2, column b, item q1: a is above zero.")]
    [InlineData("""{ "columns": { "id": "item", "enemies": "level" } }""", "pool.csv, line 2, column level: the enemy recall of q1 is not in the pool.")]
    public async Task are_not_tried_where_the_constraints_make_no_sense(string constraints, string words)
    {
        var (code, said) = await RefusedAsync(constraints, Pool);
        code.ShouldBe(2);
        said.ShouldContain(words);
    }

    [Theory]
    [InlineData("item,domain\nq1,AD\nq2\n", "pool.csv, line 3: 1 cell, but there are 2 columns.")]
    [InlineData("item,domain\nq1,AD\nq1,BC\n", "pool.csv, line 3: the item q1 stands in line 2 already.")]
    [InlineData("item,domain\n,AD\n", "pool.csv, line 2, column item: empty is not an id.")]
    [InlineData("item,item\nq1,AD\n", "columns 1 and 2 are both called item")]
    [InlineData("item,domain\nq1,\"AD\n", "the quote is not closed")]
    [InlineData("item,domain\n", "pool.csv: there is no item.")]
    [InlineData("", "pool.csv, line 1: the names of the columns are missing.")]
    public async Task are_not_tried_where_the_pool_makes_no_sense(string pool, string words)
    {
        var (code, said) = await RefusedAsync("""{ "columns": { "id": "item" } }""", pool);
        code.ShouldBe(2);
        said.ShouldContain(words);
    }

    [Theory]
    [InlineData("--forms", "0")]
    [InlineData("--forms", "many")]
    [InlineData("--time", "0")]
    [InlineData("--time", "soon")]
    [InlineData("--seed", "-1")]
    [InlineData("--time", "5", "--deterministic", "5")]
    [InlineData("--colour", "red")]
    [InlineData("surplus")]
    [InlineData("--pool", "no-such-file.csv")]
    [InlineData("--constraints", "no-such-file.json")]
    [InlineData("--out", "no-such-folder/forms.json")]
    public async Task need_a_command_line_that_makes_sense(params string[] more)
    {
        await File.WriteAllTextAsync(In("pool.csv"), Pool);
        await File.WriteAllTextAsync(In("constraints.json"), $"{{ {Columns}, \"rules\": [ {{ \"items\": 4 }} ] }}");
        (await AssembleVerb.RunAsync(["--pool", In("pool.csv"), "--constraints", In("constraints.json"), .. more])).ShouldBe(2);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private async Task<(int Code, JsonElement Forms)> AssembleAsync(string constraints, params string[] more)
    {
        await File.WriteAllTextAsync(In("pool.csv"), Pool);
        await File.WriteAllTextAsync(In("constraints.json"), constraints);
        var code = await AssembleVerb.RunAsync(["--pool", In("pool.csv"), "--constraints", In("constraints.json"), "--out", In("forms.json"), .. more]);
        return (code, JsonElement.Parse(await File.ReadAllTextAsync(In("forms.json"))));
    }

    private async Task<(int Code, string Said)> RefusedAsync(string constraints, string pool)
    {
        await File.WriteAllTextAsync(In("pool.csv"), pool);
        await File.WriteAllTextAsync(In("constraints.json"), constraints);
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var (command, _) = AssembleCommand.Read(["--pool", In("pool.csv"), "--constraints", In("constraints.json")]);
        return (await AssembleFromFiles.RunAsync(command!, said), said.ToString());
    }
}
