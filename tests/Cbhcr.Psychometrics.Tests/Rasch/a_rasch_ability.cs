using Cbhcr.Psychometrics.Irt.Rasch;

namespace Cbhcr.Psychometrics.Tests.Rasch;

public sealed class a_rasch_ability
{
    private static readonly double[] Difficulties = [-2, -0.5, 0, 0.3, 1.7];

    [Fact]
    public void has_the_score_as_its_expectation()
    {
        for (var score = 1; score < 5; score++)
        {
            var ability = RaschAbility.MaximumLikelihood(Difficulties, score)!.Value;
            double[] p = [.. Difficulties.Select(b => 1 / (1 + Math.Exp(b - ability.Ability)))];
            p.Sum().ShouldBe(score, 1e-12);
            ability.StandardError.ShouldAgreeWith(1 / Math.Sqrt(p.Sum(x => x * (1 - x))), bar: 1e-9);
        }
        RaschAbility.MaximumLikelihood(Difficulties, 0).ShouldBeNull();
        RaschAbility.MaximumLikelihood(Difficulties, 5).ShouldBeNull();
    }

    [Fact]
    public void is_finite_by_weighted_likelihood_for_every_score_and_rises()
    {
        foreach (var difficulties in new[] { Difficulties, [0.4], [.. Enumerable.Range(0, 300).Select(j => -8 + j * 0.05)] })
        {
            double[] abilities = [.. Enumerable.Range(0, difficulties.Length + 1).Select(s => RaschAbility.WeightedLikelihood(difficulties, s)!.Value.Ability)];
            abilities.ShouldAllBe(a => double.IsFinite(a));
            abilities.Zip(abilities.Skip(1)).ShouldAllBe(p => p.First < p.Second);
        }
        // One item of difficulty 0: x − P + (1 − 2P)/2 = 0, so P = (x + 1/2)/2.
        RaschAbility.WeightedLikelihood([0], 1)!.Value.Ability.ShouldAgreeWith(Math.Log(3));
        RaschAbility.WeightedLikelihood([], 0).ShouldBeNull();
    }

    [Fact]
    public void is_refused_for_a_score_that_cannot_be() =>
        new[] { -1, 6, double.NaN }.ShouldAllBe(score => Record.Exception(() => RaschAbility.WeightedLikelihood(Difficulties, score)) is ArgumentOutOfRangeException);
}
