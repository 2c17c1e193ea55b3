using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class rapid_guessing
{
    [Fact]
    public void below_a_share_of_the_mean_time()
    {
        ResponseTimes times = new(4, 2, [10, 200, 20, 200, 30, 200, double.NaN, 200]);
        TimeThresholds.Normative(times, percent: 10).ShouldBe([2, 10], tolerance: 1e-12);
        TimeThresholds.Normative(times, percent: 30)[0]!.Value.ShouldBe(6, 1e-12);
        TimeThresholds.Normative(new(1, 1, [double.NaN])).ShouldBe([null]);
    }

    [Fact]
    public void is_counted_by_person_and_item()
    {
        ResponseTimes times = new(2, 3, [1, 50, double.NaN, 2, 3, 60]);
        var guessing = RapidGuessing.Of(times, [5, 5, null]);
        guessing.Persons.ShouldBe([new(2, 1, 0.5), new(2, 2, 0)]);
        guessing.Items.ShouldBe([new(2, 2, 0), new(2, 1, 0.5), new(0, 0, null)]);
        guessing.WithLittleEffort().ShouldBe([1, 0]);
        (guessing[0, 0], guessing[0, 1], guessing[1, 2]).ShouldBe((true, false, false));
        var moderated = guessing.EffortModerated(new(2, [2, 2, 2], [1, 0, 1, 0, 1, 1]));
        moderated.Codes.ToArray().ShouldBe([255, 0, 1, 255, 255, 1]);
    }

    [Fact]
    public void of_fast_workers_has_its_chance()
    {
        var truth = TimesByHand.Draw(12, persons: 1000, items: 30);
        var guesser = Array.FindIndex(truth.Speeds, s => Math.Abs(s) < 0.02);
        for (var i = 0; i < 18; i++) truth.Seconds[guesser * 30 + i] = 1 + 0.1 * i;
        var thresholds = TimeThresholds.Normative(truth.Times, percent: 30, cap: 15);
        var test = RapidGuessing.Of(truth.Times, thresholds).Test(truth.Model, truth.Times, thresholds);
        test[guesser].Statistic!.Value.ShouldBeGreaterThanOrEqualTo(18);
        var rates = new[] { 0.05, 0.01, 0.001 }.Select(l => test.Count(t => t.P <= l) / 1000.0).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"speed {truth.Speeds[guesser]:F2}, {test[guesser]}; rates {string.Join(' ', rates)}");
        ReviewScreen.Of("rapid", test, 0.01).Cases.Select(c => c.Subject).ShouldBe([guesser]);
        rates[0].ShouldBeInRange(0.002, 0.06);
        rates[2].ShouldBeLessThan(0.004);
        var none = RapidGuessing.Of(new(1, 30, [.. Enumerable.Repeat(0.1, 30)]), thresholds);
        none.Test(truth.Model, new(1, 30, [.. Enumerable.Repeat(0.1, 30)]), thresholds).ShouldBe([(null, null)]);
    }

    [Fact]
    public void is_told_apart_by_a_mixture()
    {
        var chance = new SplitMix64(8);
        const int Persons = 600;
        var seconds = new double[Persons * 2];
        for (var p = 0; p < Persons; p++)
        {
            // A fifth guesses on item 0, in about 3 s; the rest takes about 40 s.
            seconds[2 * p] = Math.Exp(p % 5 == 0 ? Math.Log(3) + 0.35 * chance.NextNormal() : Math.Log(40) + 0.45 * chance.NextNormal());
            seconds[2 * p + 1] = Math.Exp(Math.Log(40) + 0.45 * chance.NextNormal());
        }
        var thresholds = TimeThresholds.Mixture(new(Persons, 2, seconds));
        thresholds[0]!.Value.ShouldBeInRange(6, 16);
        thresholds[1].ShouldBeNull();
        var effort = RapidGuessing.Of(new(Persons, 2, seconds), thresholds);
        effort.Items[0].Share!.Value.ShouldBe(0.8, 0.01);
    }

    [Fact]
    public void ends_where_answers_are_better_than_chance()
    {
        // The four fastest of ten are wrong but one; from there on all are right.
        var right = "0001111111".Select((c, p) => (byte)(c == '1' ? Mark.Right : Mark.Wrong)).ToArray();
        ResponseTimes times = new(10, 1, [.. Enumerable.Range(1, 10).Select(s => (double)s)]);
        TimeThresholds.CumulativeShare(times, new(10, 1, right), [0.25], fewest: 2)[0]!.Value.ShouldBe(4, 1e-12);
        TimeThresholds.CumulativeShare(times, new(10, 1, [.. Enumerable.Repeat((byte)Mark.Right, 10)]), [0.25]).ShouldBe([null]);
        TimeThresholds.CumulativeShare(times, new(10, 1, new byte[10]), [0.25]).ShouldBe([null]);
    }

    [Fact]
    public void of_odd_times_finds_no_mixture()
    {
        TimeThresholds.Mixture(new(30, 1, [.. Enumerable.Repeat(5.0, 30)])).ShouldBe([null]);
        TimeThresholds.Mixture(new(2, 1, [5, 6])).ShouldBe([null]);
        TimeThresholds.Mixture(new(0, 1, [])).ShouldBe([null]);
        TimeThresholds.Mixture(new(40, 1, [.. Enumerable.Range(0, 40).Select(p => p < 10 ? 1.0 : 100)]))[0]!.Value.ShouldBeInRange(1, 100);
    }
}

file static class Nullables
{
    public static void ShouldBe(this IReadOnlyList<double?> actual, double[] expected, double tolerance)
    {
        actual.Count.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++) actual[i]!.Value.ShouldBe(expected[i], tolerance);
    }
}
