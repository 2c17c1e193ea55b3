using Cbhcr.Psychometrics.Reliability;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Reliability;

public sealed class reliability_of_a_form
{
    // Item variances ¼, ⅓, ¼; covariances ⅙, 1/12, ⅙; total 5/3.
    private static readonly ScoredResponses Guttman = Matrix.Of("111", "110", "100", "000");

    [Fact]
    public void of_a_small_form_by_hand()
    {
        var analysis = ReliabilityAnalysis.Of(Guttman);
        analysis.Covariances[0, 1].ShouldAgreeWith(1 / 6.0);
        analysis.Alpha.ShouldAgreeWith(0.75);
        analysis.Kr20.ShouldBe(analysis.Alpha);
        // 3/2 (1 − 1.5 · 1.5 / (3 · 5/3)).
        analysis.Kr21.ShouldAgreeWith(0.825);
        analysis.Guttman.Lambda1.ShouldAgreeWith(0.5);
        // C₂ = 2 (1/36 + 1/144 + 1/36) = ⅛: ½ + √(3/16) / (5/3).
        analysis.Guttman.Lambda2.ShouldAgreeWith(0.5 + Math.Sqrt(3 / 16.0) * 0.6);
        // Item 2 against 1 and 3 has the largest covariance, ⅓: 4/3 / (5/3).
        analysis.Guttman.Lambda4.ShouldAgreeWith(0.8);
        analysis.OddEven.GuttmanFlanagan.ShouldAgreeWith(0.8);
        // Largest column Σ of item 2: 2/36.
        analysis.Guttman.Lambda5.ShouldAgreeWith(0.5 + 2 * Math.Sqrt(1 / 18.0) * 0.6);
        // Regression of the middle on the outer ones: both weights ½, left ⅓ − ⅙ = ⅙; of item 1 on 2 and 3: ¼ − 1/12 = ⅙ (item 3 adds nothing).
        analysis.Guttman.Lambda6.ShouldAgreeWith(1 - 0.5 * 0.6);
        analysis.ConditionalErrors.Select(e => e.Lord).ShouldBe([0, 1, 1, 0]);
    }

    [Fact]
    public void is_not_defined_without_variance_or_items()
    {
        foreach (var responses in new[] { new ScoredResponses(0, 3, []), Matrix.Of("110", "110"), Matrix.Of("1", "0"), Matrix.Of("101"), new ScoredResponses(2, 0, []) })
        {
            var analysis = ReliabilityAnalysis.Of(responses);
            (analysis.Alpha, analysis.AlphaInterval, analysis.Kr21, analysis.Guttman.Lambda4, analysis.Guttman.Lambda6, analysis.Omega, analysis.StandardErrorOfMeasurement, analysis.OddEven.SpearmanBrown).ShouldBe(default);
        }
        // One item constant: alpha stands, what standardises does not.
        var constant = ReliabilityAnalysis.Of(Matrix.Of("1111", "1101", "1001", "0001"));
        (constant.Alpha is not null, constant.StandardisedAlpha, constant.Omega, constant.OmegaMinres, constant.Guttman.Lambda6).ShouldBe((true, null, null, null, null));
        // Two equal items: no inverse.
        ReliabilityAnalysis.Of(Matrix.Of("110", "001", "111", "000", "001")).Guttman.Lambda6.ShouldBeNull();
    }

    [Fact]
    public void rests_on_persons_who_have_every_item()
    {
        var analysis = ReliabilityAnalysis.Of(Matrix.Of("111", "110", "100", "000", "1-1", "-11"));
        (analysis.Persons, analysis.Covariances.LeftOut).ShouldBe((4, 2));
        analysis.Alpha.ShouldAgreeWith(0.75);
        ReliabilityAnalysis.Of(Matrix.Of("111", "110", "100", "000", "1-1", "-11"), [0, 2]).Persons.ShouldBe(5);
        Should.Throw<ArgumentException>(() => ItemCovariances.Of(Guttman, [0, 3])).Message.ShouldContain("item 3");
        Should.Throw<ArgumentException>(() => ItemCovariances.Of(Guttman, [0, 0]));
    }

    [Property(Arbitrary = [typeof(AnyResponses)])]
    public void has_the_covariances_of_the_textbook(Case given)
    {
        var covariances = ItemCovariances.Of(given.Responses, given.Items);
        for (var i = 0; i < given.Items.Length && given.Responses.Persons > 1; i++)
            for (var j = 0; j < given.Items.Length; j++)
            {
                var (x, y) = (Naive.Column(given.Responses, given.Items[i]), Naive.Column(given.Responses, given.Items[j]));
                Math.Abs(covariances[i, j] - x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / (x.Length - 1)).ShouldBeLessThan(1e-12);
            }
        ItemCovariances.Of(given.Responses, given.Items, threads: 1).Values.ToArray().ShouldBe(covariances.Values.ToArray());
    }

    /// <summary>Guttman's proofs: λ₁ ≤ λ₃ ≤ λ₂, and no half does better than the best one.</summary>
    [Property(Arbitrary = [typeof(AnyResponses)])]
    public void has_bounds_in_guttmans_order(Case given)
    {
        var analysis = ReliabilityAnalysis.Of(given.Responses, options: new() { Factors = false, RandomSplits = 20 });
        if (analysis.Guttman.Lambda3 is not { } alpha) return;
        alpha.ShouldBeLessThanOrEqualTo(analysis.Guttman.Lambda2!.Value + 1e-12);
        analysis.Guttman.Lambda1!.Value.ShouldBeLessThanOrEqualTo(analysis.Guttman.Lambda2!.Value + 1e-12);
        analysis.Splits!.Maximum.ShouldBeLessThanOrEqualTo(analysis.Guttman.Lambda4!.Value + 1e-12);
    }

    /// <summary>Over all halves of an even number of items the mean of Guttman's and Flanagan's coefficient is alpha (Cronbach 1951).</summary>
    [Fact]
    public void is_the_mean_of_random_halves()
    {
        var covariances = ItemCovariances.Of(TwoParameterSimulation.Draw(3, 400, 12).Responses);
        var splits = RandomSplits.Of(covariances, splits: 20_000, seed: 4)!;
        Math.Abs(splits.Mean - GuttmanBounds.Of(covariances).Lambda3!.Value).ShouldBeLessThan(0.002);
        RandomSplits.Of(covariances, splits: 50, seed: 9).ShouldBe(RandomSplits.Of(covariances, splits: 50, seed: 9));
    }

    /// <summary>Exchange of items against all halves, which are tried to 16 items: the same 16 items with and without a constant seventeenth and eighteenth.</summary>
    [Fact]
    public void finds_the_best_halves_of_long_forms_too()
    {
        var responses = TwoParameterSimulation.Draw(8, 300, 16).Responses;
        var exhaustive = GuttmanBounds.Of(ItemCovariances.Of(responses)).Lambda4!.Value;
        byte[] marks = [.. Enumerable.Range(0, 300).SelectMany(p => responses.Person(p).ToArray().Append((byte)1).Append((byte)0))];
        var sought = GuttmanBounds.Of(ItemCovariances.Of(new ScoredResponses(300, 18, marks))).Lambda4!.Value;
        sought.ShouldBeInRange(exhaustive - 0.01, exhaustive + 1e-12);
    }

    /// <summary>Persons drawn from one factor with unequal loadings: omega is near the truth, alpha below it.</summary>
    [Fact]
    public void is_omega_where_loadings_are_unequal()
    {
        var chance = new SplitMix64(21);
        double[] loadings = [2.0, 1.6, 1.2, 0.9, 0.6, 0.3];
        const int Persons = 20_000;
        var codes = new byte[Persons * loadings.Length];
        for (var p = 0; p < Persons; p++)
        {
            var factor = chance.NextNormal();
            for (var i = 0; i < loadings.Length; i++) codes[p * loadings.Length + i] = (byte)Math.Clamp(Math.Round(15 + loadings[i] * factor + 1.5 * chance.NextNormal()), 0, 30);
        }
        var analysis = ReliabilityAnalysis.Of(new CategoryResponses(Persons, [31, 31, 31, 31, 31, 31], codes));
        // Rounding to whole points adds 1/12 of variance to each item.
        var truth = 6.6 * 6.6 / (6.6 * 6.6 + 6 * (2.25 + 1 / 12.0));
        Math.Abs(analysis.Omega!.Omega - truth).ShouldBeLessThan(0.01);
        (analysis.Omega.Converged, analysis.Omega.Heywood).ShouldBe((true, false));
        analysis.Alpha!.Value.ShouldBeLessThan(analysis.Omega.Omega - 0.01);
        foreach (var (l, truly) in analysis.Omega.Loadings.Zip(loadings)) Math.Abs(l - truly).ShouldBeLessThan(0.06);
    }
}
