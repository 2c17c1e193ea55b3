using Cbhcr.Psychometrics.Security;
using MathNet.Numerics.Distributions;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class a_generalised_binomial
{
    [Property(MaxTest = 60)]
    public void is_what_counting_all_outcomes_gives(byte[] numbers)
    {
        double[] chances = [.. numbers.Take(11).Select(n => n / 255.0)];
        var expected = new double[chances.Length + 1];
        for (var outcome = 0; outcome < 1 << chances.Length; outcome++)
        {
            var chance = 1.0;
            for (var i = 0; i < chances.Length; i++) chance *= (outcome >> i & 1) == 1 ? chances[i] : 1 - chances[i];
            expected[int.PopCount(outcome)] += chance;
        }
        var actual = GeneralisedBinomial.Distribution(chances);
        for (var m = 0; m <= chances.Length; m++)
        {
            actual[m].ShouldBe(expected[m], 1e-14);
            GeneralisedBinomial.UpperTail(chances, m).ShouldBe(expected[m..].Sum(), 1e-14);
        }
    }

    [Theory]
    [InlineData(170, 0.55, 160)]
    [InlineData(170, 0.3, 170)]
    [InlineData(169, 0.5, 85)]
    [InlineData(500, 0.25, 300)]
    public void keeps_the_digits_of_small_chances(int n, double p, int atLeast)
    {
        var expected = Enumerable.Range(atLeast, n - atLeast + 1).Select(m => Binomial.PMFLn(p, n, m)).Reverse().Sum(Math.Exp);
        var actual = GeneralisedBinomial.UpperTail([.. Enumerable.Repeat(p, n)], atLeast);
        TestContext.Current.TestOutputHelper?.WriteLine($"{actual:R} {expected:R} {actual / expected - 1:E1}");
        actual.ShouldAgreeWith(expected, bar: 1e-11);
    }

    [Fact]
    public void has_ends()
    {
        GeneralisedBinomial.UpperTail([0.2, 0.3], 0).ShouldBe(1);
        GeneralisedBinomial.UpperTail([0.2, 0.3], 3).ShouldBe(0);
        GeneralisedBinomial.UpperTail([], 1).ShouldBe(0);
        GeneralisedBinomial.Distribution([]).ShouldBe([1]);
        GeneralisedBinomial.UpperTail([1, 0, 1], 2).ShouldBe(1);
        GeneralisedBinomial.UpperTail([1, 0, 1], 3).ShouldBe(0);
    }
}
