using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class groups_of_examinees
{
    private static readonly double[] Competent = [14, 15, 16, 16, 17, 18, 19, 12], Others = [8, 9, 10, 11, 11, 12, 13, 15];

    [Fact]
    public void that_contrast_give_four_cuts()
    {
        var groups = ContrastingGroups.Of(Competent, Others);
        groups.MeanMidpoint.Value.ShouldBe((127 / 8.0 + 89 / 8.0) / 2, tolerance: 1e-12);
        // The maximum likelihood equations hold at the midpoint that logistic regression gives: found here by a fine search for b0, b1.
        groups.Logistic!.Value.ShouldBe(SearchedMidpoint(), tolerance: 2e-4);
        (groups.LeastCost.Value, groups.FalsePasses, groups.FalseFails).ShouldBe((14, 1, 1));
        groups.Intersection!.Value.ShouldBe(13.5, tolerance: 0.2);
        groups.Intersection.StandardError!.Value.ShouldBeInRange(0.2, 1.5);
        groups.Logistic.StandardError!.Value.ShouldBeInRange(0.2, 2);
    }

    [Fact]
    public void of_equal_spread_meet_at_the_midpoint() =>
        ContrastingGroups.Of([10, 12, 14], [4, 6, 8]).Intersection!.Value.ShouldBe(9, tolerance: 1e-12);

    [Property(MaxTest = 50)]
    public void meet_where_the_densities_do(int seed)
    {
        var chance = new SplitMix64((ulong)seed);
        double[] a = [.. Enumerable.Range(0, 20).Select(_ => 60 + 8 * chance.NextNormal())], b = [.. Enumerable.Range(0, 30).Select(_ => 45 + 4 * chance.NextNormal())];
        var cut = ContrastingGroups.Of(a, b, resamples: 0).Intersection!.Value;
        Density(a, cut).ShouldBe(Density(b, cut), tolerance: 1e-10);
    }

    [Fact]
    public void come_back_from_a_logistic_truth()
    {
        // The chance to be judged competent is one half at 113, as in the reference file; the error says how far 2,000 examinees can miss it.
        var chance = new SplitMix64(5);
        List<double> competent = [], others = [];
        for (var i = 0; i < 2000; i++)
        {
            var score = Math.Round(117 + 12 * chance.NextNormal());
            (chance.NextUniform() < 1 / (1 + Math.Exp(-(score - 113) / 5)) ? competent : others).Add(score);
        }
        var cut = ContrastingGroups.Of(competent, others, resamples: 0).Logistic!;
        cut.StandardError!.Value.ShouldBeInRange(0.1, 0.6);
        Math.Abs(cut.Value - 113).ShouldBeLessThan(3 * cut.StandardError.Value);
    }

    [Fact]
    public void that_do_not_overlap_or_stand_the_wrong_way_have_no_logistic_cut()
    {
        ContrastingGroups.Of([10, 12], [4, 6]).Logistic.ShouldBeNull();
        ContrastingGroups.Of([10, 12], [8, 10]).Logistic.ShouldBeNull();
        ContrastingGroups.Of(Others, Competent).ShouldSatisfyAllConditions(g => g.Logistic.ShouldBeNull(), g => g.Intersection.ShouldBeNull());
        ContrastingGroups.Of([5], [5]).ShouldSatisfyAllConditions(g => g.Logistic.ShouldBeNull(), g => g.MeanMidpoint.StandardError.ShouldBeNull());
        // Anything from 7 to 10 separates; 8 is the midpoint of the means.
        ContrastingGroups.Of([10, 10], [6, 6]).LeastCost.Value.ShouldBe(8);
    }

    [Fact]
    public void move_the_cut_with_the_cost()
    {
        ContrastingGroups.Of(Competent, Others, new(10, 1)).LeastCost.Value.ShouldBe(16);
        ContrastingGroups.Of(Competent, Others, new(1, 10)).LeastCost.Value.ShouldBe(12);
    }

    [Property(MaxTest = 100)]
    public void cost_no_less_at_any_other_whole_score(int seed)
    {
        var chance = new SplitMix64((ulong)seed);
        double[] a = [.. Enumerable.Range(0, 1 + (int)(chance.NextUniform() * 9)).Select(_ => Math.Round(8 + 4 * chance.NextNormal(), 1))];
        double[] b = [.. Enumerable.Range(0, 1 + (int)(chance.NextUniform() * 9)).Select(_ => Math.Round(5 + 3 * chance.NextNormal()))];
        double Cost(double cut) => 2 * b.Count(x => x >= cut) + a.Count(x => x < cut);
        var groups = ContrastingGroups.Of(a, b, new(2, 1), resamples: 0);
        var costs = Enumerable.Range(-20, 61).Select(cut => (Cut: (double)cut, Cost: Cost(cut))).ToList();
        var least = costs.Min(c => c.Cost);
        Cost(groups.LeastCost.Value).ShouldBe(least);
        (2 * groups.FalsePasses + groups.FalseFails).ShouldBe((int)least);
        var middle = groups.MeanMidpoint.Value;
        // Beyond the scores nothing changes, and the cut stays with them.
        costs.Where(c => c.Cost.Equals(least) && c.Cut >= a.Concat(b).Min() && c.Cut <= a.Concat(b).Max()).ShouldAllBe(c => Math.Abs(c.Cut - middle) >= Math.Abs(groups.LeastCost.Value - middle) - 1e-9);
    }

    [Fact]
    public void are_refused_when_empty()
    {
        Should.Throw<ArgumentException>(() => ContrastingGroups.Of([], [1]));
        Should.Throw<ArgumentException>(() => ContrastingGroups.Of([1], [double.NaN]));
        Should.Throw<ArgumentException>(() => ContrastingGroups.Of([1], [1], new(0, 1)));
        Should.Throw<ArgumentException>(() => BorderlineGroup.Of([]));
        Should.Throw<ArgumentException>(() => BorderlineGroup.Of([1, double.NaN])).Message.ShouldContain("Score 1");
    }

    [Fact]
    public void at_the_border_give_their_middle()
    {
        var border = BorderlineGroup.Of([10, 11, 13, 20]);
        (border.Median.Value, border.Mean.Value).ShouldBe((12, 13.5));
        border.Mean.StandardError!.Value.ShouldBe(Math.Sqrt(Naive.Variance([10, 11, 13, 20]) / 4), tolerance: 1e-12);
        BorderlineGroup.Of([10]).Median.ShouldBe(new(10, null, null, 1));
    }

    private static double Density(double[] x, double at) =>
        Math.Exp(-(at - x.Average()) * (at - x.Average()) / 2 / Naive.Variance(x)) / Math.Sqrt(Naive.Variance(x));

    // Maximises the likelihood over the cut and the slope by repeatedly finer grids.
    private static double SearchedMidpoint()
    {
        double LogLikelihood(double cut, double slope) =>
            Competent.Sum(x => -Math.Log(1 + Math.Exp(-slope * (x - cut)))) + Others.Sum(x => -Math.Log(1 + Math.Exp(slope * (x - cut))));
        var (cut, slope, width) = (13.5, 1.0, 0.9);
        for (var n = 0; n < 40; n++, width *= 0.8)
            (cut, slope) = Enumerable.Range(-10, 21).SelectMany(i => Enumerable.Range(-10, 21).Select(j => (Cut: cut + i * width / 10, Slope: slope + j * width / 10))).MaxBy(p => LogLikelihood(p.Cut, p.Slope));
        return cut;
    }
}
