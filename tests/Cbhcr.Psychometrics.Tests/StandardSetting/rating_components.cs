using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class rating_components
{
    [Fact]
    public void come_from_the_mean_squares()
    {
        // By hand: means of raters 3 and 5, of items 2.5, 4, 5.5; MS(r) 6, MS(i) 4.5, MS(ri) .5.
        var c = RatingComponents.Of(new PanelRatings(2, 3, [2, 3, 4, 3, 5, 7]))!;
        c.Rater.ShouldBe((6 - 0.5) / 3, tolerance: 1e-12);
        c.Item.ShouldBe((4.5 - 0.5) / 2, tolerance: 1e-12);
        c.Residual.ShouldBe(0.5, tolerance: 1e-12);
        c.Generalizability!.Value.ShouldBe(2 / 2.25, tolerance: 1e-12);
    }

    [Property(MaxTest = 50)]
    public void give_the_standard_error_of_the_raters_cuts(int seed)
    {
        var panel = Draw((ulong)seed, raters: 7, items: 12, raterDeviation: 0.3);
        var study = PanelStudy.Of([panel]);
        if (study.Components!.Rater > 0) study.Components.StandardErrorOverRaters.ShouldBe(study.Cut.StandardError!.Value, tolerance: 1e-10);
        study.Components.StandardErrorOverRatersAndItems.ShouldBeGreaterThanOrEqualTo(study.Components.StandardErrorOverRaters);
    }

    [Fact]
    public void come_back_from_drawn_ratings()
    {
        var c = RatingComponents.Of(Draw(7, raters: 200, items: 200, raterDeviation: 0.5))!;
        c.Rater.ShouldBe(0.25, tolerance: 0.08);
        c.Item.ShouldBe(1, tolerance: 0.3);
        c.Residual.ShouldBe(0.04, tolerance: 0.003);
    }

    [Fact]
    public void rest_on_items_that_all_raters_rated()
    {
        var c = RatingComponents.Of(new PanelRatings(2, 4, [2, 3, 4, double.NaN, 3, 5, 7, 1]))!;
        (c.Raters, c.Items).ShouldBe((2, 3));
        c.Residual.ShouldBe(0.5, tolerance: 1e-12);
        RatingComponents.Of(new PanelRatings(2, 2, [1, double.NaN, 1, 2])).ShouldBeNull();
    }

    private static PanelRatings Draw(ulong seed, int raters, int items, double raterDeviation)
    {
        var chance = new SplitMix64(seed);
        double[] item = [.. Enumerable.Range(0, items).Select(_ => chance.NextNormal())];
        return new(raters, items, [.. Enumerable.Range(0, raters).SelectMany(_ => { var r = raterDeviation * chance.NextNormal(); return item.Select(i => i + r + 0.2 * chance.NextNormal()).ToArray(); })]);
    }
}
