using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Rasch;
using Cbhcr.Psychometrics.Tests.General;

namespace Cbhcr.Psychometrics.Tests.Rasch;

public sealed class a_joint_calibration
{
    private static readonly double[] Truth = [.. Enumerable.Range(0, 12).Select(j => -1.65 + 0.3 * j)];
    private static readonly CategoryResponses Responses = Forms.Draw([.. Truth.Select(b => new DichotomousItem(1, -b))], 1_500, 7);

    [Fact]
    public void reproduces_the_sums_of_items_and_persons()
    {
        var fit = JointRasch.Fit(Responses, correctBias: false);
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Convergence.GradientNorm.ShouldBeLessThan(1e-6);
        for (var j = 0; j < Truth.Length; j++)
        {
            // Whoever has all or nothing right has no ability and no part.
            var part = Enumerable.Range(0, Responses.Persons).Where(i => fit.Abilities[i] is not null).ToList();
            part.Sum(i => 1 / (1 + Math.Exp(fit.Items[j].Difficulty!.Value - fit.Abilities[i]!.Value))).ShouldBe(part.Sum(i => Responses.Person(i)[j]), 1e-6);
        }
        var extreme = Enumerable.Range(0, Responses.Persons).Count(i => Responses.Person(i).ToArray().Sum(c => c) is 0 or 12);
        extreme.ShouldBeGreaterThan(0);
        fit.Abilities.Count(a => a is null).ShouldBe(extreme);
    }

    [Fact]
    public void is_stretched_by_about_the_factor_that_the_correction_takes_back()
    {
        var (raw, corrected, conditional) = (JointRasch.Fit(Responses, correctBias: false), JointRasch.Fit(Responses), ConditionalRasch.Fit(Responses));
        (raw.Items[0].Difficulty / conditional.Items[0].Difficulty)!.Value.ShouldBe(12 / 11.0, 0.02);
        (raw.Items[0].Difficulty * 11 / 12).ShouldBe(corrected.Items[0].Difficulty);
        foreach (var (a, b) in corrected.Items.Zip(conditional.Items)) a.Difficulty!.Value.ShouldBe(b.Difficulty!.Value, 0.03);
    }

    [Fact]
    public void gives_everybody_an_ability_where_extreme_scores_are_moved()
    {
        var fit = JointRasch.Fit(Responses.Without((i, _) => i == 0), extremes: ExtremeScores.Adjust);
        fit.Abilities.Index().Where(a => a.Item is null).Select(a => a.Index).ShouldBe([0]);
        Should.Throw<ArgumentException>(() => JointRasch.Fit(Responses, adjustment: 0));
    }

    [Fact]
    public void is_none_without_data()
    {
        var fit = JointRasch.Fit(new(0, [2, 2], []));
        fit.Convergence.Converged.ShouldBeFalse();
        fit.Items.ShouldAllBe(i => i.Difficulty == null);
    }
}
