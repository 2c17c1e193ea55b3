using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class an_ets_class
{
    [Theory]
    [InlineData(-0.99, 0.1, "A", "A")]
    [InlineData(-1.0, 0.1, "B", "B")]
    [InlineData(1.4, 0.72, "A", "B")]
    [InlineData(1.49, 0.1, "B", "B")]
    [InlineData(1.5, 0.1, "C", "C")]
    [InlineData(-2, 0.5, "C", "C")]
    // Large, and different from 0, but not significantly above 1.
    [InlineData(-2, 0.7, "B", "C")]
    // Large, and chance.
    [InlineData(3, 1.6, "A", "C")]
    public void asks_for_size_and_for_significance(double delta, double standardError, string expected, string bySize)
    {
        EtsRule.Classify(delta, standardError).ToString().ShouldBe(expected);
        EtsRule.BySizeAlone(delta).ToString().ShouldBe(bySize);
    }

    [Theory]
    [InlineData(0.0349, EffectClass.Negligible, EffectClass.Negligible)]
    [InlineData(0.035, EffectClass.Moderate, EffectClass.Negligible)]
    [InlineData(0.07, EffectClass.Large, EffectClass.Negligible)]
    [InlineData(0.13, EffectClass.Large, EffectClass.Moderate)]
    [InlineData(0.26, EffectClass.Large, EffectClass.Large)]
    public void of_logistic_regression_has_two_sets_of_bounds(double change, EffectClass jodoinGierl, EffectClass zumboThomas)
    {
        (EffectRule.JodoinGierl(change), EffectRule.ZumboThomas(change)).ShouldBe((jodoinGierl, zumboThomas));
        var chance = new LogisticTest(1, 1, 0.3, null, null, null, change);
        (chance.JodoinGierl, chance.ZumboThomas).ShouldBe((EffectClass.Negligible, EffectClass.Negligible));
        var real = chance with { PValue = 0.001 };
        (real.JodoinGierl, real.ZumboThomas).ShouldBe((jodoinGierl, zumboThomas));
    }
}
