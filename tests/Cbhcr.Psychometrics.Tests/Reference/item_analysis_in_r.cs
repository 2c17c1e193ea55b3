using System.Text.Json;

namespace Cbhcr.Psychometrics.Tests.Reference;

/// <summary>Real data sets; missing answers counted as wrong on both sides.</summary>
public sealed class item_analysis_in_r
{
    private const string Missing = "";

    public static TheoryData<string> DataSets =>
        ["lsat7", "sat12", "ability", "hci", "verbal", "gmat", "irtoys", "kb36_x", "kb36_y", "wirs", "mobility", "slf", "deayala"];

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_the_scores(string name)
    {
        var (analysis, ctt) = Both(name);
        var scores = analysis.Scores;
        (analysis.ScoredItems, scores.N).ShouldBe((ctt.GetProperty("k").GetInt32(), ctt.GetProperty("n").GetInt32()));
        scores.Mean.ShouldAgreeWith(Number(ctt, "mean"), "mean");
        scores.StandardDeviation.ShouldAgreeWith(Number(ctt, "sd"), "sd");
        scores.Variance.ShouldAgreeWith(Number(ctt, "var"), "variance");
        (scores.Minimum, scores.Maximum, scores.Median).ShouldBe((ctt.GetProperty("min").GetInt32(), ctt.GetProperty("max").GetInt32(), Number(ctt, "median")));
        var frequencies = scores.Frequencies.ToArray().Select((count, score) => (Score: score, Count: count)).Where(f => f.Count > 0);
        frequencies.ShouldBe(ctt.GetProperty("scoreFrequency").EnumerateObject().Select(f => (Score: int.Parse(f.Name), Count: f.Value.GetInt32())).OrderBy(f => f.Score));
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_reliability(string name)
    {
        var (analysis, ctt) = Both(name);
        analysis.Alpha.ShouldAgreeWith(Number(ctt, "alpha"), "alpha");
        analysis.Alpha.ShouldAgreeWith(Number(ctt, "alpha_psych"), "alpha of psych");
        analysis.Alpha.ShouldAgreeWith(Number(ctt, "KR20"), "KR-20");
        analysis.StandardErrorOfMeasurement.ShouldAgreeWith(Number(ctt, "SEM"), "SEM");
        var feldt = ctt.GetProperty("feldt95");
        analysis.AlphaInterval(0.95)!.Value.Low.ShouldAgreeWith(feldt[0].GetDouble(), "Feldt, low");
        analysis.AlphaInterval(0.95)!.Value.High.ShouldAgreeWith(feldt[1].GetDouble(), "Feldt, high");
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_every_item(string name)
    {
        var (analysis, ctt) = Both(name);
        var expected = ctt.GetProperty("items").EnumerateArray().ToList();
        analysis.Items.Count.ShouldBe(expected.Count);
        foreach (var (item, r) in analysis.Items.Zip(expected))
        {
            item.N.ShouldBe(r.GetProperty("n").GetInt32());
            item.P.ShouldAgreeWith(Number(r, "mean"), "p");
            item.StandardDeviation.ShouldAgreeWith(Number(r, "sd"), "sd");
            item.TotalCorrelation.ShouldAgreeWith(Number(r, "r_it"), "item-total");
            item.RestCorrelation.ShouldAgreeWith(Number(r, "r_drop"), "item-rest");
        }
    }

    /// <summary>R counted 1,143 missing answers; they are omitted here, and no other mark is.</summary>
    [Fact]
    public void agrees_on_what_is_missing()
    {
        var (analysis, _) = Both("ability");
        analysis.Items.Sum(i => i.Counts.Omitted).ShouldBe(SharedData.Reference("ability").GetProperty("nMissing").GetInt32());
    }

    private static (ItemAnalysis Analysis, JsonElement Ctt) Both(string name)
    {
        SharedData.SkipUnlessThere();
        var reference = SharedData.Reference(name);
        var columns = reference.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToList();
        var table = SharedData.Data(reference.GetProperty("file").GetString()!);
        var marks = table.Cells(columns, c => (byte)(c == Missing ? Mark.Omitted : c == "1" ? Mark.Right : Mark.Wrong));
        return (ItemAnalysis.Of(new ScoredResponses(table.Rows.Count, columns.Count, marks)), reference.GetProperty("ctt"));
    }

    private static double Number(JsonElement element, string property) => element.GetProperty(property).GetDouble();
}
