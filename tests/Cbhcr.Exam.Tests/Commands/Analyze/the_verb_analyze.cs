using System.Text.Json;
using System.Text.RegularExpressions;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;
using NJsonSchema;

namespace Cbhcr.Exam.Tests.Commands.Analyze;

public sealed class the_verb_analyze : IDisposable
{
    private readonly AnalyzeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("none")]
    [InlineData("rasch")]
    [InlineData("2pl", "--decision", "5", "--forensics")]
    [InlineData("3pl")]
    public async Task writes_what_its_schema_says(string model, params string[] more) =>
        await ShouldFitAsync(await _files.JsonAsync([_files.Chosen(), "--key", "ABCDABCD", "--model", model, .. more]));

    [Fact]
    public async Task writes_what_its_schema_says_of_scores_and_of_missing_cells()
    {
        var twice = AnalyzeFiles.Cells(AnalyzeFiles.Marks(300, 12)).Select(r => Enumerable.Range(0, 6).Select(i => $"{r[i][0] - '0' + r[i + 6][0] - '0'}"));
        await ShouldFitAsync(await _files.JsonAsync(_files.Rows("poly.csv", AnalyzeFiles.Names(6), twice), "--model", "grm", "--decision", "6"));
        var holes = MissingData.AtRandom(3, AnalyzeFiles.Marks(300, 8), 0.1);
        await ShouldFitAsync(await _files.JsonAsync(_files.Rows("holes.csv", AnalyzeFiles.Names(8), AnalyzeFiles.Cells(holes)), "--model", "rasch"));
    }

    [Fact]
    public async Task takes_the_key_in_every_form()
    {
        var file = _files.Chosen();
        var expected = await _files.JsonAsync(file, "--key", "ABCDABCD");
        (await _files.JsonAsync(file, "--key=A,B,C,D,A,B,C,D")).ShouldBe(expected);
        (await _files.JsonAsync(file, "--key", _files.Text("key.csv", "q1,q2,q3,q4,q5,q6,q7,q8\nA,B,C,D,A,B,C,D\n"))).ShouldBe(expected);
        (await _files.JsonAsync(file, "--key-file", _files.Text("key.txt", "item,key\nq8,D\nq1,A\nq2,B\nq3,C\nq4,D\nq5,A\nq6,B\nq7,C\n"))).ShouldBe(expected);
        (await _files.JsonAsync(file, "--key", "BBCDABCD")).ShouldNotBe(expected);
    }

    [Fact]
    public async Task takes_the_items_by_name_and_by_number_and_by_what_is_left()
    {
        var file = _files.Scores();
        var expected = await _files.JsonAsync(file, "--items", "q2:q7");
        (await _files.JsonAsync(file, "--items=2:7")).ShouldBe(expected);
        (await _files.JsonAsync(file, "--exclude", "q1,q8")).ShouldBe(expected);
        JsonElement.Parse(expected).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).ShouldBe(["q2", "q3", "q4", "q5", "q6", "q7"]);
    }

    [Fact]
    public async Task tells_no_answer_from_not_given()
    {
        var file = _files.Text("tokens.csv", "a,b\n1,1\n0,x\n1,y\n0,1\n");
        var b = (await _files.ReportAsync(file, "--missing", "x", "--not-administered=y")).GetProperty("items")[1];
        b.GetProperty("n").GetInt32().ShouldBe(3);
        b.GetProperty("notReached").GetInt32().ShouldBe(1);
        b.GetProperty("p").GetDouble().ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public async Task gives_decisions_by_every_method()
    {
        var decision = (await _files.ReportAsync(_files.Scores(1000, 20), "--model", "2pl", "--decision", "10")).GetProperty("decision");
        decision.EnumerateObject().Select(d => d.Name).ShouldBe(["livingstonLewis", "hansonBrennan", "subkoviak", "huynh", "pengSubkoviak", "lee", "rudner"], ignoreOrder: true);
        foreach (var method in decision.EnumerateObject()) if (method.Name != "rudner") method.Value.GetProperty("consistency").GetDouble().ShouldBeInRange(0.7, 0.95, method.Name);
    }

    [Fact]
    public async Task finds_a_planted_difference_between_groups()
    {
        var persons = SimulatedPersons.Draw(9, new SimulatedGroup(600, new Population(0, 1)), new SimulatedGroup(600, new Population(0, 1)));
        var items = AnalyzeFiles.Items(12);
        var drawn = ResponseSimulation.Draw(9, [items, ItemShift.Apply(items, new ItemShift(4, 1.2))], persons);
        var rows = AnalyzeFiles.Cells(drawn).Select((r, p) => r.Prepend(persons.Groups[p] == 0 ? "r" : "f"));
        var json = await _files.JsonAsync(_files.Rows("groups.csv", AnalyzeFiles.Names(12).Prepend("g"), rows), "--model", "2pl", "--dif", "g:r:f");
        await ShouldFitAsync(json);
        var found = JsonElement.Parse(json).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("dif")).ToList();
        found.Select(d => d.GetProperty("mhPurified").GetProperty("class").GetString()).Index().Where(c => c.Item == "C").Select(c => c.Index).ShouldBe([4]);
        found[4].GetProperty("mh").GetProperty("delta").GetDouble().ShouldBeLessThan(-1.5);
        found[4].GetProperty("lord").GetProperty("p").GetDouble().ShouldBeLessThan(1e-4);
        found.ShouldAllBe(d => d.GetProperty("logistic").GetProperty("class").GetString() != null);
    }

    [Fact]
    public async Task finds_planted_copying_and_planted_rapid_guessing()
    {
        // Of a source with half of it right: what a very able one shares is mostly the key, which says nothing.
        var marks = AnalyzeFiles.Marks(200, 40);
        var source = Enumerable.Range(0, 200).MinBy(p => Math.Abs(marks.Person(p).Count((byte)1) - 20));
        var copier = (source + 7) % 200;
        var copied = PlantedCopying.Plant(7, AnalyzeFiles.Options(200, 40), new CopyPair(source, copier, 0.95)).Responses;
        var file = _files.Rows("copied.csv", AnalyzeFiles.Names(40), AnalyzeFiles.Cells(copied));
        var times = SimulatedTimes.Draw(7, [.. Enumerable.Repeat(new TimedItem(4, 2.5), 40)], new double[200]).Multiplied([33], [.. Enumerable.Range(10, 25)], 0.02);
        var seconds = Enumerable.Range(0, 200).Select(p => times.Person(p).ToArray().Select(t => t.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        var json = await _files.JsonAsync(file, "--key", string.Concat(Enumerable.Repeat("ABCD", 10)), "--forensics", "--times", _files.Rows("times.csv", AnalyzeFiles.Names(40), seconds));
        await ShouldFitAsync(json);
        var cases = JsonElement.Parse(json).GetProperty("cases").EnumerateArray().Select(c => (c.GetProperty("kind").GetString(), string.Join(' ', c.GetProperty("rows").EnumerateArray()))).ToList();
        cases.ShouldContain(("answer-similarity", $"{Math.Min(source, copier) + 1} {Math.Max(source, copier) + 1}"));
        cases.ShouldContain(("rapid-guessing", "34"));
    }

    [Fact]
    public async Task is_moved_by_prior_and_tolerance_and_by_nothing_else()
    {
        var file = _files.Scores();
        string[] run = [file, "--model", "3pl"];
        var first = Steady(await _files.JsonAsync(run));
        Steady(await _files.JsonAsync(run)).ShouldBe(first);
        Mean(await _files.ReportAsync([.. run, "--prior-c=-3,0.2"])).ShouldBeLessThan(Mean(JsonElement.Parse(first)));
        var loose = (await _files.ReportAsync(file, "--model", "2pl", "--tolerance", "0.05")).GetProperty("irt").GetProperty("iterations").GetInt32();
        loose.ShouldBeLessThan((await _files.ReportAsync(file, "--model", "2pl", "--tolerance=1e-9")).GetProperty("irt").GetProperty("iterations").GetInt32());
        static double Mean(JsonElement report) => report.GetProperty("items").EnumerateArray().Average(i => i.GetProperty("irt").GetProperty("c").GetDouble());
    }

    [Fact]
    public async Task writes_a_page_that_stands_alone()
    {
        (await Exam.Commands.Analyze.AnalyzeVerb.RunAsync([_files.Chosen(), "--key", "ABCDABCD", "--model", "2pl", "--html", _files.Path("page.html")])).ShouldBe(0);
        var page = await File.ReadAllTextAsync(_files.Path("page.html"));
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("<script");
        foreach (var name in AnalyzeFiles.Names(8)) page.ShouldContain($"<th scope=\"row\">{name}</th>");
    }

    [Fact]
    public async Task prints_only_json_to_standard_output_when_asked()
    {
        var file = _files.Scores();
        var (code, output, error) = await AnalyzeFiles.RunAsync(file, "--json");
        (code, error).ShouldBe((0, ""));
        output.ShouldBe(await _files.JsonAsync(file));
    }

    private static string Steady(string json) => Regex.Replace(json, "\"seconds\": [^,]*", "\"seconds\": 0");

    private static async Task ShouldFitAsync(string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Commands", "Schemas", "analyze.schema.json"));
        schema.Validate(json).ShouldBeEmpty();
    }
}
