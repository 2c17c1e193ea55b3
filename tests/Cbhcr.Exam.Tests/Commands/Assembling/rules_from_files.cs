namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>What rules and goals of the constraints file mean, one by one; the pool is small enough to see it.</summary>
public sealed class rules_from_files : IDisposable
{
    private const string Pool = "id,x,t,s,d\nq1,1,L,s1,A\nq2,2,L,s1,A\nq3,3,S,s1,A\nq4,4,S,s2,B\nq5,5,S,s2,B\nq6,9,L,,B\n";

    private readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("""{ "items": 2 }, { "ifItems": { "least": 2 }, "where": { "t": "S" }, "then": { "items": 0, "where": { "x": [3, 5] } } }, { "exclude": ["q6"] }""", "q2 q5")]
    [InlineData("""{ "items": 2 }, { "ifNone": { "t": "L" }, "then": { "items": 0, "where": { "x": { "least": 4 } } } }, { "exclude": { "x": { "least": 6 } } }""", "q2 q5")]
    [InlineData("""{ "items": 2 }, { "ifAny": { "x": 9 }, "then": { "items": 1, "where": { "x": { "most": 2 } } } }, { "enemies": [["q6", "q2"], ["q6", "q1"]] }""", "q4 q5")]
    [InlineData("""{ "items": 2 }, { "mean": "x", "range": { "most": 4 }, "where": { "d": "B" } }""", "q3 q4")]
    [InlineData("""{ "items": 4 }, { "stimuli": 1, "itemsOfEach": { "least": 2, "most": 3 } }""", "q1 q2 q3 q6")]
    [InlineData("""{ "stimuli": 1, "itemsOfEach": 2, "where": { "s": "s1" } }, { "stimuli": 1, "itemsOfEach": 1, "where": { "s": "s2" } }""", "q2 q3 q5 q6")]
    [InlineData("""{ "items": { "most": 2 }, "where": { "any": [ { "t": "L", "d": "B" }, { "id": ["q5", "q4"] } ] } }, { "items": 3 }""", "q3 q5 q6")]
    [InlineData("""{ "items": 2 }, { "earlierForm": ["q6", "q5", "gone"], "range": { "most": 1 } }, { "sum": "x", "range": { "most": 12 } }""", "q3 q6")]
    public async Task choose_the_items(string rules, string items) =>
        string.Join(' ', Trial.Items(await _trial.Pool(Pool).AssembleAsync(Asking(rules, """{ "most": { "sum": "x" } }""")))).ShouldBe(items);

    [Fact]
    public async Task hold_for_the_forms_they_name()
    {
        const string Rules = """{ "items": 2 }, { "uses": { "most": 1 } }, { "include": ["q1"], "forms": [2] }""";
        const string Goal = """{ "near": [ { "sum": "x", "target": 14, "forms": [1] }, { "sum": "x", "target": 5, "forms": [2] } ], "distances": "sum" }""";
        var forms = await _trial.Pool(Pool).AssembleAsync(Asking(Rules, Goal), "--forms", "2", "--deterministic", "2");
        Trial.Items(forms).ShouldBe(["q5", "q6"]);
        Trial.Items(forms, 2).ShouldBe(["q1", "q4"]);
        forms.GetProperty("objective").GetDouble().ShouldBe(0);
        forms.GetProperty("targets")[1].GetProperty("forms")[0].GetInt32().ShouldBe(2);
        forms.GetProperty("achieved").EnumerateArray().Select(a => (a.GetProperty("form").GetInt32(), a.GetProperty("value").GetDouble())).ShouldBe([(1, 14), (2, 5)]);
    }

    [Fact]
    public async Task make_the_smallest_of_several_numbers_great()
    {
        var pool = "id,a,b\nq1,1,-1\nq2,1,1\nq3,1.5,1\n";
        var forms = await _trial.Pool(pool).AssembleAsync(
            """{ "columns": { "id": "id", "a": "a", "b": "b" }, "rules": [ { "items": 2 } ], "goal": { "most": [ { "information": -1 }, { "information": 1, "weight": 2 } ] } }""");
        Trial.Items(forms).ShouldContain("q1");
        var achieved = forms.GetProperty("achieved").EnumerateArray().Select(a => a.GetProperty("value").GetDouble()).ToList();
        forms.GetProperty("objective").GetDouble().ShouldBe(Math.Min(achieved[0], 2 * achieved[1]), 1e-9);
    }

    [Fact]
    public async Task name_values_that_no_item_has()
    {
        await _trial.Pool("id,d\nq1,Domain\nq2,Other\n").RunAsync(Asking("""{ "items": 1, "where": { "d": "Domian" } }""", "{}"));
        _trial.Code.ShouldBe(1);
        _trial.Said.ShouldContain("constraints.json:1: rules[0].where.d: No item has the value Domian. Do you mean Domain?");
    }

    [Theory]
    [InlineData("""{ "itmes": 1 }""", "The field “rules[0].itmes” is not known; known here are id, words, forms, where", "Do you mean items?")]
    [InlineData("""{ "items": "3" }""", "“rules[0].items” is not as the schema asks (exactly this number, or least and most, both included).", "")]
    [InlineData("""{ "items": 1, "where": { "d": { "min": 3 } } }""",
        "rules[0].where.d: Of a column a value, a list of values, null, “least” and “most”, or “not” can be asked.", "")]
    [InlineData("""{ "enemies": [["q1", "q2"], "q3"] }""", "rules[0].enemies[1]: Either ids or lists of ids are expected, not both.", "")]
    [InlineData("""{ "items": 1 }, { "enemies": [["q1", "q2"], ["q3", "q9"]] }""", "rules[1]: Rule rule 2 (2): the item q9 is not in the pool.", "")]
    [InlineData("""{ "mean": "X2", "range": 1 }""", "rules[0].mean: There is no column X2 in the pool; the columns are id, x, t, s, d.", "Do you mean x?")]
    [InlineData("""{ "mean": "x" }""", "rules[0]: With “mean” goes the field “range”, which is missing.", "")]
    public async Task are_refused_with_their_path(string rules, string words, string question)
    {
        var said = await _trial.Pool(Pool).RefusedAsync(Asking(rules, "{}"));
        said.ShouldContain(words);
        said.ShouldContain(question);
    }

    private static string Asking(string rules, string goal)
    {
        var stimulus = rules.Contains("stimuli", StringComparison.Ordinal) ? ", \"stimulus\": \"s\"" : "";
        return $$"""{ "columns": { "id": "id"{{stimulus}} }, "rules": [ {{rules}} ], "goal": {{goal}} }""";
    }
}
