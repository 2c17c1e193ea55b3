using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class an_impact_table
{
    private static readonly ScoreDistribution Even = new([.. Enumerable.Repeat(1, 10)]);

    [Fact]
    public void tells_pass_rates_around_the_cut()
    {
        var table = ImpactTable.Of(Even, new(5.2, 2, 1, 4));
        table.Select(r => (r.StandardErrors, r.PassingScore, r.Passing)).ShouldBe([(-2, 4, 6), (-1, 5, 5), (0, 6, 4), (1, 7, 3), (2, 8, 2)]);
        table[2].PassRate.ShouldBe(0.4);
    }

    [Fact]
    public void has_one_row_without_an_error_and_no_rates_without_persons()
    {
        ImpactTable.Of(Even, new(5, null, null, 1)).Single().Passing.ShouldBe(5);
        ImpactTable.Of(new([]), new(5, null, null, 1)).Single().PassRate.ShouldBeNull();
        ImpactTable.Of(Even, new(-3, null, null, 1)).Single().PassRate.ShouldBe(1);
    }

    [Theory]
    [InlineData(7, PanelSizeVerdict.BelowMinimum)]
    [InlineData(8, PanelSizeVerdict.BelowRecommended)]
    [InlineData(9, PanelSizeVerdict.BelowRecommended)]
    [InlineData(10, PanelSizeVerdict.Sufficient)]
    public void comes_from_a_panel_that_is_large_enough_or_not(int raters, PanelSizeVerdict verdict) => PanelSize.Default.Check(raters).ShouldBe(verdict);
}
