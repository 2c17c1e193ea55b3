using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Reference;

public sealed class simulated_data_in_r
{
    [Theory]
    [InlineData(20251, 1_000, 50)]
    [InlineData(20252, 10_000, 150)]
    public void agree_on_scores_and_alpha(ulong seed, int persons, int items)
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference($"sim_{persons}x{items}");
        var analysis = ItemAnalysis.Of(TwoParameterSimulation.Draw(seed, persons, items).Responses);
        analysis.Alpha.ShouldAgreeWith(r.GetProperty("alpha").GetDouble(), "alpha");
        analysis.Scores.Mean.ShouldAgreeWith(r.GetProperty("meanTotal").GetDouble(), "mean");
        analysis.Scores.StandardDeviation.ShouldAgreeWith(r.GetProperty("sdTotal").GetDouble(), "sd");
    }

    [Theory]
    [InlineData(20251, "sim_1000x50_items.csv")]
    [InlineData(20252, "sim_10000x150_items.csv")]
    [InlineData(20253, "sim_100000x150_items.csv")]
    public void agree_on_the_items_they_were_drawn_from(ulong seed, string file)
    {
        SharedData.SkipUnlessThere();
        var table = SharedData.Data(file);
        foreach (var (item, row) in TwoParameterSimulation.Draw(seed, persons: 0, table.Rows.Count).Items.Zip(table.Rows))
        {
            item.Discrimination.ShouldAgreeWith(double.Parse(row[1]), "a", bar: 1e-15);
            item.Difficulty.ShouldAgreeWith(double.Parse(row[2]), "b", bar: 1e-15);
        }
    }
}
