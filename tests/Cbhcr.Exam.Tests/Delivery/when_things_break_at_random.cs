using Cbhcr.Benchmarks.Delivery;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>
/// The short form of the chaos that the benchmarks run for long: the program is killed, PostgreSQL is killed and the network is cut, twenty times at
/// moments of chance, while candidates answer and a proctor pauses them. PostgreSQL is a cluster of this test alone.
/// </summary>
public sealed class when_things_break_at_random(ITestOutputHelper output)
{
    private const int Seed = 20261124;
    private const int Kills = 20;

    [Fact]
    public async Task no_acknowledged_answer_is_lost_or_doubled_and_every_clock_is_right()
    {
        output.WriteLine($"seed {Seed}");
        // Time to come up between two breaks, on a busy machine too: with none, nobody saves anything that could be lost.
        await using var told = new StringWriter();
        var run = await DeliveryRun.RunAsync(new(Candidates: 12, Items: 20, Think: 0.1, Nodes: 1, ["host", "postgres", "network"], Kills, Seed, Gap: 4000, ExamProcess.Program()), told);
        output.WriteLine(told.ToString());

        run.Kills.Values.Sum().ShouldBe(Kills);
        run.Kills.Keys.ShouldBe(["host", "network", "postgres"]);
        run.Acknowledged.ShouldBeGreaterThan(12 * 20);
        run.Found.ShouldBe(run.Acknowledged);
        (run.Lost, run.Duplicated, run.Wrong, run.ClockErrors).ShouldBe((0, 0, 0, 0));
        run.Pauses.ShouldBeGreaterThan(0, "clocks that were never stopped are easily right");
        (run.Submitted, run.Scored, run.ScoredTwice).ShouldBe((12, 12, 0));
    }
}
