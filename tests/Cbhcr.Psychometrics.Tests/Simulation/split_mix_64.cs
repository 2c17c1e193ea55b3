using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Simulation;

public sealed class split_mix_64
{
    /// <summary>The values that other implementations are checked against too (Rosetta Code, "Pseudo-random numbers/Splitmix64").</summary>
    [Fact]
    public void gives_the_published_sequence()
    {
        var chance = new SplitMix64(1234567);
        Enumerable.Range(0, 5).Select(_ => chance.Next())
            .ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]);
    }

    [Fact]
    public void gives_uniform_numbers_from_the_upper_53_bits()
    {
        // 6457827717110365317 / 2⁶⁴, cut after 53 bits.
        new SplitMix64(1234567).NextUniform().ShouldBe((6457827717110365317UL >> 11) / 9007199254740992.0);
        var chance = new SplitMix64(1);
        Enumerable.Range(0, 10_000).Select(_ => chance.NextUniform()).ShouldAllBe(u => u >= 0 && u < 1);
    }

    [Fact]
    public void makes_a_normal_number_of_two_uniform_ones()
    {
        var (chance, uniform) = (new SplitMix64(99), new SplitMix64(99));
        for (var i = 0; i < 3; i++)
        {
            var (u1, u2) = (uniform.NextUniform(), uniform.NextUniform());
            chance.NextNormal().ShouldBe(Math.Sqrt(-2 * Math.Log(1 - u1)) * Math.Cos(2 * Math.PI * u2));
        }
    }

    [Fact]
    public void has_the_moments_of_a_normal_distribution()
    {
        // 100,000 draws: five standard errors of the mean are .016, of the variance .022.
        var chance = new SplitMix64(5);
        var draws = Enumerable.Range(0, 100_000).Select(_ => chance.NextNormal()).ToList();
        draws.Average().ShouldBe(0, tolerance: 0.016);
        Naive.Variance(draws).ShouldBe(1, tolerance: 0.022);
    }
}
