using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Irt.Rasch;
using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.Tests.General;

namespace Cbhcr.Psychometrics.Tests.Rasch;

public sealed class a_conditional_calibration
{
    private static IrtItem[] Items(params double[] difficulties) => [.. difficulties.Select(b => new DichotomousItem(1, -b))];

    // Two items alike, so that the derivatives cannot be had from differences of odds.
    private static readonly CategoryResponses Responses = Forms.Draw(Items(-1, -1, 0.2, 0.5, 1.1), 300, 2).Without((i, j) => i % 3 == 0 && j == i % 5);

    /// <summary>Every way to reach the score, written out.</summary>
    [Fact]
    public void has_the_likelihood_of_answers_given_the_score()
    {
        var fit = ConditionalRasch.Fit(Responses);
        double[] estimate = [.. fit.Items.Select(i => i.Difficulty!.Value)];
        fit.LogLikelihood.ShouldAgreeWith(WrittenOut(estimate));
        estimate.Sum().ShouldBe(0, 1e-12);
        for (var j = 0; j < estimate.Length; j++) Difference(h => WrittenOut(Moved(estimate, j, h))).ShouldBe(0, 1e-5);
    }

    [Fact]
    public void has_standard_errors_from_the_second_derivatives()
    {
        var fit = ConditionalRasch.Fit(Responses);
        double[] estimate = [.. fit.Items.Select(i => i.Difficulty!.Value)];
        // Along a contrast with sum 0 the curvature is that of the information; the covariance gives contrasts back.
        var information = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(5, 5, (a, b) =>
            -Difference(g => Difference(h => WrittenOut(Moved(Moved(estimate, a, g), b, h)))));
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(5, 5, (a, b) => fit.Covariance![a, b]);
        var back = information * covariance;
        for (var a = 0; a < 5; a++)
            for (var b = 0; b < 5; b++) back[a, b].ShouldBe((a == b ? 1 : 0) - 0.2, 1e-5);
    }

    [Fact]
    public void holds_for_many_items_and_the_rarest_scores()
    {
        double[] difficulties = [.. Enumerable.Range(0, 200).Select(j => -4 + 8.0 * j / 199)];
        var responses = Forms.Draw(Items(difficulties), 80, 3, new(0, 4));
        var fit = ConditionalRasch.Fit(responses);
        var kept = fit.Items.Where(i => i.Difficulty is not null).ToList();
        kept.Count.ShouldBeGreaterThan(150);
        kept.ShouldAllBe(i => double.IsFinite(i.Difficulty!.Value) && i.StandardError > 0);
        fit.Convergence.Converged.ShouldBeTrue();
    }

    [Fact]
    public void does_not_depend_on_how_abilities_are_distributed()
    {
        double[] truth = [-1.5, -0.5, 0, 0.8, 1.2];
        foreach (var population in new Population[] { new(-1.5, 0.5), new(1, 2) })
            foreach (var (item, was) in ConditionalRasch.Fit(Forms.Draw(Items(truth), 5_000, 4, population)).Items.Zip(truth))
                item.Difficulty!.Value.ShouldBe(was, 4 * item.StandardError!.Value);
    }

    /// <summary>Two forms of five items with three in common, given to persons of different ability.</summary>
    [Fact]
    public void ties_forms_together_by_their_common_items()
    {
        double[] truth = [-1.3, -0.6, -0.2, 0, 0.4, 0.7, 1];
        var both = Forms.Stack(Forms.Draw(Items(truth), 3_000, 5, new(-1, 1)), Forms.Draw(Items(truth), 3_000, 6, new(1, 1))).Without((i, j) => i < 3_000 ? j > 4 : j < 2);
        foreach (var (item, was) in ConditionalRasch.Fit(both).Items.Zip(truth)) item.Difficulty!.Value.ShouldBe(was, 4 * item.StandardError!.Value);
    }

    [Fact]
    public void leaves_out_items_without_a_finite_estimate()
    {
        // Everybody has the first item right; the last is only wrong where all others are, which says nothing.
        var fit = ConditionalRasch.Fit(new(4, [2, 2, 2], [1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1]));
        fit.Items[0].ShouldBe(new(null, null));
        (fit.Items[1].Difficulty + fit.Items[2].Difficulty)!.Value.ShouldBe(0, 1e-12);
        fit.FreeParameters.ShouldBe(1);
    }

    [Theory, InlineData("0110"), InlineData("0000"), InlineData("1010"), InlineData("")]
    public void is_none_where_there_is_none(string codes)
    {
        // Unlike "0110", where each of two items is right once while the other is wrong.
        var fit = ConditionalRasch.Fit(new(codes.Length / 2, [2, 2], [.. codes.Select(c => (byte)(c - '0'))]));
        fit.Convergence.Converged.ShouldBe(codes == "0110");
        (fit.LogLikelihood is null).ShouldBe(codes != "0110");
        fit.Items.ShouldAllBe(i => i.Difficulty.HasValue == (codes == "0110"));
        Should.Throw<ArgumentException>(() => ConditionalRasch.Fit(new(1, [2, 3], [0, 2]))).Message.ShouldContain("Item 1");
    }

    [Fact]
    public void is_none_where_items_are_tied_by_nobody()
    {
        // Items 0, 1 and items 2, 3 are given to different persons.
        var fit = ConditionalRasch.Fit(new(4, [2, 2, 2, 2], [0, 1, 255, 255, 1, 0, 255, 255, 255, 255, 0, 1, 255, 255, 1, 0]));
        fit.Items.ShouldAllBe(i => i.Difficulty == null);
        fit.Convergence.Converged.ShouldBeFalse();
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)], MaxTest = 200)]
    public void reproduces_its_sums_or_says_it_cannot(Case @case)
    {
        var responses = CategoryResponses.Of(@case.Responses, unansweredIsWrong: false);
        var (fit, joint) = (ConditionalRasch.Fit(responses), JointRasch.Fit(responses, extremes: ExtremeScores.Adjust));
        fit.Items.Select(i => i.Difficulty.HasValue).ShouldBe(joint.Items.Select(i => i.Difficulty.HasValue));
        if (fit.LogLikelihood is null) return;
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Convergence.GradientNorm.ShouldBeLessThan(1e-7);
        fit.Items.Sum(i => i.Difficulty ?? 0).ShouldBe(0, 1e-8);
        fit.LogLikelihood.Value.ShouldBeLessThanOrEqualTo(0);
        joint.Items.ShouldAllBe(i => i.Difficulty == null || double.IsFinite(i.Difficulty.Value));
    }

    [Fact]
    public void comes_nearer_to_the_truth_with_more_persons()
    {
        double[] truth = [-1.5, -0.8, -0.2, 0.3, 0.9, 1.3];
        var chance = new SplitMix64(9);
        double Error(int persons) => Math.Sqrt(Enumerable.Range(0, 10).Average(_ =>
            ConditionalRasch.Fit(RecoveryStudy.Draw(Items(truth), persons, chance)).Items.Zip(truth).Average(p => Math.Pow(p.First.Difficulty!.Value - p.Second, 2))));
        var (few, many) = (Error(300), Error(2_700));
        many.ShouldBeLessThan(0.5 * few);
    }

    private static double WrittenOut(double[] difficulties)
    {
        var sum = 0.0;
        for (var i = 0; i < Responses.Persons; i++)
        {
            var row = Responses.Person(i).ToArray();
            int[] given = [.. Enumerable.Range(0, row.Length).Where(j => row[j] != CategoryResponses.Missing)];
            var score = given.Count(j => row[j] == 1);
            var gamma = 0.0;
            for (var set = 0; set < 1 << given.Length; set++)
                if (int.PopCount(set) == score) gamma += Math.Exp(-given.Index().Sum(g => (set >> g.Index & 1) * difficulties[g.Item]));
            sum += -given.Sum(j => row[j] * difficulties[j]) - Math.Log(gamma);
        }
        return sum;
    }

    private static double[] Moved(double[] values, int place, double by) => [.. values.Select((v, j) => j == place ? v + by : v)];

    // First derivative at 0 by central differences, the error of order h² taken out.
    private static double Difference(Func<double, double> f)
    {
        var (h, half) = (0.02, 0.01);
        return (4 * (f(half) - f(-half)) / (2 * half) - (f(h) - f(-h)) / (2 * h)) / 3;
    }
}
