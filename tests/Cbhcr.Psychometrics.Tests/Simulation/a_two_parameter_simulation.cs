using System.Security.Cryptography;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Simulation;

public sealed class a_two_parameter_simulation
{
    /// <summary>The bytes that the reference program (in C) wrote, and R then analysed.</summary>
    [Theory]
    [InlineData(20251, 1_000, 50, "f63f701c8e6a4d067725e291ec6a88aaaff50241f7248d440d1928076d9eba42")]
    [InlineData(20252, 10_000, 150, "9d013a784e20d0310feaa1355b3f6f2cdcb43e8981e4a8b31ba0a07e21b7d022")]
    public void gives_the_bytes_of_the_reference_data(ulong seed, int persons, int items, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(TwoParameterSimulation.Draw(seed, persons, items).Responses.Marks)).ShouldBe(sha256);

    [Fact]
    public void comes_back_in_its_shares()
    {
        // An item's expected share right is the mean of its curve over a standard normal ability; five standard errors of 20,000 persons are .018.
        var drawn = TwoParameterSimulation.Draw(1, 20_000, 12);
        foreach (var (statistics, item) in ItemAnalysis.Of(drawn.Responses).Items.Zip(drawn.Items))
            statistics.P!.Value.ShouldBe(Expected(item), tolerance: 0.018);
    }

    [Property]
    public void holds_its_items_within_bounds(ulong seed) =>
        TwoParameterSimulation.Draw(seed, 0, 200).Items.ShouldAllBe(i => i.Discrimination >= 0.4 && i.Discrimination <= 2.5 && Math.Abs(i.Difficulty) <= 3);

    [Fact]
    public void may_be_empty() => TwoParameterSimulation.Draw(1, 5, 0).Responses.Persons.ShouldBe(5);

    [Fact]
    public void cannot_be_negative()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TwoParameterSimulation.Draw(1, -1, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => TwoParameterSimulation.Draw(1, 5, -1));
    }

    [Fact]
    public void has_items_that_half_solve_at_their_difficulty()
    {
        var item = new TwoParameterItem(1.3, 0.7);
        item.Probability(0.7).ShouldBe(0.5);
        // Slope at the difficulty is a/4.
        ((item.Probability(0.7 + 1e-6) - item.Probability(0.7 - 1e-6)) / 2e-6).ShouldBe(1.3 / 4, tolerance: 1e-8);
        (item.Probability(-1e6), item.Probability(1e6)).ShouldBe((0, 1));
    }

    private static double Expected(TwoParameterItem item)
    {
        var points = Enumerable.Range(-400, 801).Select(i => i / 50.0).ToList();
        return points.Sum(t => item.Probability(t) * Math.Exp(-t * t / 2)) / points.Sum(t => Math.Exp(-t * t / 2));
    }
}
