using System.Text.Json;
using Cbhcr.Exam.Commands.Analyze;

namespace Cbhcr.Exam.Tests.Commands.Analyze;

public sealed class what_analyze_cannot_read : IDisposable
{
    private readonly AnalyzeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("a,b\n1,0\n1\n", "line 3: 1 cell, but there are 2 columns.")]
    [InlineData("a,b\n1,0\nx,1\n", "line 3, column a: “x” is no whole score.")]
    [InlineData("a,b\n1,0\n", "The key is for 3 items", "--key", "ABC")]
    [InlineData("a,a\n1,0\n", "line 1: columns 1 and 2 are both called a.")]
    [InlineData("", "line 1: the names of the columns are missing.")]
    [InlineData("a,b\n", "there is no row below the names.")]
    [InlineData("a,b\n\"1,0\n", "line 2, cell 1: the quote is not closed.")]
    [InlineData("g,b\nr,0\nf,1\n", "nobody is of the group x; the column holds r, f.", "--dif", "g:r:x")]
    [InlineData("g,b\nr,0\nf,1\n", "there is no column h", "--dif", "h:r:f")]
    [InlineData("a,b\n2,0\n1,1\n", "the model 2pl is for right and wrong", "--model", "2pl")]
    [InlineData("a,b\n2,0\n1,1\n", "there is no column 9", "--items", "a:9")]
    public async Task is_said_in_one_line(string text, string problem, params string[] options)
    {
        var (code, output, error) = await AnalyzeFiles.RunAsync([_files.Text("bad.csv", text), "--json", "-", .. options]);
        (code, output).ShouldBe((2, ""));
        error.ShouldContain(problem);
        error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task may_be_bytes_a_directory_or_no_file()
    {
        await File.WriteAllBytesAsync(_files.Path("bytes.csv"), [(byte)'a', (byte)'\n', 0xff, 0xfe], TestContext.Current.CancellationToken);
        foreach (var (file, problem) in new[] { ("bytes.csv", "the text is not UTF-8."), ("", "is a directory; a file is expected."), ("none.csv", "there is no such file.") })
        {
            var (code, _, error) = await AnalyzeFiles.RunAsync(_files.Path(file), "--json");
            code.ShouldBe(2);
            error.ShouldContain(problem);
        }
    }

    [Theory]
    [InlineData(9, "10", "has 9 rows")]
    [InlineData(10, "-1", "line 2, column q1: \"-1\" is not a time above 0 seconds.")]
    public async Task may_be_the_times(int rows, string first, string problem)
    {
        var times = _files.Rows("times.csv", ["q1", "q2"], Enumerable.Range(0, rows).Select(r => new[] { r == 0 ? first : "10", "10" }));
        var (code, _, error) = await AnalyzeFiles.RunAsync(_files.Scores(10, 2), "--json", "-", "--times", times);
        code.ShouldBe(2);
        error.ShouldContain(problem);
    }

    [Theory]
    [InlineData]
    [InlineData("--model", "4pl")]
    [InlineData("s.csv", "--decision", "0")]
    [InlineData("s.csv", "--tolerance", "2")]
    [InlineData("s.csv", "--key", "AB", "--key-file", "k.csv")]
    [InlineData("s.csv", "--items", "a:b", "--exclude", "c")]
    [InlineData("s.csv", "--seed")]
    [InlineData("s.csv", "--colour", "blue")]
    public async Task may_be_the_command_line(params string[] arguments) => (await AnalyzeVerb.RunAsync(arguments)).ShouldBe(2);

    [Fact]
    public async Task is_not_what_cannot_be_written() => (await AnalyzeVerb.RunAsync([_files.Scores(), "--json", _files.Path("no-such-folder/out.json")])).ShouldBe(1);

    [Theory]
    [InlineData("a,b\n1,1\n1,1\n1,1\n")]
    [InlineData("a,b\n0,0\n0,0\n")]
    [InlineData("a,b\n1,0\n")]
    [InlineData("a,b\nNA,NA\nNA,NA\n")]
    public async Task is_not_a_file_on_which_nobody_differs(string text)
    {
        var report = await _files.ReportAsync(_files.Text("same.csv", text), "--model", "2pl", "--decision", "1", "--html", _files.Path("p.html"));
        report.GetProperty("irt").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("test").GetProperty("alpha").ValueKind.ShouldBe(JsonValueKind.Null);
        AnalyzeFiles.Notes(report).ShouldContain("nobody differs on any");
        AnalyzeFiles.Notes(report).ShouldContain("There is no reliability");
    }

    /// <summary>No item on which persons differ in both groups is nothing by which the two scales could be linked.</summary>
    [Fact]
    public async Task is_not_a_file_whose_groups_cannot_be_linked()
    {
        string[][] answers = [["1", "1"], ["1", "1"], ["1", "0"], ["0", "1"], ["0", "0"], ["0", "0"]];
        var rows = Enumerable.Range(0, 240).Select(i => (string[])(i < 120 ? [.. answers[i % 6], "0", "0", "r"] : ["1", "1", .. answers[i % 6], "f"]));
        var report = await _files.ReportAsync(_files.Rows("level.csv", ["a", "b", "c", "d", "g"], rows), "--model", "rasch", "--dif", "g:r:f");
        AnalyzeFiles.Notes(report).ShouldContain("there is no Lord and no Raju");
    }

    [Fact]
    public async Task is_not_one_item_or_a_group_that_an_item_tells_apart()
    {
        AnalyzeFiles.Notes(await _files.ReportAsync(_files.Scores(100, 1), "--model", "rasch")).ShouldContain("There is no reliability");
        var rows = AnalyzeFiles.Cells(AnalyzeFiles.Marks(200, 6)).Select((r, p) => (string[])[.. r, p % 2 == 0 ? "1" : "0", p % 2 == 0 ? "r" : "f"]);
        var report = await _files.ReportAsync(_files.Rows("apart.csv", [.. AnalyzeFiles.Names(7), "g"], rows), "--model", "2pl", "--dif", "g:r:f");
        AnalyzeFiles.Notes(report).ShouldContain("without a miss");
        AnalyzeFiles.Notes(await _files.ReportAsync(_files.Scores(), "--decision", "99")).ShouldContain("outside the scores from 1 to 8");
    }
}
