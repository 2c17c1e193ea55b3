using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class a_number_of_points
{
    [Theory, InlineData(-2.0), InlineData(0.3), InlineData(3.0)]
    public void is_distributed_as_all_patterns_say(double ability)
    {
        var items = Plain.Mixed(6);
        var expected = new double[items.Sum(i => i.Categories - 1) + 1];
        void Walk(int item, int points, double chance)
        {
            if (item == items.Count) expected[points] += chance;
            else
                for (var k = 0; k < items[item].Categories; k++) Walk(item + 1, points + k, chance * Plain.Probabilities(items[item], ability)[k]);
        }
        Walk(0, 0, 1);
        var actual = LordWingersky.Given(items, ability);
        actual.Length.ShouldBe(expected.Length);
        foreach (var (a, e) in actual.Zip(expected)) a.ShouldAgreeWith(e, "chance", 1e-13);
    }

    [Theory, InlineData(-5.0), InlineData(0.0), InlineData(5.0)]
    public void of_500_items_is_held_to_the_last_digits(double ability)
    {
        var items = Plain.Mixed(500);
        var distribution = LordWingersky.Given(items, ability);
        distribution.ShouldAllBe(p => p >= 0 && p <= 1);
        distribution.Sum().ShouldBe(1, 1e-12);
        distribution.Select((p, s) => p * s).Sum().ShouldBe(TestCurve.ExpectedScore(items, ability), 1e-9);
        var mean = TestCurve.ExpectedScore(items, ability);
        Math.Sqrt(distribution.Select((p, s) => p * (s - mean) * (s - mean)).Sum()).ShouldBe(TestCurve.ScoreStandardError(items, ability), 1e-9);
        SumScores.Eap(items, Population.Standard).ShouldAllBe(s => s.Ability.Value == null || double.IsFinite(s.Ability.Value.Value));
        LordWingersky.Among(items, Population.Standard).Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void of_no_items_is_none() => LordWingersky.Given([], 0).ShouldBe([1.0]);

    [Property]
    public void leads_back_to_the_ability_that_expects_it(NormalFloat ability)
    {
        var (items, theta) = (Plain.Mixed(20), Math.Clamp(ability.Get, -8, 8));
        TestCurve.AbilityFor(items, TestCurve.ExpectedScore(items, theta))!.Value.ShouldBe(theta, 1e-6);
    }

    [Fact]
    public void has_no_ability_beyond_the_asymptotes()
    {
        List<IrtItem> items = [DichotomousItem.At(1, 0, 0.25), DichotomousItem.At(1.5, 1, 0.25)];
        TestCurve.AbilityFor(items, 0.5).ShouldBeNull();
        TestCurve.AbilityFor(items, 2).ShouldBeNull();
        TestCurve.AbilityFor(items, 0.6).ShouldNotBeNull();
        TestCurve.StandardError([], 0).ShouldBeNull();
        TestCurve.StandardError(items, 1)!.Value.ShouldBe(1 / Math.Sqrt(items[0].Information(1) + items[1].Information(1)), 1e-14);
    }
}
