using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Simulation;

public sealed class simulated_persons_and_times
{
    [Fact]
    public void come_back_with_their_moments()
    {
        var persons = SimulatedPersons.Draw(2, new SimulatedGroup(20_000, new(0.5, 2), new(-0.2, 0.4), -0.6), new SimulatedGroup(3, Population.Standard));
        double[] ability = [.. persons.Abilities.Take(20_000)], speed = [.. persons.Speeds.Take(20_000)];
        ability.Average().ShouldBe(0.5, tolerance: 0.06);
        Naive.Variance(ability).ShouldBe(4, tolerance: 0.2);
        speed.Average().ShouldBe(-0.2, tolerance: 0.015);
        Naive.Variance(speed).ShouldBe(0.16, tolerance: 0.008);
        Naive.Correlation(ability, speed)!.Value.ShouldBe(-0.6, tolerance: 0.025);
        persons.Groups.Count(g => g == 1).ShouldBe(3);
        persons.Speeds.Skip(20_000).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void are_lognormal()
    {
        var times = SimulatedTimes.Draw(4, [new(4, 2), new(3, 1)], [.. Enumerable.Repeat(0.3, 20_000)]);
        double[] logs = [.. Enumerable.Range(0, 20_000).Select(p => Math.Log(times[p, 0]))];
        logs.Average().ShouldBe(3.7, tolerance: 0.02);
        Naive.Variance(logs).ShouldBe(0.25, tolerance: 0.013);
    }

    [Fact]
    public void are_multiplied_only_where_said()
    {
        var times = SimulatedTimes.Draw(4, [new(4, 2), new(3, 1), new(3, 1)], [0, 0, 0]);
        var faster = times.Multiplied([1, 1], [0, 2], 0.5);
        for (var p = 0; p < 3; p++)
            for (var i = 0; i < 3; i++) faster[p, i].ShouldBe(times[p, i] * (p == 1 && i != 1 ? 0.5 : 1));
    }

    [Fact]
    public void end_with_the_limit()
    {
        var times = SimulatedTimes.Draw(4, [new(Math.Log(10), 1e9), new(Math.Log(20), 1e9), new(Math.Log(30), 1e9)], [0, Math.Log(2)]);
        (times.Reached(0, 5), times.Reached(0, 31), times.Reached(0, 61), times.Reached(1, 31)).ShouldBe((0, 2, 3, 3));
        var responses = new CategoryResponses(2, [2, 2, 2], [1, 1, 1, 0, 0, 0]);
        MissingData.BeyondLimit(responses, times, 31).Codes.ToArray().ShouldBe([1, 1, 255, 0, 0, 0]);
        var options = new OptionResponses([new(2, 0), new(2, 0), new(2, 0)], 2, [1, 1, 1, 0, 0, 0]);
        MissingData.BeyondLimit(options, times, 31).Score()[0, 2].ShouldBe(Mark.NotReached);
        Should.Throw<ArgumentException>(() => MissingData.BeyondLimit(new CategoryResponses(1, [2, 2, 2], [1, 1, 1]), times, 31));
    }

    [Fact]
    public void refuse_what_is_not_possible()
    {
        Should.Throw<ArgumentException>(() => SimulatedPersons.Draw(1, new SimulatedGroup(1, Population.Standard), new SimulatedGroup(-1, Population.Standard))).Message.ShouldContain("Group 1");
        Should.Throw<ArgumentException>(() => SimulatedPersons.Draw(1, new SimulatedGroup(1, Population.Standard, Population.Standard, 1.5)));
        Should.Throw<ArgumentException>(() => new SimulatedPersons([0, double.NaN])).Message.ShouldContain("Person 1");
        Should.Throw<ArgumentException>(() => new SimulatedPersons([0, 1], speeds: [0]));
        Should.Throw<ArgumentException>(() => SimulatedTimes.Draw(1, [new(4, 1), new(4, 0)], [0])).Message.ShouldContain("Item 1");
        Should.Throw<ArgumentException>(() => SimulatedTimes.Draw(1, [new(4, 1)], [0, double.NaN])).Message.ShouldContain("Person 1");
        Should.Throw<ArgumentException>(() => SimulatedTimes.Draw(1, [new(4, 1)], [0]).Multiplied([0], [0], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => SimulatedTimes.Draw(1, [new(4, 1)], [0]).Multiplied([1], [0], 2));
    }
}
