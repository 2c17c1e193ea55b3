using System.Text.Json;

namespace Cbhcr.Psychometrics.Tests.Reference;

public sealed class option_analysis_in_r
{
    // In sat12 an answer of 8 stands for none; R kept it as an option.
    private const string None = "8";

    public static TheoryData<string, string, string> DataSets => new()
    {
        { "sat12", "sat12_raw.csv", "12345" },
        { "hci", "hci_raw.csv", "ABCDE" },
        { "gmat", "gmat_raw.csv", "ABCD" },
    };

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_every_option(string name, string file, string options)
    {
        var (analysed, expected) = Both(name, file, options);
        foreach (var (item, r) in analysed.Zip(expected))
        {
            var chosen = r.GetProperty("options").EnumerateArray().ToDictionary(o => o.GetProperty("option").GetString()!);
            item.Omitted.ShouldBe(chosen.TryGetValue(None, out var none) ? none.GetProperty("n").GetInt32() : 0);
            foreach (var (option, letter) in item.Options.Zip(options))
            {
                // R lists only options that somebody chose.
                option.Count.ShouldBe(chosen.TryGetValue(letter.ToString(), out var o) ? o.GetProperty("n").GetInt32() : 0);
                if (option.Count == 0) continue;
                option.IsKey.ShouldBe(o.GetProperty("isKey").GetBoolean());
                option.P.ShouldAgreeWith(o.GetProperty("p").GetDouble(), "share");
                option.MeanTotal.ShouldAgreeWith(o.GetProperty("meanTotalChoosers").GetDouble(), "mean total");
                option.TotalCorrelation.ShouldAgreeWith(o.GetProperty("pbis_total").GetDouble(), "with total");
                option.RestCorrelation.ShouldAgreeWith(o.GetProperty("pbis_rest").GetDouble(), "with rest");
            }
        }
    }

    [Theory]
    [InlineData("sat12", "sat12_raw.csv", "12345", "sat12_scored.csv")]
    [InlineData("hci", "hci_raw.csv", "ABCDE", "hci_scored.csv")]
    [InlineData("gmat", "gmat_raw.csv", "ABCD", "gmat.csv")]
    public void scores_as_the_published_key_does(string name, string file, string options, string scored)
    {
        SharedData.SkipUnlessThere();
        var columns = Columns(name);
        var marks = Responses(name, file, options).Score().Marks.ToArray().Select(m => m == (byte)Mark.Right ? (byte)1 : (byte)0);
        marks.ShouldBe(SharedData.Data(scored).Cells(columns, byte.Parse));
    }

    private static (IReadOnlyList<ItemOptions> Analysed, IReadOnlyList<JsonElement> Expected) Both(string name, string file, string options)
    {
        SharedData.SkipUnlessThere();
        var responses = Responses(name, file, options);
        var expected = SharedData.Reference(name).GetProperty("distractors").GetProperty("items").EnumerateArray().ToList();
        expected.Count.ShouldBe(responses.Items.Length);
        return (OptionAnalysis.Of(responses, Matrix.Scored(expected.Count)), expected);
    }

    private static OptionResponses Responses(string name, string file, string options)
    {
        var (columns, table) = (Columns(name), SharedData.Data(file));
        var keys = SharedData.Reference(name).GetProperty("distractors").GetProperty("key").EnumerateArray().Select(k => new KeyedItem(options.Length, options.IndexOf(k.ToString(), StringComparison.Ordinal)));
        return new([.. keys], table.Rows.Count, table.Cells(columns, c => c == None ? ResponseCode.Omitted : (byte)options.IndexOf(c, StringComparison.Ordinal)));
    }

    private static List<string> Columns(string name) => [.. SharedData.Reference(name).GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
}
