using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Tests.Scoring;

namespace Cbhcr.Psychometrics.Tests.Fit;

public sealed class a_fit_statistic
{
    private static readonly List<IrtItem> Short = [.. Enumerable.Range(0, 24).Select(i => (IrtItem)(i % 3 == 0 ? new GradedItem(1.3, [1.2 - 0.1 * i, -0.8 - 0.1 * i]) : DichotomousItem.At(0.8 + 0.05 * i, -1.8 + 0.16 * i)))];

    /// <summary>lz at an estimate is too narrow; lz* is not (Snijders 2001), for each kind of estimate it is meant for.</summary>
    [Theory, InlineData("MLE"), InlineData("WLE"), InlineData("MAP")]
    public void of_persons_is_standard_only_when_corrected(string estimator)
    {
        var (responses, _) = Plain.Draw(Short, 3000, 21);
        var fits = PersonFit.Of(Short, responses, AbilityEstimates.ForFit(estimator switch
        {
            "MLE" => AbilityEstimates.Mle(Short, responses),
            "WLE" => AbilityEstimates.Wle(Short, responses),
            _ => AbilityEstimates.Map(Short, Population.Standard, responses),
        }));
        var (lz, star) = (fits.Select(f => f.Lz!.Value).ToList(), fits.Select(f => f.LzStar!.Value).ToList());
        Math.Sqrt(Naive.Variance(star)).ShouldBe(1, 0.06);
        Math.Abs(Math.Sqrt(Naive.Variance(star)) - 1).ShouldBeLessThan(Math.Abs(Math.Sqrt(Naive.Variance(lz)) - 1));
        star.Average().ShouldBe(0, 0.12);
        (star.Count(z => z < -1.645) / 3000.0).ShouldBe(0.05, 0.025);
    }

    /// <summary>Snijders' own form for right and wrong, with r₀ written out.</summary>
    [Fact]
    public void of_persons_is_that_of_the_paper()
    {
        List<IrtItem> items = [.. Enumerable.Range(0, 20).Select(i => (IrtItem)DichotomousItem.At(0.7 + 0.06 * i, -1.5 + 0.15 * i, i % 2 == 0 ? 0.15 : 0))];
        var (responses, _) = Plain.Draw(items, 50, 22);
        var map = AbilityEstimates.Map(items, Population.Standard, responses);
        var fits = PersonFit.Of(items, responses, AbilityEstimates.ForFit(map));
        for (var person = 0; person < 50; person++)
        {
            var theta = map[person].Value!.Value;
            var p = items.Select(i => Plain.Probabilities(i, theta)[1]).ToArray();
            var slope = items.Select(i => Plain.Slope(t => Plain.Probabilities(i, t)[1], theta)).ToArray();
            var w = p.Select(x => Math.Log(x / (1 - x))).ToArray();
            var r = p.Select((x, i) => slope[i] / (x * (1 - x))).ToArray();
            var c = slope.Zip(w, (s, x) => s * x).Sum() / slope.Zip(r, (s, x) => s * x).Sum();
            var r0 = -theta;
            var sum = Enumerable.Range(0, 20).Sum(i => (responses.Person(person)[i] - p[i]) * w[i]);
            var variance = Enumerable.Range(0, 20).Sum(i => (w[i] - c * r[i]) * (w[i] - c * r[i]) * p[i] * (1 - p[i]));
            fits[person].LzStar!.Value.ShouldBe((sum + c * r0) / Math.Sqrt(variance), 1e-7);
        }
    }

    [Fact]
    public void of_items_rejects_about_as_often_as_it_should_and_finds_the_wrong_one()
    {
        var (responses, _) = Plain.Draw(Short, 1500, 23);
        var p = ItemFit.SX2(Short, Population.Standard, responses, []).Select(f => f.P!.Value).ToList();
        p.Count(x => x < 0.05).ShouldBeInRange(0, 5);
        List<IrtItem> wrong = [.. Short.Select((item, i) => i == 4 ? DichotomousItem.At(0.2, 0) : item)];
        ItemFit.SX2(wrong, Population.Standard, responses, [])[4].P!.Value.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void of_pairs_finds_a_copied_item()
    {
        var (responses, _) = Plain.Draw(Short, 1000, 24);
        var codes = responses.Codes.ToArray();
        for (var person = 0; person < 1000; person++) codes[person * 24 + 2] = codes[person * 24 + 1];
        CategoryResponses copied = new(1000, responses.Categories, codes);
        var pairs = LocalDependence.ChiSquare(Short, Population.Standard, copied);
        pairs.Length.ShouldBe(24 * 23 / 2);
        var most = pairs.MaxBy(f => f.ChiSquare!.Value);
        (most.First, most.Second).ShouldBe((1, 2));
        most.SignedV!.Value.ShouldBeGreaterThan(0.3);
        // With items taken as known no margins are fitted: cells less 1, not (rows − 1)(columns − 1).
        pairs.Where(f => f.First > 2).Average(f => f.ChiSquare!.Value / (Short[f.First].Categories * Short[f.Second].Categories - 1)).ShouldBe(1, 0.25);
        var q3 = LocalDependence.Q3(Short, copied, AbilityEstimates.ForFit(AbilityEstimates.Eap(Short, Population.Standard, copied)));
        q3[1, 2]!.Value.ShouldBeGreaterThan(0.5);
        q3[5, 9]!.Value.ShouldBe(-1.0 / 23, 0.12);
    }

    [Fact]
    public void of_a_pair_is_pearsons()
    {
        List<IrtItem> items = [new DichotomousItem(1.2, 0.3), new GradedItem(0.9, [1, -0.5])];
        var responses = Plain.Rows(items, "00", "01", "02", "12", "12", "11", "1-", "10");
        var weights = Quadrature.Default.Weights(Population.Standard);
        double Expected(int k, int l) => 7 * Enumerable.Range(0, 61).Sum(q => weights[q] * Plain.Probabilities(items[0], Quadrature.Default.Points[q])[k] * Plain.Probabilities(items[1], Quadrature.Default.Points[q])[l]);
        int[,] observed = { { 1, 1, 1 }, { 1, 1, 2 } };
        var x = Enumerable.Range(0, 6).Sum(c => Math.Pow(observed[c / 3, c % 3] - Expected(c / 3, c % 3), 2) / Expected(c / 3, c % 3));
        var pair = LocalDependence.ChiSquare(items, Population.Standard, responses).Single();
        pair.ChiSquare.ShouldAgreeWith(x, "X²", 1e-12);
        (pair.N, pair.DegreesOfFreedom).ShouldBe((7, 2));
        pair.Standardised.ShouldAgreeWith((x - 2) / 2, "z", 1e-12);
        pair.SignedV.ShouldAgreeWith(-Math.Sqrt(x / 7), "V", 1e-12);
    }

    [Fact]
    public void of_odd_data_is_null_and_never_throws()
    {
        List<IrtItem> items = [new DichotomousItem(1, 0), new DichotomousItem(1.5, 0.5, 0.2), new GradedItem(1, [1, 0])];
        foreach (var responses in (CategoryResponses[])[Plain.Rows(items), Plain.Rows(items, "112"), Plain.Rows(items, "000", "000"), Plain.Rows(items, "---", "1--"), Plain.Rows(items, "012", "101", "-12")])
        {
            var abilities = AbilityEstimates.ForFit(AbilityEstimates.Mle(items, responses));
            ItemFit.SX2(items, Population.Standard, responses, FreeParameters.Of(IrtModel.Graded, items, Population.Standard)).ShouldAllBe(f => f.ChiSquare == null || double.IsFinite(f.ChiSquare.Value));
            ItemFit.MeanSquares(items, responses, abilities).ShouldAllBe(f => f.MeanSquare == null || double.IsFinite(f.MeanSquare.Value.Infit));
            PersonFit.Of(items, responses, abilities).ShouldAllBe(f => f.LzStar == null || double.IsFinite(f.LzStar.Value));
            LocalDependence.Q3(items, responses, abilities).Cast<double?>().ShouldAllBe(q => q == null || double.IsFinite(q.Value));
            LocalDependence.ChiSquare(items, Population.Standard, responses).ShouldAllBe(f => f.ChiSquare == null || double.IsFinite(f.ChiSquare.Value));
        }
        List<IrtItem> one = [new DichotomousItem(1, 0)];
        ItemFit.SX2(one, Population.Standard, Plain.Rows(one, "0", "1"), [])[0].ChiSquare.ShouldBeNull();
        PersonFit.Of(one, Plain.Rows(one, "1"), new[] { 0.2 })[0].LzStar.ShouldBeNull();
        Should.Throw<ArgumentException>(() => PersonFit.Of(one, Plain.Rows(one, "1"), new double[2]));
    }

    [Fact]
    public void is_the_same_bits_with_any_number_of_threads()
    {
        var (responses, abilities) = Plain.Draw(Short, 500, 25);
        PersonFit.Of(Short, responses, abilities, threads: 1).ShouldBe(PersonFit.Of(Short, responses, abilities, threads: 2));
        ItemFit.MeanSquares(Short, responses, abilities, threads: 1).ShouldBe(ItemFit.MeanSquares(Short, responses, abilities, threads: 2));
        LocalDependence.Q3(Short, responses, abilities, threads: 1).Cast<double?>().ShouldBe(LocalDependence.Q3(Short, responses, abilities, threads: 2).Cast<double?>());
    }
}
