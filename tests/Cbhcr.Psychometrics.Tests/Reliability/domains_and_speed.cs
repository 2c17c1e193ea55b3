using Cbhcr.Psychometrics.Reliability;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Reliability;

public sealed class domains_and_speed
{
    /// <summary>Two domains on abilities that correlate .5 or 1, with ten or thirty items: Haberman's verdict follows.</summary>
    [Theory, InlineData(0.5, 30, true), InlineData(1.0, 10, false)]
    public void add_value_where_they_are_long_and_apart(double correlation, int items, bool adds)
    {
        var analysis = DomainAnalysis.Of(Two(correlation, items, 4000), [[.. Enumerable.Range(0, items)], [.. Enumerable.Range(items, items)]]);
        analysis.Domains.ShouldAllBe(d => d.AddsValue == adds);
        Math.Abs(analysis.Disattenuated[0][1]!.Value - correlation).ShouldBeLessThan(0.05);
        analysis.Correlations[0][1]!.Value.ShouldBeLessThan(analysis.Disattenuated[0][1]!.Value);
        // Two predictors do no worse than the better one.
        analysis.Domains.ShouldAllBe(d => d.PrmseOfBoth >= Math.Max(d.Alpha!.Value, d.PrmseOfTotal!.Value) - 1e-12);
    }

    /// <summary>The PRMSE is a share of variance, so it can be checked where true scores are known: drawn here.</summary>
    [Fact]
    public void predict_true_scores_as_well_as_the_prmse_says()
    {
        const int Items = 20, Persons = 20_000;
        var truths = new double[Persons];
        var responses = Two(0.7, Items, Persons, truths);
        var domain = DomainAnalysis.Of(responses, [[.. Enumerable.Range(0, Items)], [.. Enumerable.Range(Items, Items)]]).Domains[0];
        double[] own = [.. Enumerable.Range(0, Persons).Select(p => (double)responses.Person(p)[..Items].Count((byte)1))];
        double[] total = [.. Enumerable.Range(0, Persons).Select(p => (double)responses.Person(p).Count((byte)1))];
        double[] both = [.. own.Zip(total, (o, t) => domain.OwnWeight!.Value * o + domain.TotalWeight!.Value * t)];
        // Alpha lies a little below the reliability where difficulties differ.
        Math.Abs(Math.Pow(Naive.Correlation(own, truths)!.Value, 2) - domain.Alpha!.Value).ShouldBeLessThan(0.02);
        Math.Abs(Math.Pow(Naive.Correlation(total, truths)!.Value, 2) - domain.PrmseOfTotal!.Value).ShouldBeLessThan(0.02);
        Math.Abs(Math.Pow(Naive.Correlation(both, truths)!.Value, 2) - domain.PrmseOfBoth!.Value).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void say_nothing_where_nothing_varies()
    {
        var analysis = DomainAnalysis.Of(Matrix.Of("1101", "1110", "1101"), [[0, 1], [2, 3], []]);
        (analysis.Domains[0].Alpha, analysis.Domains[0].AddsValue, analysis.Correlations[0][1]).ShouldBe((null, null, null));
        analysis.Domains[2].StandardDeviation.ShouldBe(0);
        DomainAnalysis.Of(new ScoredResponses(0, 2, []), [[0], [1]]).Domains[0].Mean.ShouldBeNull();
        Should.Throw<ArgumentException>(() => DomainAnalysis.Of(Matrix.Of("11"), [[0], [0, 1]]));
        // One domain is the total.
        var alone = DomainAnalysis.Of(Matrix.Of("111", "110", "100", "000"), [[0, 1, 2]]).Domains[0];
        alone.PrmseOfBoth.ShouldAgreeWith(0.75);
        alone.PrmseOfTotal.ShouldAgreeWith(0.75);
    }

    [Fact]
    public void see_who_ran_out_of_time()
    {
        // Errors 1, 2, 2, 4; not reached 0, 1, 2, 3.
        var speed = Speededness.Of(Matrix.Of("1o11", "101n", "11nn", "0nnn", "----"));
        speed.Persons.ShouldBe(4);
        speed.NotReachedByItem.ShouldBe([0, 0.25, 0.5, 0.75]);
        speed.OmittedByItem.ShouldBe([0, 0.25, 0, 0]);
        // Last quarter: item 4, reached once; before it items were reached 4 + 3 + 2 times, one omitted.
        (speed.OmittedInLastQuarter, speed.OmittedBefore).ShouldBe((0, 1 / 9.0));
        (speed.Finished, speed.ReachedThreeQuarters).ShouldBe((0.25, 0.5));
        // Variances (n): 14/4 − 9/4 = 5/4 and 25/4 − 81/16 = 19/16.
        speed.VarianceRatio.ShouldAgreeWith(1.25 / (19 / 16.0));
        Speededness.Of(new ScoredResponses(0, 0, [])).ShouldSatisfyAllConditions(s => s.Finished.ShouldBeNull(), s => s.VarianceRatio.ShouldBeNull(), s => s.OmittedInLastQuarter.ShouldBeNull());
    }

    private static ScoredResponses Two(double correlation, int items, int persons, double[]? truths = null)
    {
        var chance = new SplitMix64(31);
        var marks = new List<byte>(2 * items * persons);
        for (var p = 0; p < persons; p++)
        {
            var first = chance.NextNormal();
            var second = correlation * first + Math.Sqrt(1 - correlation * correlation) * chance.NextNormal();
            for (var i = 0; i < 2 * items; i++)
            {
                var right = 1 / (1 + Math.Exp((i % items - items / 2.0) * 2 / items - (i < items ? first : second)));
                if (truths is not null && i < items) truths[p] += right;
                marks.Add((byte)(chance.NextUniform() < right ? 1 : 0));
            }
        }
        return new(persons, 2 * items, [.. marks]);
    }
}
