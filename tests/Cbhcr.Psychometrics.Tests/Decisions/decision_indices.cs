using Cbhcr.Psychometrics.Decisions;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Decisions;

public sealed class decision_indices
{
    /// <summary>Binomial of two trials by hand: at τ = ½ a score below 1 has probability ¼, so two forms agree with ¹⁄₁₆ + ⁹⁄₁₆.</summary>
    [Fact]
    public void of_persons_who_are_all_alike_are_those_of_the_binomial()
    {
        // The variance 4/9 is below a binomial's, and KR-21 below 0.
        var huynh = NumberRight.Huynh(ScoreSummary.Of([2, 6, 2]), 2, [1]);
        huynh.Consistency.ShouldAgreeWith(10 / 16.0);
        huynh.Kappa.ShouldAgreeWith(0, bar: 1e-12);
        huynh.Accuracy.ShouldAgreeWith(0.75);
        huynh.FalseNegatives.ShouldAgreeWith(0.25);
        huynh.Notes.ShouldNotBeEmpty();
    }

    /// <summary>With α = β = 1 every score of a beta-binomial is equally likely, and ∫ F² is known: n = 1, cut 1: ∫ (1 − τ)² + τ² = ⅔.</summary>
    [Fact]
    public void of_a_flat_distribution_are_known()
    {
        var flat = new BetaTrueScores(1, 1, 0, 1).Decide(1, [1]);
        flat.Consistency.ShouldAgreeWith(2 / 3.0, bar: 1e-13);
        flat.Kappa.ShouldAgreeWith(1 / 3.0, bar: 1e-12);
        // Nobody's true score reaches 1, so that every pass is a false one.
        flat.FalsePositives.ShouldAgreeWith(0.5, bar: 1e-13);
        // Three trials, cut 2: F = (1 − τ)²(1 + 2τ) to τ = ⅔: ∫₀^⅔ F = [τ − τ³ + τ⁴/2] = ⅔ − 8/27 + 8/81, ∫₀¹ F = ½.
        new BetaTrueScores(1, 1, 0, 1).Decide(3, [2]).FalseNegatives.ShouldAgreeWith(0.5 - (2 / 3.0 - 8 / 27.0 + 8 / 81.0), bar: 1e-12);
    }

    /// <summary>Densities without end at both bounds, and a narrow one: Σ P(category) is 1, and the mean of τ is that of the beta.</summary>
    [Theory, InlineData(0.08, 0.1), InlineData(0.5, 0.5), InlineData(3, 4), InlineData(4000, 3000), InlineData(1e7, 2e7)]
    public void integrate_any_beta(double alpha, double beta)
    {
        var mixture = new BetaTrueScores(alpha, beta, 0, 1).Decide(1, [1]);
        mixture.PassRate.ShouldAgreeWith(alpha / (alpha + beta), bar: 1e-10);
        mixture.Consistency.ShouldAgreeWith(1 - 2 * alpha * beta / ((alpha + beta) * (alpha + beta + 1)), bar: 1e-10);
    }

    /// <summary>Five hundred items: cacIRT gives NaN from 170 on.</summary>
    [Fact]
    public void of_five_hundred_items_are_numbers()
    {
        var items = Enumerable.Range(0, 500).Select(i => (IrtItem)DichotomousItem.At(0.5 + i % 20 * 0.1, (i - 250) / 80.0)).ToList();
        var lee = Lee.Of(items, [150, 250.0, 350]);
        lee.Consistency!.Value.ShouldBeInRange(0.85, 1);
        (lee.Accuracy!.Value + lee.FalsePositives!.Value + lee.FalseNegatives!.Value).ShouldAgreeWith(1, bar: 1e-12);
        Lee.Scores(items, -6).Sum().ShouldAgreeWith(1, bar: 1e-12);
        Lee.Scores(items, 40)[500].ShouldBeInRange(0.99, 1);
    }

    /// <summary>Lord and Wingersky against all patterns of items of two to four categories.</summary>
    [Fact]
    public void rest_on_the_distribution_of_the_raw_score()
    {
        IrtItem[] items = [DichotomousItem.At(1, 0.5, 0.2), new GradedItem(1.3, [1, -0.5, -1]), new PartialCreditItem(0.8, [0.4, -0.2])];
        var expected = new double[7];
        Span<double> a = stackalloc double[2], b = stackalloc double[4], c = stackalloc double[3];
        items[0].Probabilities(0.3, a);
        items[1].Probabilities(0.3, b);
        items[2].Probabilities(0.3, c);
        for (var i = 0; i < 2; i++)
            for (var j = 0; j < 4; j++)
                for (var k = 0; k < 3; k++) expected[i + j + k] += a[i] * b[j] * c[k];
        foreach (var (mine, truth) in Lee.Scores(items, 0.3).Zip(expected)) mine.ShouldAgreeWith(truth, bar: 1e-14);
    }

    /// <summary>What the methods promise against what happens: two forms drawn from the model they assume.</summary>
    [Fact]
    public void foretell_how_often_two_forms_agree()
    {
        var items = Enumerable.Range(0, 40).Select(i => (IrtItem)DichotomousItem.At(1.1, (i - 20) / 12.0)).ToList();
        var (chance, n, agree, right) = (new SplitMix64(7), 20_000, 0, 0);
        var frequencies = new double[41];
        var p = new double[2];
        for (var person = 0; person < n; person++)
        {
            var ability = chance.NextNormal();
            var (first, second, expected) = (0, 0, 0.0);
            foreach (var item in items)
            {
                item.Probabilities(ability, p);
                expected += p[1];
                if (chance.NextUniform() < p[1]) first++;
                if (chance.NextUniform() < p[1]) second++;
            }
            frequencies[first]++;
            if (first >= 22 == second >= 22) agree++;
            if (first >= 22 == expected >= 22) right++;
        }
        var lee = Lee.Of(items, [22]);
        // Three standard errors of a share of 20,000 are .008.
        Math.Abs(lee.Consistency!.Value - (double)agree / n).ShouldBeLessThan(0.008);
        Math.Abs(lee.Accuracy!.Value - (double)right / n).ShouldBeLessThan(0.008);
        var scores = ScoreSummary.Of(frequencies);
        // True reliability from the model: the variance of expected scores by that of observed ones.
        var truth = Quadrature.Default.Points.Zip(Quadrature.Default.Weights(Population.Standard), (t, w) => (Tau: items.Sum(i => i.ExpectedScore(t)), Weight: w)).ToList();
        var reliability = (truth.Sum(t => t.Weight * t.Tau * t.Tau) - Math.Pow(truth.Sum(t => t.Weight * t.Tau), 2)) / scores.Variance!.Value;
        foreach (var index in new[] { LivingstonLewis.Of(scores, 40, reliability, [22]).Indices, HansonBrennan.Of(scores, 40, reliability, [22]).Indices })
        {
            Math.Abs(index.Consistency!.Value - (double)agree / n).ShouldBeLessThan(0.02);
            Math.Abs(index.Accuracy!.Value - (double)right / n).ShouldBeLessThan(0.02);
        }
    }

    /// <summary>Whatever the scores: nothing is thrown, shares are shares, decisions are right, too high or too low, and tables are symmetric.</summary>
    [Property(MaxTest = 200)]
    public void never_throw_and_add_up(byte[] counts, byte tenths, byte cutAt)
    {
        var frequencies = counts.Take(30).Select(c => (double)(c % 9)).Append(0).Append(0).ToArray();
        var (scores, items, reliability) = (ScoreSummary.Of(frequencies), frequencies.Length - 1, (tenths % 13 - 1) / 10.0);
        double[] cuts = [cutAt % (items + 2), items + 2];
        DecisionIndices[] all =
        [
            LivingstonLewis.Of(scores, items, reliability, cuts).Indices, LivingstonLewis.Of(scores, items, reliability, [cuts[0]], EffectiveCut.BelowFloor, fourParameters: false).Indices,
            HansonBrennan.Of(scores, items, reliability, cuts).Indices, NumberRight.Huynh(scores, items, cuts), NumberRight.Subkoviak(scores, items, reliability, cuts),
            NumberRight.PengSubkoviak(scores, reliability, cuts[0]), NumberRight.Livingston(scores, reliability, cuts[0]),
        ];
        all.Where(i => !i.Method.StartsWith("Hanson", StringComparison.Ordinal)).ShouldAllBe(i => !i.Notes.Any(n => n.Contains("need not add up", StringComparison.Ordinal)));
        foreach (var index in all)
        {
            if (index.Consistency is not { } consistency)
            {
                index.Notes.ShouldNotBeEmpty();
                continue;
            }
            consistency.ShouldBeInRange(0, 1);
            if (index.Accuracy is { } accuracy && !index.Notes.Any(n => n.Contains("need not add up", StringComparison.Ordinal))) (accuracy + index.FalsePositives!.Value + index.FalseNegatives!.Value).ShouldAgreeWith(1, bar: 1e-9);
            for (var a = 0; a < index.Table.Count; a++)
                for (var b = 0; b < a; b++) index.Table[a][b].ShouldBe(index.Table[b][a]);
        }
    }

    [Fact]
    public void on_abilities_are_certain_without_error_and_chance_without_information()
    {
        Rudner.Of([-1, 0.5, 2.0], [0, 0, 0], [0]).Consistency.ShouldBe(1);
        var blind = Rudner.Of([-1, 0.5, 2.0, double.PositiveInfinity], [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 1], [0]);
        (blind.Consistency, blind.Kappa).ShouldBe((0.5, 0));
        blind.Notes.Single().ShouldContain("1 person");
        Rudner.Of([], [], [0]).Consistency.ShouldBeNull();
        Lee.Of([], [0], [0.0]).Consistency.ShouldBe(1);
    }

    [Fact]
    public void refuse_cuts_that_are_none()
    {
        var scores = ScoreSummary.Of([1, 2, 1]);
        Should.Throw<ArgumentException>(() => LivingstonLewis.Of(scores, 2, 0.5, []));
        Should.Throw<ArgumentException>(() => HansonBrennan.Of(scores, 2, 0.5, [1, 1]));
        Should.Throw<ArgumentException>(() => NumberRight.Huynh(scores, 1, [1])).Message.ShouldContain("score of 2");
        Should.Throw<ArgumentException>(() => Lee.Of([], [double.NaN]));
    }
}
