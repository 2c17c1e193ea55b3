using System.Globalization;
using System.Runtime.CompilerServices;
using Cbhcr.Exam.Commands.StandardSetting;
using NJsonSchema;

namespace Cbhcr.Exam.Tests.Commands;

public sealed class a_cut_score : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-cut-score");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task of_angoff_ratings_says_everything_of_the_panel()
    {
        var report = await ReportAsync(0, File("""
            rater,round,item,rating,p
            Ada,1,i1,0.5,0.6
            Ada,1,i2,0.7,
            Ada,2,i1,0.6,0.6
            Ada,2,i2,0.8,0.7
            Ben,1,i1,0.3,
            Ben,1,i2,0.9,
            Ben,2,i1,0.4,
            Ben,2,i2,,
            """), "--method", "angoff", "--impact", File("score,count\n0,1\n1,2\n2,1\n"));
        // Ben is .2 below Ada on the item both rated, so his missing rating is .6.
        Number(report, "cut").ShouldBe(1.2, tolerance: 1e-9);
        report.GetProperty("passingScore").GetInt32().ShouldBe(2);
        report.GetProperty("raters").EnumerateArray().Select(r => r.GetProperty("rater").GetString()).ShouldBe(["Ada", "Ben"]);
        report.GetProperty("rounds").GetArrayLength().ShouldBe(2);
        report.GetProperty("impact").GetArrayLength().ShouldBe(5);
        report.GetProperty("impact")[2].GetProperty("passRate").GetDouble().ShouldBe(0.25);
        Notes(report).ShouldContain("1 of 4 ratings of the last round are missing");
        Notes(report).ShouldContain("Warning: 2 judges");
    }

    [Fact]
    public async Task of_yes_no_points_and_ebel_judgements_adds_up()
    {
        Number(await ReportAsync(0, File("rater,item,rating\nA,1,1\nA,2,0\nB,1,1\nB,2,1\n"), "--method", "yes-no"), "cut").ShouldBe(1.5);
        Number(await ReportAsync(0, File("rater,item,rating,max\nA,1,3,4\nA,2,1,2\nB,1,4,4\nB,2,1,2\n"), "--method", "points"), "cut").ShouldBe(4.5);
        var ebel = await ReportAsync(0, File("""
            rater,item,difficulty,relevance,rating
            A,1,easy,essential,0.9
            A,2,easy,essential,
            A,3,hard,essential,0.5
            B,1,easy,essential,0.8
            B,2,hard,essential,0.4
            B,3,hard,essential,0.4
            """), "--method", "ebel");
        Number(ebel, "cut").ShouldBe((2.3 + 1.6) / 2, tolerance: 1e-12);
        ebel.GetProperty("details").GetProperty("cells")[0].GetProperty("sorted").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task of_bookmarks_goes_through_the_test_characteristic_curve()
    {
        var items = File("item,a,b,c\nx,1,1,\ny,1,-1,\nz,1,0,\nguess,1,0,0.7\n");
        var report = await ReportAsync(0, File("rater,round,rating\nA,1,2\nB,1,3\nC,1,\nA,2,3\nB,2,3\nC,2,3\n"), "--method", "bookmark", "--items", items, "--rp", "0.5");
        double P(double t, double c = 0) => c + (1 - c) / (1 + Math.Exp(-t));
        Number(report, "cut").ShouldBe(P(-0.5) + P(1.5) + P(0.5) + P(0.5, 0.7), tolerance: 1e-12);
        report.GetProperty("details").GetProperty("booklet")[0].GetProperty("item").GetString().ShouldBe("y");
        Notes(report).ShouldContain("guess");
        report.GetProperty("rounds")[0].GetProperty("missing").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task of_a_compromise_rests_on_the_scores()
    {
        var scores = File("score\n" + string.Join('\n', Enumerable.Range(0, 10)) + "\n");
        Number(await ReportAsync(0, File("rater,min_cut,max_cut,min_fail,max_fail\nA,2,8,.15,.75\n"), "--method", "hofstee", "--impact", scores), "cut").ShouldBe(4.5, tolerance: 1e-12);
        Number(await ReportAsync(0, File("rater,cut,pass\nA,7,.4\nB,7,.8\n"), "--method", "beuk", "--impact", scores), "cut").ShouldBe(7);
        var none = await ReportAsync(1, File("rater,min_cut,max_cut,min_fail,max_fail\nA,5,8,0,.1\n"), "--method", "hofstee", "--impact", scores);
        none.GetProperty("cut").ValueKind.ShouldBe(JsonValueKind.Null);
        Notes(none).ShouldContain("There is no cut");
    }

    [Theory]
    [InlineData("midpoint", 9.0)]
    [InlineData("intersection", 9.0)]
    [InlineData("least-cost", 9.0)]
    [InlineData("logistic", null)]
    public async Task of_contrasting_groups_goes_by_the_rule(string rule, double? cut)
    {
        var report = await ReportAsync(cut is null ? 1 : 0, File("group,score\ncompetent,10\n1,12\ncompetent,14\nother,4\n0,6\nother,8\n"), "--method", "contrasting", "--rule", rule);
        if (cut is { } value) Number(report, "cut").ShouldBe(value, tolerance: 1e-12);
        else report.GetProperty("cut").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task of_a_borderline_group_is_its_middle()
    {
        var file = File("score,group\n10,borderline\n11,borderline\n20,borderline\n50,competent\n");
        Number(await ReportAsync(0, file, "--method", "borderline"), "cut").ShouldBe(11);
        Number(await ReportAsync(0, file, "--method", "borderline", "--centre", "mean"), "cut").ShouldBe(41 / 3.0, tolerance: 1e-12);
    }

    [Theory]
    [InlineData("angoff", "rater,item,rating\nA,1,0.5\nA,2,85\n", "line 3, column rating: \"85\" is not a chance from 0 to 1")]
    [InlineData("angoff", "rater,item,rating\nA,1,0.5\nA,1,0.6\n", "line 3, column item")]
    [InlineData("angoff", "rater,item,rating\nA,1,0.5\n,1,0.6\n", "line 3, column rater: empty")]
    [InlineData("angoff", "rater,item,rating\nA,1,0.5\nA,2,\n", "item 2 has no rating in round 1")]
    [InlineData("angoff", "rater,item,rating,round\nA,1,0.5,0\n", "line 2, column round")]
    [InlineData("angoff", "rater,item,rating,p\nA,1,0.5,.5\nB,1,0.5,.6\n", "line 3, column p")]
    [InlineData("angoff", "rater,item,rating\n", "no row")]
    [InlineData("angoff", "rater,rating\nA,1\n", "no column item")]
    [InlineData("angoff", "rater,item,rating\nA,1\n", "line 2: 2 cells")]
    [InlineData("yes-no", "rater,item,rating\nA,1,0.5\n", "0 or 1")]
    [InlineData("points", "rater,item,rating\nA,1,0.5\n", "no column max")]
    [InlineData("points", "rater,item,rating,max\nA,1,3,2\n", "from 0 to 2")]
    [InlineData("points", "rater,item,rating,max\nA,1,3,\n", "item 1 has no max")]
    [InlineData("ebel", "rater,item,difficulty,relevance,rating\nA,1,e,e,.5\nA,2,e,e,.6\n", "line 3, column rating: \".6\" is not what line 2 says of the same cell, e/e")]
    [InlineData("ebel", "rater,item,difficulty,relevance,rating\nA,1,e,,.5\n", "column relevance: empty")]
    [InlineData("contrasting", "group,score\nyes,3\n", "line 2, column group")]
    [InlineData("contrasting", "group,score\ncompetent,3\n", "nobody is other")]
    [InlineData("borderline", "score\nhigh\n", "line 2, column score")]
    [InlineData("nedelsky", "score\n1\n", "no method nedelsky")]
    [InlineData("hofstee", "rater,min_cut\n", "--impact")]
    [InlineData("bookmark", "rater,rating\nA,1\n", "--items")]
    public async Task from_a_wrong_file_says_where_it_is_wrong(string method, string file, string problem)
    {
        string[] arguments = [File(file), "--method", method];
        Should.Throw<Exception>(() => CutScoreVerb.Make(CutScoreOptions.Parse(arguments))).Message.ShouldContain(problem);
        (await Verbs.Known["cut-score"](arguments)).ShouldBe(2);
    }

    [Theory]
    [InlineData("--rp", "67")]
    [InlineData("--centre", "mode")]
    [InlineData("--ability", "behind")]
    [InlineData("--rule", "any")]
    [InlineData("--cost", "1")]
    [InlineData("--minimum-panel", "many")]
    [InlineData("--impact", "no-such-file.csv")]
    [InlineData("--colour", "blue")]
    [InlineData("--json", "no-such-folder/out.json")]
    public async Task called_wrongly_returns_two(string option, string value) =>
        (await Verbs.Known["cut-score"]([File("score\n1\n2\n"), "--method", "borderline", option, value])).ShouldBe(2);

    [Fact]
    public async Task goes_to_a_file_or_to_standard_output()
    {
        var (target, output) = (Path.Combine(_folder.FullName, "out.json"), new StringWriter());
        (await CutScoreVerb.RunAsync([File("score\n1\n2\n"), "--method", "borderline", "--json", target], output)).ShouldBe(0);
        JsonElement.Parse(await System.IO.File.ReadAllTextAsync(target)).GetProperty("cut").GetDouble().ShouldBe(1.5);
        output.ToString().ShouldBeEmpty();
        (await CutScoreVerb.RunAsync(["--json", "--method", "borderline", File("score\n1\n2\n")], output)).ShouldBe(0);
        JsonElement.Parse(output.ToString()).GetProperty("passingScore").GetInt32().ShouldBe(2);
    }

    private static async Task<JsonElement> ReportAsync(int code, params string[] arguments)
    {
        var output = new StringWriter();
        (await CutScoreVerb.RunAsync([.. arguments, "--json"], output)).ShouldBe(code);
        var schema = await JsonSchema.FromFileAsync(Schema());
        schema.Validate(output.ToString()).ShouldBeEmpty();
        return JsonElement.Parse(output.ToString());
    }

    private string File(string text)
    {
        var path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{_folder.GetFiles().Length}.csv"));
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static double Number(JsonElement report, string name) => report.GetProperty(name).GetDouble();

    private static string Notes(JsonElement report) => string.Join('\n', report.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));

    private static string Schema([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Cbhcr.Exam/Commands/Schemas/cut-score.schema.json");
}
