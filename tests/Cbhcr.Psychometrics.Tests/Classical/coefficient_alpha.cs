using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class coefficient_alpha
{
    [Theory, InlineData(2), InlineData(7), InlineData(150)]
    public void is_one_when_every_item_says_the_same(int items)
    {
        var persons = new[] { '1', '0', '0', '1', '1' };
        ItemAnalysis.Of(Matrix.Of([.. persons.Select(c => new string(c, items))])).Alpha.ShouldAgreeWith(1);
    }

    [Fact]
    public void grows_towards_one_as_parallel_items_are_added()
    {
        var alphas = new[] { 10, 40, 160, 640 }.Select(k => ParallelItems(k).Alpha!.Value).ToList();
        alphas.ShouldBe(alphas.Order());
        alphas[^1].ShouldBeGreaterThan(0.99);
        // Spearman–Brown for four times the length; sampling of 2,000 persons leaves about .01.
        alphas[1].ShouldBe(4 * alphas[0] / (1 + 3 * alphas[0]), tolerance: 0.02);
    }

    [Fact]
    public void can_be_negative_and_is_not_cut_off()
    {
        // Items 1 1 0 0 and 0 1 1 1 (variances 1/3 and 1/4) with totals 1 2 1 1 (variance 1/4): 2 · (1 − (7/12)/(1/4)) = −8/3.
        var analysis = ItemAnalysis.Of(Matrix.Of("10", "11", "01", "01"));
        analysis.Alpha.ShouldAgreeWith(-8 / 3.0);
        analysis.StandardErrorOfMeasurement.ShouldAgreeWith(Math.Sqrt(11 / 12.0));
    }

    [Fact]
    public void is_not_defined_for_one_item_or_for_one_score()
    {
        ItemAnalysis.Of(Matrix.Of("1", "0")).Alpha.ShouldBeNull();
        ItemAnalysis.Of(Matrix.Of("10", "01")).Alpha.ShouldBeNull();
        ItemAnalysis.Of(Matrix.Of("11", "00"), [ItemUse.Scored, ItemUse.Pretest]).Alpha.ShouldBeNull();
    }

    // 2PL with equal items: a = 1.2, b = 0.
    private static ItemAnalysis ParallelItems(int items)
    {
        var chance = new SplitMix64(7);
        var marks = new byte[2_000 * items];
        for (var at = 0; at < marks.Length;)
        {
            var ability = chance.NextNormal();
            for (var i = 0; i < items; i++) marks[at++] = chance.NextUniform() < 1 / (1 + Math.Exp(-1.2 * ability)) ? (byte)1 : (byte)0;
        }
        return ItemAnalysis.Of(new ScoredResponses(2_000, items, marks));
    }
}
