using System.Security.Cryptography;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Simulation;

public sealed class a_response_simulation
{
    private static readonly IrtItem[] Mixed =
        [DichotomousItem.At(1.2, 0.3), DichotomousItem.At(0.8, -1, 0.2), new GradedItem(1.5, [1, -0.5]), new PartialCreditItem(0.9, [0.5, 0.2, -1]), new NominalItem([0.5, -0.4], [0.2, 0.1])];

    /// <summary>As a program written apart from this one drew them; whoever wants other bytes gives the streams other numbers.</summary>
    [Fact]
    public void gives_the_same_bytes_always()
    {
        var persons = SimulatedPersons.Draw(7, new SimulatedGroup(200, Population.Standard, new(0, 0.3), 0.4));
        Convert.ToHexStringLower(SHA256.HashData(ResponseSimulation.Draw(7, Mixed, persons.Abilities).Codes)).ShouldStartWith("69b231990e4bbf08");
        var times = SimulatedTimes.Draw(7, [new(4, 2), new(3.5, 1.5)], persons.Speeds);
        times[0, 0].ShouldBe(49.38459127355861, tolerance: 1e-9);
        times[199, 1].ShouldBe(27.940223844796268, tolerance: 1e-9);
    }

    [Fact]
    public void comes_back_in_its_shares()
    {
        const int persons = 40_000;
        const double ability = 0.6;
        var drawn = ResponseSimulation.Draw(3, Mixed, [.. Enumerable.Repeat(ability, persons)]);
        drawn.Categories.ToArray().ShouldBe([2, 2, 3, 4, 3]);
        for (var i = 0; i < Mixed.Length; i++)
        {
            var expected = new double[Mixed[i].Categories];
            Mixed[i].Probabilities(ability, expected);
            for (var k = 0; k < expected.Length; k++)
                ((double)Enumerable.Range(0, persons).Count(p => drawn.Person(p)[i] == k) / persons).ShouldBe(expected[k], tolerance: 5 * Math.Sqrt(expected[k] * (1 - expected[k]) / persons));
        }
    }

    [Fact]
    public void moves_only_the_items_that_differ_in_a_group()
    {
        IrtItem[] items = [DichotomousItem.At(1, 0), DichotomousItem.At(1, 0.5)];
        var persons = SimulatedPersons.Draw(1, new SimulatedGroup(5000, Population.Standard), new SimulatedGroup(5000, Population.Standard));
        var (same, other) = (ResponseSimulation.Draw(1, [items], persons), ResponseSimulation.Draw(1, [items, ItemShift.Apply(items, new ItemShift(1, 1))], persons));
        for (var p = 0; p < persons.Count; p++) (same.Person(p)[0], p >= 5000 || same.Person(p)[1] == other.Person(p)[1]).ShouldBe((other.Person(p)[0], true));
        // A harder item takes right answers away and gives none.
        Enumerable.Range(5000, 5000).Count(p => other.Person(p)[1] > same.Person(p)[1]).ShouldBe(0);
        Enumerable.Range(5000, 5000).Count(p => other.Person(p)[1] < same.Person(p)[1]).ShouldBeInRange(800, 1200);
    }

    [Fact]
    public void refuses_groups_without_items()
    {
        var persons = SimulatedPersons.Draw(1, new(1, Population.Standard), new(1, Population.Standard), new(1, Population.Standard));
        Should.Throw<ArgumentException>(() => ResponseSimulation.Draw(1, [Mixed, Mixed], persons)).Message.ShouldContain("Person 2");
        Should.Throw<ArgumentException>(() => ResponseSimulation.Draw(1, [Mixed, Mixed[..2]], persons)).Message.ShouldContain("Group 1");
        Should.Throw<ArgumentException>(() => ResponseSimulation.Draw(1, [], persons));
        ResponseSimulation.Draw(1, [], [0, 1]).Persons.ShouldBe(2);
        ResponseSimulation.Draw(1, Mixed, []).Persons.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void shifts_every_threshold(int item)
    {
        // Every chance at θ + δ is what it was at θ.
        var shifted = ItemShift.Apply(Mixed, new ItemShift(item, 0.7))[item];
        double[] was = new double[shifted.Categories], now = new double[shifted.Categories];
        Mixed[item].Probabilities(0.2, was);
        shifted.Probabilities(0.9, now);
        now.ShouldBe(was, tolerance: 1e-12);
        shifted.GetType().ShouldBe(Mixed[item].GetType());
    }

    [Fact]
    public void changes_slopes_and_leaves_difficulties()
    {
        var steeper = ItemShift.Apply(Mixed, new ItemShift(0, 0, 2), new ItemShift(2, 0, 2));
        ((DichotomousItem)steeper[0]).ShouldSatisfyAllConditions(i => i.Slope.ShouldBe(2.4), i => i.Difficulty.ShouldBe(0.3, tolerance: 1e-12));
        ((GradedItem)steeper[2]).Thresholds.ShouldBe(((GradedItem)Mixed[2]).Thresholds, tolerance: 1e-12);
        Should.Throw<ArgumentException>(() => ItemShift.Apply(Mixed, new ItemShift(9, 0)));
        Should.Throw<ArgumentException>(() => ItemShift.Apply(Mixed, new ItemShift(0, 0, 0)));
    }
}
