using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class a_compromise
{
    // One person at each score 0 to 9: P(X < c) is ceil(c)/10.
    private static readonly ScoreDistribution Even = new([.. Enumerable.Repeat(1, 10)]);

    [Fact]
    public void of_hofstee_lies_on_a_flat_piece_or_on_a_riser()
    {
        // The line from (2, .7) to (8, .1) is .9 − c/10: on the flat piece (4, 5] it is .5 at 4 only, where the riser goes from .4 to .5.
        Hofstee.Of([new(2, 8, 0.1, 0.7)], Even).Cut!.Value.ShouldBe(4, tolerance: 1e-12);
        // From (2, .75) to (8, .15): .95 − c/10 is .5 at 4.5.
        var flat = Hofstee.Of([new(2, 8, 0.15, 0.75)], Even);
        flat.Cut!.Value.ShouldBe(4.5, tolerance: 1e-12);
        (flat.Cut.PassingScore, flat.FailRate).ShouldBe((5, 0.5));
    }

    [Fact]
    public void of_hofstee_misses_bounds_that_do_not_go_with_the_candidates()
    {
        Hofstee.Of([new(5, 8, 0, 0.1)], Even).Cut.ShouldBeNull();
        Hofstee.Of([new(1, 3, 0.6, 0.9)], Even).Cut.ShouldBeNull();
        Hofstee.Of([new(5, 5, 0.4, 0.6)], Even).Cut!.Value.ShouldBe(5);
        Hofstee.Of([new(5, 5, 0.6, 0.7)], Even).Cut.ShouldBeNull();
        Hofstee.Of([new(-1e12, 1e12, 0.5, 0.5)], Even).Cut!.Value.ShouldBe(4);
    }

    [Fact]
    public void of_hofstee_averages_bounds_and_tells_each_judges_cut()
    {
        var study = Hofstee.Of([new(2, 8, 0.15, 0.75), new(3, 9, 0.15, 0.75), new(5, 8, 0, 0.1)], Even);
        study.Bounds.MinimumCut.ShouldBe(10 / 3.0, tolerance: 1e-12);
        study.JudgeCuts[0]!.Value.ShouldBe(4.5, tolerance: 1e-12);
        study.JudgeCuts[2].ShouldBeNull();
        study.Cut!.StandardDeviation.ShouldNotBeNull();
    }

    [Fact]
    public void refuses_judges_out_of_order()
    {
        Should.Throw<ArgumentException>(() => Hofstee.Of([new(8, 2, 0.1, 0.7)], Even)).Message.ShouldContain("Judge 0");
        Should.Throw<ArgumentException>(() => Hofstee.Of([new(2, 8, 0.1, 1.7)], Even));
        Should.Throw<ArgumentException>(() => Hofstee.Of([], Even));
        Should.Throw<ArgumentException>(() => Hofstee.Of([new(2, 8, 0.1, 0.7)], new([])));
        Should.Throw<ArgumentException>(() => Beuk.Of([new(2, 1.1)], Even)).Message.ShouldContain("Judge 0");
        Should.Throw<ArgumentException>(() => Beuk.Of([new(double.NaN, 0.5)], Even));
        Should.Throw<ArgumentException>(() => Beuk.Of([], Even));
        Should.Throw<ArgumentException>(() => Beuk.Of([new(2, 0.5)], new([0, 0])));
    }

    [Fact]
    public void of_beuk_gives_way_where_judges_agree_less()
    {
        // Means 7 and .6; the curve passes .3 at 7. Firm on the cut: near 7. Firm on the pass rate: near 4, where .6 pass.
        Beuk.Of([new(6.9, 0.4), new(7.1, 0.8)], Even).Cut!.Value.ShouldBe(6.9, tolerance: 0.2);
        Beuk.Of([new(4, 0.59), new(10, 0.61)], Even).Cut!.Value.ShouldBe(4, tolerance: 0.2);
        Beuk.Of([new(7, 0.4), new(7, 0.8)], Even).ShouldSatisfyAllConditions(b => b.Cut!.Value.ShouldBe(7), b => b.Slope.ShouldBeNull(), b => b.PassRate!.Value.ShouldBe(0.3, tolerance: 1e-12));
        Beuk.Of([new(7, 0.4)], Even).Cut!.Value.ShouldBe(7);
        Beuk.Of([new(4, 0.6), new(10, 0.6)], Even).Cut!.Value.ShouldBe(3, tolerance: 1e-9);
    }

    [Property(MaxTest = 100)]
    public void lies_where_the_stair_meets_the_line(int seed)
    {
        var chance = new SplitMix64((ulong)seed);
        var scores = new ScoreDistribution([.. Enumerable.Range(0, 30).Select(_ => (int)(chance.NextUniform() * 5)), 1]);
        var judge = new HofsteeJudgement(5 + 5 * chance.NextUniform(), 20 + 5 * chance.NextUniform(), 0.2 * chance.NextUniform(), 0.6 + 0.3 * chance.NextUniform());
        if (Hofstee.Of([judge], scores).Cut is not { } cut) return;
        double Line(double c) => judge.MaximumFail - (judge.MaximumFail - judge.MinimumFail) * (c - judge.MinimumCut) / (judge.MaximumCut - judge.MinimumCut);
        double Fail(double c) => 1 - (double)ImpactTable.Passing(scores, (int)Math.Ceiling(c)) / scores.N;
        Fail(cut.Value - 1e-7).ShouldBeLessThanOrEqualTo(Line(cut.Value) + 1e-6);
        Fail(cut.Value + 1e-7).ShouldBeGreaterThanOrEqualTo(Line(cut.Value) - 1e-6);
    }
}
