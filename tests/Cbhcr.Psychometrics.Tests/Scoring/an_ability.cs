using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class an_ability
{
    private static readonly List<IrtItem> Guessed = [.. Enumerable.Range(0, 8).Select(i => (IrtItem)DichotomousItem.At(0.7 + 0.2 * i, -1.6 + 0.5 * i, 0.22))];

    [Theory]
    [InlineData("1111", EstimateStatus.PlusInfinity)]
    [InlineData("0000", EstimateStatus.MinusInfinity)]
    [InlineData("11--", EstimateStatus.PlusInfinity)]
    [InlineData("----", EstimateStatus.NoInformation)]
    public void have_no_maximum_but_a_reason(string row, EstimateStatus reason)
    {
        List<IrtItem> items = [.. Enumerable.Range(0, 4).Select(i => (IrtItem)DichotomousItem.At(1 + 0.1 * i, i - 1.5))];
        var responses = Plain.Rows(items, row);
        AbilityEstimates.Mle(items, responses)[0].ShouldBe(new AbilityEstimate(null, null, reason));
        AbilityEstimates.Map(items, Population.Standard, responses)[0].Status.ShouldBe(EstimateStatus.Finite);
        AbilityEstimates.Wle(items, responses)[0].Status.ShouldBe(reason == EstimateStatus.NoInformation ? reason : EstimateStatus.Finite);
    }

    [Fact]
    public void of_who_answered_nothing_are_those_of_the_population()
    {
        var population = new Population(0.4, 0.8);
        var eap = AbilityEstimates.Eap(Guessed, population, Plain.Rows(Guessed, "--------"))[0];
        eap.Value!.Value.ShouldBe(0.4, 1e-9);
        eap.StandardError!.Value.ShouldBe(0.8, 1e-6);
        AbilityEstimates.Map(Guessed, population, Plain.Rows(Guessed, "--------"))[0].Value!.Value.ShouldBe(0.4, 1e-12);
    }

    /// <summary>All 256 patterns, most of them unlikely: the maximum is that of a fine search, or at an asymptote that is higher.</summary>
    [Fact]
    public void are_at_the_highest_of_several_modes()
    {
        var responses = Patterns(Guessed);
        var estimates = AbilityEstimates.Mle(Guessed, responses);
        var infinite = 0;
        for (var p = 0; p < responses.Persons; p++)
        {
            var best = Enumerable.Range(-3000, 6001).Max(t => Plain.LogLikelihood(Guessed, responses.Person(p), t / 100.0));
            if (estimates[p].Value is { } ability) Plain.LogLikelihood(Guessed, responses.Person(p), ability).ShouldBeGreaterThanOrEqualTo(best - 1e-12);
            else
            {
                infinite++;
                Plain.LogLikelihood(Guessed, responses.Person(p), estimates[p].Status == EstimateStatus.MinusInfinity ? -1e4 : 1e4).ShouldBeGreaterThanOrEqualTo(best - 1e-9);
            }
        }
        infinite.ShouldBeInRange(2, 200);
    }

    [Theory, InlineData(WeightedLikelihood.Warm), InlineData(WeightedLikelihood.Jeffreys)]
    public void of_weighted_likelihood_are_finite_for_every_pattern(WeightedLikelihood form)
    {
        foreach (var items in (List<IrtItem>[])[Guessed, Plain.Mixed(5)])
        {
            var estimates = AbilityEstimates.Wle(items, Patterns(items), form);
            estimates.ShouldAllBe(e => e.Status == EstimateStatus.Finite && double.IsFinite(e.Value!.Value) && e.StandardError > 0);
        }
    }

    [Fact]
    public void of_weighted_likelihood_solve_the_published_equation()
    {
        var items = Plain.Mixed(10);
        var (responses, _) = Plain.Draw(items, 200, 7);
        var estimates = AbilityEstimates.Wle(items, responses);
        for (var person = 0; person < responses.Persons; person++)
        {
            var codes = responses.Person(person).ToArray();
            double J(double t) => items.Sum(i =>
            {
                double[] p = new double[i.Categories], first = new double[i.Categories], second = new double[i.Categories];
                i.Derivatives(t, p, first, second);
                return p.Select((x, k) => first[k] * second[k] / x).Sum();
            });
            double Equation(double t) => Plain.Slope(u => Plain.LogLikelihood(items, codes, u), t) + J(t) / (2 * Plain.Information(items, codes, t));
            Equation(estimates[person].Value!.Value).ShouldBe(0, 1e-8);
            estimates[person].StandardError!.Value.ShouldBe(1 / Math.Sqrt(-Plain.Slope(Equation, estimates[person].Value!.Value, 1e-2)), 1e-5);
        }
    }

    [Fact]
    public void have_the_standard_error_of_their_curvature()
    {
        var items = Plain.Mixed(15);
        var (responses, _) = Plain.Draw(items, 100, 8);
        var (map, jeffreys) = (AbilityEstimates.Map(items, Population.Standard, responses), AbilityEstimates.Wle(items, responses, WeightedLikelihood.Jeffreys));
        for (var person = 0; person < responses.Persons; person++)
        {
            var codes = responses.Person(person).ToArray();
            map[person].StandardError!.Value.ShouldBe(1 / Math.Sqrt(-Plain.Curvature(t => Plain.LogPosterior(items, codes, t, Population.Standard), map[person].Value!.Value)), 1e-6);
            jeffreys[person].StandardError!.Value.ShouldBe(1 / Math.Sqrt(-Plain.Curvature(t => Plain.Jeffreys(items, codes, t), jeffreys[person].Value!.Value)), 1e-6);
        }
    }

    [Fact]
    public void from_missing_cells_are_those_from_fewer_items()
    {
        var items = Plain.Mixed(12);
        var (responses, _) = Plain.Draw(items, 60, 9);
        var half = responses.Codes.ToArray().Select((c, at) => at % 12 % 2 == 0 ? c : CategoryResponses.Missing).ToArray();
        var few = items.Where((_, i) => i % 2 == 0).ToList();
        var shorter = new CategoryResponses(60, [.. few.Select(i => i.Categories)], [.. half.Where(c => c != CategoryResponses.Missing)]);
        var gaps = new CategoryResponses(60, responses.Categories, half);
        foreach (var (a, b) in AbilityEstimates.Wle(items, gaps).Zip(AbilityEstimates.Wle(few, shorter))) a.Value!.Value.ShouldBe(b.Value!.Value, 1e-10);
        foreach (var (a, b) in AbilityEstimates.Mle(items, gaps).Zip(AbilityEstimates.Mle(few, shorter))) (a.Status, Math.Round(a.Value ?? 0, 9)).ShouldBe((b.Status, Math.Round(b.Value ?? 0, 9)));
        foreach (var (a, b) in AbilityEstimates.Eap(items, Population.Standard, gaps).Zip(AbilityEstimates.Eap(few, Population.Standard, shorter))) a.Value!.Value.ShouldBe(b.Value!.Value, 1e-12);
    }

    /// <summary>Two items with guessing, mirrored, both right: each side is explained by a guess on the other.</summary>
    [Fact]
    public void are_not_unique_where_two_are_equally_likely()
    {
        List<IrtItem> items = [new DichotomousItem(2, -6, 0.2), new DichotomousItem(-2, -6, 0.2), new NominalItem([0.5, 1], [0, 0])];
        AbilityEstimates.Mle(items, Plain.Rows(items, "11-"))[0].Status.ShouldBe(EstimateStatus.NotUnique, "both asymptotes");
        AbilityEstimates.Mle(items, Plain.Rows(items, "111"))[0].Status.ShouldBe(EstimateStatus.NotUnique, "two finite modes");
        AbilityEstimates.Mle(items, Plain.Rows(items, "101"))[0].Status.ShouldBe(EstimateStatus.Finite);
    }

    [Fact]
    public void are_the_same_bits_with_any_number_of_threads()
    {
        var items = Plain.Mixed(20);
        var (responses, _) = Plain.Draw(items, 700, 10);
        AbilityEstimates.Wle(items, responses, threads: 1).ShouldBe(AbilityEstimates.Wle(items, responses, threads: 2));
        AbilityEstimates.Eap(items, Population.Standard, responses, threads: 1).ShouldBe(AbilityEstimates.Eap(items, Population.Standard, responses, threads: 2));
    }

    [Fact]
    public void of_nobody_are_none_and_misuse_is_told()
    {
        AbilityEstimates.Wle(Guessed, new(0, [.. Guessed.Select(_ => 2)], [])).ShouldBeEmpty();
        AbilityEstimates.Eap([], Population.Standard, new(2, [], [])).Length.ShouldBe(2);
        Should.Throw<ArgumentException>(() => AbilityEstimates.Mle(Guessed, new(1, [2], [1])));
        Should.Throw<ArgumentException>(() => AbilityEstimates.Mle([new DichotomousItem(1, 0)], new(1, [3], [2]))).Message.ShouldContain("Person 0, item 0");
        Should.Throw<ArgumentException>(() => AbilityEstimates.Eap(Guessed, new(0, 0), Plain.Rows(Guessed, "11111111")));
    }

    [Fact]
    public void are_recovered_without_bias()
    {
        List<IrtItem> items = [.. Enumerable.Range(0, 60).Select(i => (IrtItem)DichotomousItem.At(0.8 + 0.02 * i, -2.5 + 0.085 * i, 0.2))];
        var (responses, truth) = Plain.Draw(items, 1500, 11);
        var estimates = AbilityEstimates.Wle(items, responses);
        var z = estimates.Select((e, p) => (e.Value!.Value - truth[p]) / e.StandardError!.Value).ToList();
        z.Average().ShouldBe(0, 0.1);
        Math.Sqrt(Naive.Variance(z)).ShouldBe(1, 0.1);
    }

    private static CategoryResponses Patterns(List<IrtItem> items)
    {
        var rows = new List<byte[]> { Array.Empty<byte>() };
        foreach (var item in items) rows = [.. rows.SelectMany(r => Enumerable.Range(0, item.Categories).Select(k => (byte[])[.. r, (byte)k]))];
        return new(rows.Count, [.. items.Select(i => i.Categories)], [.. rows.SelectMany(r => r)]);
    }
}
