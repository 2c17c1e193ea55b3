using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class small_samples
{
    /// <summary>With none right the bounds are known: 1 − (α/2)^(1/n), and z² / (n + z²).</summary>
    [Theory, InlineData(1), InlineData(10), InlineData(400)]
    public void have_an_interval_where_nobody_is_right(int n)
    {
        SmallSampleIntervals.ClopperPearson(0, n).High.ShouldAgreeWith(1 - Math.Pow(0.025, 1.0 / n));
        SmallSampleIntervals.ClopperPearson(n, n).Low.ShouldAgreeWith(Math.Pow(0.025, 1.0 / n));
        const double Z = 1.959963984540054;
        SmallSampleIntervals.Wilson(0, n).ShouldBe(new(0, SmallSampleIntervals.Wilson(0, n).High));
        SmallSampleIntervals.Wilson(0, n).High.ShouldAgreeWith(Z * Z / (n + Z * Z));
    }

    /// <summary>Clopper–Pearson's bounds are the shares at which the sample is just not too rare: both tails are 2.5 %.</summary>
    [Theory, InlineData(3, 12), InlineData(7, 9), InlineData(1, 30)]
    public void have_bounds_that_leave_the_tails_promised(int right, int n)
    {
        var (low, high) = SmallSampleIntervals.ClopperPearson(right, n);
        double P(int x, double p) => Enumerable.Range(0, x).Aggregate(1.0, (product, i) => product * (n - i) / (i + 1)) * Math.Pow(p, x) * Math.Pow(1 - p, n - x);
        Enumerable.Range(right, n - right + 1).Sum(x => P(x, low)).ShouldAgreeWith(0.025, bar: 1e-9);
        Enumerable.Range(0, right + 1).Sum(x => P(x, high)).ShouldAgreeWith(0.025, bar: 1e-9);
        var wilson = SmallSampleIntervals.Wilson(right, n);
        wilson.Low.ShouldBeGreaterThan(low);
        wilson.High.ShouldBeLessThan(high);
    }

    /// <summary>Fisher's interval of r = .5 from 28 persons: artanh .5 ± 1.96/5.</summary>
    [Fact]
    public void have_an_interval_of_a_correlation()
    {
        var interval = SmallSampleIntervals.Correlation(0.5, 28)!.Value;
        interval.Low.ShouldAgreeWith(Math.Tanh(0.5 * Math.Log(3) - 1.959963984540054 / 5));
        interval.High.ShouldAgreeWith(Math.Tanh(0.5 * Math.Log(3) + 1.959963984540054 / 5));
        SmallSampleIntervals.Correlation(0.5, 3).ShouldBeNull();
        SmallSampleIntervals.Correlation(-1, 30).ShouldBe(new ConfidenceInterval(-1, -1));
    }

    [Fact]
    public void refuse_what_is_no_sample()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SmallSampleIntervals.Wilson(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => SmallSampleIntervals.ClopperPearson(3, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => SmallSampleIntervals.Correlation(1.1, 20));
        Should.Throw<ArgumentOutOfRangeException>(() => SmallSampleIntervals.Wilson(1, 2, 1));
        Should.Throw<ArgumentException>(() => ShrunkenProportions.Of([3], [2])).Message.ShouldContain("Item 0");
        Should.Throw<ArgumentException>(() => ShrunkenDifficulties.Of([0], [0.0]));
    }

    /// <summary>Sixty items of Beta(6, 3) before twelve persons: the fit is near, and shrunken shares miss the true ones by less than raw ones.</summary>
    [Fact]
    public void shrink_shares_towards_the_truth()
    {
        var (chance, n) = (new SplitMix64(11), 12);
        // Beta(6, 3) as the sixth of eight uniform numbers in order.
        double[] truth = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 8).Select(_ => chance.NextUniform()).Order().ElementAt(5))];
        int[] right = [.. truth.Select(p => Enumerable.Range(0, n).Count(_ => chance.NextUniform() < p))];
        var shrunk = ShrunkenProportions.Of(right, [.. truth.Select(_ => n)]);
        shrunk.Mean!.Value.ShouldBeInRange(0.6, 0.74);
        (shrunk.Alpha!.Value + shrunk.Beta!.Value).ShouldBeInRange(4, 20);
        shrunk.Items.Zip(truth, (s, p) => (s.Value - p) * (s.Value - p)).Sum().ShouldBeLessThan(0.8 * shrunk.Items.Zip(truth, (s, p) => (s.Raw!.Value - p) * (s.Raw!.Value - p)).Sum());
        // Nine in ten hold the truth where 95 % are promised and the beta itself is estimated.
        shrunk.Items.Zip(truth).Count(x => x.First.Interval.Low <= x.Second && x.Second <= x.First.Interval.High).ShouldBeInRange(53, 60);
    }

    [Fact]
    public void take_the_pooled_share_where_items_do_not_differ_beyond_chance()
    {
        var shrunk = ShrunkenProportions.Of([5, 6, 4, 5], [10, 10, 10, 10]);
        (shrunk.Alpha, shrunk.Mean).ShouldBe((null, 0.5));
        shrunk.Items.ShouldAllBe(i => i.Value == 0.5 && i.OwnWeight == 0 && i.Interval == SmallSampleIntervals.Wilson(20, 40, 0.95));
        ShrunkenProportions.Of([0, 0], [3, 0]).Items[1].ShouldBe(new(null, 0, SmallSampleIntervals.Wilson(0, 3), 0));
        ShrunkenProportions.Of([0], [0]).Mean.ShouldBeNull();
    }

    /// <summary>Between the raw share and the mean, whatever the counts, and at a maximum of the likelihood.</summary>
    [Property]
    public void shrink_and_never_overshoot(byte[] counts)
    {
        int[] n = [.. counts.Select(c => c % 7 + 1)], right = [.. counts.Select((c, i) => c / 7 % (n[i] + 1))];
        var shrunk = ShrunkenProportions.Of(right, n);
        foreach (var item in shrunk.Items)
        {
            item.Value.ShouldBeInRange(Math.Min(item.Raw!.Value, shrunk.Mean!.Value) - 1e-12, Math.Max(item.Raw!.Value, shrunk.Mean!.Value) + 1e-12);
            item.Interval.Low.ShouldBeLessThan(item.Interval.High);
        }
        if (shrunk is not { Alpha: { } a, Beta: { } b } || a + b is > 1e6 or < 1e-3) return;
        foreach (var (da, db) in new[] { (1.01, 1.0), (0.99, 1.0), (1.0, 1.01), (1.0, 0.99) }) Likelihood(a * da, b * db).ShouldBeLessThanOrEqualTo(Likelihood(a, b) + 1e-9);

        double Likelihood(double alpha, double beta) => Enumerable.Range(0, n.Length).Sum(i =>
            Enumerable.Range(0, right[i]).Sum(j => Math.Log(alpha + j)) + Enumerable.Range(0, n[i] - right[i]).Sum(j => Math.Log(beta + j)) - Enumerable.Range(0, n[i]).Sum(j => Math.Log(alpha + beta + j)));
    }

    /// <summary>Equal errors: the equation is s² = τ² + SE², so that B = SE² / s² (James and Stein with k − 1).</summary>
    [Fact]
    public void shrink_difficulties_as_james_and_stein_do()
    {
        var shrunk = ShrunkenDifficulties.Of([-2, 0, 1, 3, double.PositiveInfinity], [0.5, 0.5, 0.5, 0.5, 1]);
        // Mean ½, s² = (6.25 + .25 + .25 + 6.25)/3 = 13/3.
        shrunk.Mean.ShouldAgreeWith(0.5);
        shrunk.Variance.ShouldAgreeWith(13 / 3.0 - 0.25);
        shrunk.Items[0].Value.ShouldAgreeWith(0.5 - 2.5 * (1 - 0.75 / 13));
        shrunk.Items[4].Value.ShouldAgreeWith(0.5);
        ShrunkenDifficulties.Of([0.1, 0, -0.1], [1, 1, 1]).Items.ShouldAllBe(i => Math.Abs(i.Value) < 1e-15 && i.OwnWeight == 0);
        ShrunkenDifficulties.Of([double.NaN], [1]).Mean.ShouldBeNull();
    }

    [Theory]
    [InlineData(SampledStatistic.Classical, 29, false), InlineData(SampledStatistic.Classical, 30, true), InlineData(SampledStatistic.Rasch, 149, false)]
    [InlineData(SampledStatistic.DifferentialItemFunctioning, 100, true), InlineData(SampledStatistic.Equating, 1, false), InlineData(SampledStatistic.Decisions, 0, false)]
    public void say_what_they_cannot_say(SampledStatistic statistic, int n, bool allowed)
    {
        var statement = SampleStatement.Of(statistic, n);
        statement.Allowed.ShouldBe(allowed);
        statement.Words.Contains("cannot be said", StringComparison.Ordinal).ShouldBe(!allowed);
        statement.Words.ShouldContain(n == 1 ? "1 person " : $"{n} persons");
    }
}
