using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class an_angoff_study
{
    private const double No = double.NaN;

    [Fact]
    public void adds_up_over_items_and_averages_over_raters()
    {
        var study = Angoff.Of([Panel(2, 0.5, 0.7, 0.6, 0.9, 0.1, 0.2)]);
        study.Raters.Select(r => r.Cut!.Value).ShouldBe([1.2, 1.5, 0.3], tolerance: 1e-12);
        study.Cut.Value.ShouldBe(1, tolerance: 1e-12);
        study.Cut.StandardError!.Value.ShouldBe(study.Cut.StandardDeviation!.Value / Math.Sqrt(3), tolerance: 1e-12);
        study.Raters.Sum(r => r.Severity!.Value).ShouldBe(0, tolerance: 1e-12);
    }

    [Fact]
    public void takes_a_sum_that_misses_a_whole_number_by_its_last_places_for_that_number()
    {
        // Ten times 0.1 is a hair below 1; 0.1 + 0.2 a hair above 0.3.
        Angoff.Of([Panel(10, [.. Enumerable.Repeat(0.1, 10)])]).Cut.PassingScore.ShouldBe(1);
        Angoff.Of([Panel(10, 0.1, 0.2, 0.7, 1, 1, 1, 1, 1, 1, 1)]).Cut.PassingScore.ShouldBe(8);
        new CutScore(18.01, null, null, 1).PassingScore.ShouldBe(19);
    }

    [Fact]
    public void fills_what_is_missing_by_item_and_severity()
    {
        // Rater 2 is 0.1 more lenient on the items both rated, so 0.4 on the third.
        var study = Angoff.Of([Panel(3, 0.6, 0.8, 0.5, 0.5, 0.7, No)]);
        study.Missing.ShouldBe(1);
        study.Raters[1].Cut!.Value.ShouldBe(1.6, tolerance: 1e-9);
        (study.Raters[1].Rated, study.Items[2].Raters).ShouldBe((2, 1));
        study.Raters[1].Mean!.Value.ShouldBe(0.6, tolerance: 1e-12);
    }

    [Fact]
    public void leaves_out_a_rater_who_rated_nothing()
    {
        var study = Angoff.Of([Panel(2, 0.5, 0.7, No, No, 0.3, 0.5)]);
        study.Raters[1].Cut.ShouldBeNull();
        study.Cut.Value.ShouldBe(1, tolerance: 1e-12);
        (study.Cut.Judges, study.Missing, study.Rounds[0].Missing).ShouldBe((2, 2, 0));
        study.Components!.Raters.ShouldBe(2);
    }

    [Fact]
    public void tells_how_rounds_came_together()
    {
        var study = Angoff.Of([Panel(2, 0.4, 0.6, 0.8, 0.8), Panel(2, 0.5, 0.6, 0.7, 0.8)]);
        study.Rounds.Select(r => r.Cut!.Value).ShouldBe([1.3, 1.3], tolerance: 1e-12);
        study.Rounds[0].Change.ShouldBeNull();
        study.Rounds[1].Change!.Value.ShouldBe(0, tolerance: 1e-12);
        study.Rounds[1].ShareChanged.ShouldBe(0.5);
        study.Rounds[1].MeanAbsoluteChange!.Value.ShouldBe(0.05, tolerance: 1e-12);
        study.Rounds[1].Convergence!.Value.ShouldBe(1 - 0.4 / 0.6, tolerance: 1e-12);
    }

    [Fact]
    public void correlates_a_rater_with_the_others_and_with_the_observed_shares()
    {
        double[] empirical = [0.3, 0.5, No, 0.9];
        var study = Angoff.Of([Panel(4, 0.3, 0.5, 0.1, 0.9, 0.9, 0.5, 0.1, 0.3, 0.2, 0.3, 0.4, 0.5)], empirical: empirical);
        study.Raters[0].EmpiricalCorrelation!.Value.ShouldBe(1, tolerance: 1e-12);
        study.Raters[0].EmpiricalDifference!.Value.ShouldBe(0, tolerance: 1e-12);
        study.Raters[1].EmpiricalCorrelation!.Value.ShouldBeLessThan(-0.9);
        double[] others = [.. Enumerable.Range(0, 4).Select(i => (new[] { 0.3, 0.5, 0.1, 0.9 }[i] + new[] { 0.9, 0.5, 0.1, 0.3 }[i]) / 2)];
        study.Raters[2].Consistency!.Value.ShouldBe(Naive.Correlation([0.2, 0.3, 0.4, 0.5], others)!.Value, tolerance: 1e-12);
    }

    [Fact]
    public void finds_a_rater_who_judges_as_the_model_consistent()
    {
        IrtItem[] items = [DichotomousItem.At(1, -1), DichotomousItem.At(1.5, 0), DichotomousItem.At(0.8, 1, 0.2)];
        var study = Angoff.Of([Panel(3, [.. items.Select(i => i.ExpectedScore(0.4)), .. items.Reverse().Select(i => i.ExpectedScore(0.4))])], model: items);
        study.Raters[0].Ability!.Value.ShouldBe(0.4, tolerance: 1e-9);
        study.Raters[0].IntrajudgeConsistency!.Value.ShouldBe(1, tolerance: 1e-9);
        study.Raters[1].IntrajudgeConsistency!.Value.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void refuses_what_is_no_rating()
    {
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, 0.5, 0.7, 0.6, 1.1)])).Message.ShouldContain("Round 1, rater 1, item 1");
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, 1, 0.5)], AngoffRating.YesNo));
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, 4, 3)], AngoffRating.Points, [4, 2]));
        Should.Throw<ArgumentException>(() => Angoff.Of([]));
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, No, No)]));
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, 0.5, No, 0.5, No)])).Message.ShouldContain("Item 1");
        Should.Throw<ArgumentException>(() => Angoff.Of([Panel(2, 0.5, 0.5), Panel(1, 0.5)]));
        Should.Throw<ArgumentException>(() => Panel(2, 0.5, double.PositiveInfinity)).Message.ShouldContain("item 1");
        Angoff.Of([Panel(2, 4, 2)], AngoffRating.Points, [4, 2]).Cut.Value.ShouldBe(6);
        Angoff.Of([Panel(2, 1, 0)], AngoffRating.YesNo).Cut.Value.ShouldBe(1);
    }

    [Fact]
    public void of_one_rater_or_equal_ratings_has_no_correlations_but_a_cut()
    {
        var one = Angoff.Of([Panel(3, 0.5, 0.5, 0.5)]);
        (one.Cut.Value, one.Cut.StandardDeviation, one.Components, one.Raters[0].Consistency).ShouldBe((1.5, null, null, null));
        var equal = Angoff.Of([Panel(3, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)]);
        (equal.Cut.StandardDeviation, equal.Raters[0].Consistency, equal.Components!.Generalizability).ShouldBe((0, null, null));
    }

    [Fact]
    public void covers_the_true_cut_with_its_standard_error()
    {
        // 400 panels of 10 raters around a true cut of 15: severity N(0, .05), errors N(0, .1). 2.262 is t(.975) with 9 degrees of freedom.
        const int raters = 10, items = 30, panels = 400;
        var chance = new SplitMix64(11);
        var covered = 0;
        for (var n = 0; n < panels; n++)
        {
            var ratings = new double[raters * items];
            for (var r = 0; r < raters; r++)
            {
                var severity = 0.05 * chance.NextNormal();
                for (var i = 0; i < items; i++) ratings[r * items + i] = 0.5 + (i - 14.5) / 100 + severity + 0.1 * chance.NextNormal();
            }
            var cut = PanelStudy.Of([Panel(items, ratings)]).Cut;
            if (Math.Abs(cut.Value - 15) <= 2.262 * cut.StandardError!.Value) covered++;
        }
        // Three standard errors of a share of .95.
        ((double)covered / panels).ShouldBe(0.95, tolerance: 3 * Math.Sqrt(0.95 * 0.05 / panels));
    }

    [Property(MaxTest = 50)]
    public void fills_additive_ratings_exactly(int seed)
    {
        // Items and raters add up, so any cell may go missing without moving a cut, as long as every row and column keeps one of the first.
        var chance = new SplitMix64((ulong)seed);
        double[] item = [.. Enumerable.Range(0, 6).Select(_ => chance.NextUniform() / 2)], rater = [.. Enumerable.Range(0, 5).Select(_ => chance.NextUniform() / 2)];
        var full = rater.SelectMany(r => item.Select(i => r + i)).ToArray();
        double[] gaps = [.. full.Select((x, at) => at / 6 > 0 && at % 6 > 0 && chance.NextUniform() < 0.3 ? No : x)];
        var (a, b) = (Angoff.Of([Panel(6, full)]), Angoff.Of([Panel(6, gaps)]));
        b.Cut.Value.ShouldBe(a.Cut.Value, tolerance: 1e-9);
        b.Raters.Select(r => r.Cut!.Value).ShouldBe(a.Raters.Select(r => r.Cut!.Value), tolerance: 1e-9);
    }

    private static PanelRatings Panel(int items, params double[] values) => new(values.Length / items, items, values);
}
