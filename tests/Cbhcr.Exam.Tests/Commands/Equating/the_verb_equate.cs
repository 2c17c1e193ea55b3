using System.Text.Json;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Commands.Equating;
using NJsonSchema;

namespace Cbhcr.Exam.Tests.Commands.Equating;

public sealed class the_verb_equate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-equate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("eg", "linear")]
    [InlineData("eg", "mean")]
    [InlineData("eg", "identity")]
    [InlineData("eg", "circle-arc")]
    [InlineData("eg", "symmetric-circle-arc")]
    [InlineData("eg", "equipercentile")]
    [InlineData("eg", "equipercentile", "--smooth", "loglinear:3")]
    [InlineData("eg", "equipercentile", "--smooth", "spline:0.2")]
    [InlineData("eg", "equipercentile", "--bootstrap", "20", "--seed", "7")]
    [InlineData("neat", "tucker", "--weight", "1")]
    [InlineData("neat", "levine", "--anchor", "external")]
    [InlineData("neat", "levine-true")]
    [InlineData("neat", "chained")]
    [InlineData("neat", "braun-holland")]
    [InlineData("neat", "nominal-weights")]
    [InlineData("neat", "mean-levine")]
    [InlineData("neat", "circle-arc-chained")]
    [InlineData("neat", "frequency-estimation", "--smooth", "loglinear:3,1")]
    [InlineData("neat", "chained-equipercentile", "--bootstrap", "10")]
    public async Task writes_what_its_schema_says(string design, string method, params string[] more)
    {
        var (x, y) = Files(200);
        var output = Path.Combine(_folder.FullName, "out.json");
        (await EquateVerb.RunAsync([x, y, "--design", design, "--method", method, .. more, "--max-x", "12", "--max-y", "12", "--json", output])).ShouldBe(0);
        var json = await File.ReadAllTextAsync(output);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Commands", "Schemas", "equate.schema.json"));
        schema.Validate(json).ShouldBeEmpty();
        var table = JsonElement.Parse(json).GetProperty("table").EnumerateArray().ToList();
        table.Count.ShouldBe(13);
        table.ShouldAllBe(row => row.GetProperty("yx").ValueKind == JsonValueKind.Number);
        (JsonElement.Parse(json).GetProperty("slope").ValueKind == JsonValueKind.Null)
            .ShouldBe(method.Contains("equipercentile", StringComparison.Ordinal) || method.Contains("arc", StringComparison.Ordinal) || method == "frequency-estimation");
    }

    [Fact]
    public void takes_the_group_of_x_for_the_population_unless_told_otherwise()
    {
        var (x, y) = Files(200);
        double? Slope(params string[] weight) => EquateVerb.Run(EquateRequest.Of([x, y], new Dictionary<string, string>(weight.Length == 0 ? [] : [new("--weight", weight[0])])
            { ["--design"] = "neat", ["--method"] = "tucker" })).Slope;
        Slope().ShouldBe(Slope("1"));
        Slope().ShouldNotBe(Slope("0.5"));
    }

    [Fact]
    public void equates_by_what_is_in_the_files()
    {
        var x = Write("x.csv", "name,total", Enumerable.Range(0, 100).Select(i => $"\"P, {i}\",{(i % 2 == 0 ? 4 : 8)}"));
        var y = Write("y.csv", "total", Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? "5" : "7"));
        var result = EquateVerb.Run(EquateRequest.Of([x, y], new Dictionary<string, string> { ["--design"] = "eg", ["--method"] = "linear" }));
        result.Slope!.Value.ShouldBe(0.5, 1e-12);
        result.Intercept!.Value.ShouldBe(3, 1e-12);
        result.Table.Count.ShouldBe(9);
    }

    [Fact]
    public void leaves_scores_as_they_are_for_too_few_persons_and_says_so()
    {
        var (x, y) = Files(99);
        var options = new Dictionary<string, string> { ["--design"] = "neat", ["--method"] = "tucker" };
        var result = EquateVerb.Run(EquateRequest.Of([x, y], options));
        result.Method.ShouldBe("identity (small sample)");
        result.Notes.ShouldContain("Too few persons to equate (99 on X and 99 on Y; 100 on each are needed): scores are not equated (identity).");
        result.Table.ShouldAllBe(s => s.Yx == s.X);
        EquateVerb.Run(EquateRequest.Of([x, y], new Dictionary<string, string>(options) { ["--minimum"] = "50" })).Method.ShouldBe("linear, Tucker");
    }

    [Theory]
    [InlineData("total,anchor\n5,2\n4,x\n", "bad.csv, line 3, column anchor: \"x\" is not a whole number.")]
    [InlineData("total,anchor\n5,2\n4.5,1\n", "bad.csv, line 3, column total: \"4.5\" is not a whole number.")]
    [InlineData("total,anchor\n5,2\n-1,1\n", "bad.csv, line 3, column total: \"-1\" is not a score from 0 to 12.")]
    [InlineData("total,anchor\n5,2\n13,1\n", "bad.csv, line 3, column total: \"13\" is not a score from 0 to 12.")]
    [InlineData("total,anchor\n5\n", "bad.csv, line 2: 1 cell, but there are 2 columns.")]
    [InlineData("total\n5\n", "bad.csv: there is no column anchor; the columns are total.")]
    public async Task says_where_a_file_is_wrong(string text, string problem)
    {
        var bad = Path.Combine(_folder.FullName, "bad.csv");
        await File.WriteAllTextAsync(bad, text);
        Should.Throw<Exam.Platform.Csv.CsvException>(() => EquateVerb.Run(EquateRequest.Of([bad, bad], new Dictionary<string, string> { ["--design"] = "neat", ["--method"] = "tucker", ["--max-x"] = "12" })))
            .Message.ShouldBe(Path.Combine(_folder.FullName, problem));
        (await EquateVerb.RunAsync([bad, bad, "--design", "neat", "--method", "tucker", "--max-x", "12"])).ShouldBe(2);
    }

    [Theory]
    [InlineData]
    [InlineData("x.csv")]
    [InlineData("no-such-file.csv", "no-such-file.csv", "--design", "eg", "--method", "linear")]
    [InlineData("x.csv", "y.csv", "--method", "linear")]
    [InlineData("x.csv", "y.csv", "--design", "cb", "--method", "linear")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "tucker")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--smooth", "loglinear:3")]
    [InlineData("x.csv", "y.csv", "--design", "neat", "--method", "frequency-estimation", "--smooth", "spline:1")]
    [InlineData("x.csv", "y.csv", "--design", "neat", "--method", "frequency-estimation", "--smooth", "loglinear:1,2")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "equipercentile", "--smooth", "loglinear:99")]
    [InlineData("x.csv", "y.csv", "--design", "neat", "--method", "tucker", "--weight", "2")]
    [InlineData("x.csv", "y.csv", "--design", "neat", "--method", "tucker", "--anchor", "none")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--bootstrap", "1")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--seed", "-1")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--max-x", "0")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--colour", "blue")]
    [InlineData("x.csv", "y.csv", "--design", "eg", "--method", "linear", "--json", "no-such-folder/out.json")]
    public async Task that_is_called_wrongly_returns_two(params string[] arguments)
    {
        Files(120);
        (await Verbs.Known["equate"]([.. arguments.Select(a => a is "x.csv" or "y.csv" ? Path.Combine(_folder.FullName, a) : a)])).ShouldBe(2);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "-")]
    [InlineData("--json", "--seed", "3")]
    public async Task takes_json_without_a_name(params string[] json)
    {
        var (x, y) = Files(120);
        (await EquateVerb.RunAsync([x, y, "--design", "eg", "--method", "mean", .. json])).ShouldBe(0);
    }

    private (string X, string Y) Files(int persons) =>
        (Write("x.csv", "total,anchor", Enumerable.Range(0, persons).Select(i => $"{(i * 7 + i / 5) % 13},{(i * 7 + i / 5) % 13 / 3}")),
         Write("y.csv", "total,anchor", Enumerable.Range(0, persons).Select(i => $"{(i * 5 + i / 3) % 12 + 1},{((i * 5 + i / 3) % 12 + 1 + i % 2) / 3}")));

    private string Write(string name, string header, IEnumerable<string> rows)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(file, [header, .. rows]);
        return file;
    }
}
