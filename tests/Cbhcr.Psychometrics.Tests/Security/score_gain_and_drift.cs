using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class score_gain_and_drift
{
    [Fact]
    public void a_gain_is_held_against_regression_to_the_mean()
    {
        var gain = ScoreGain.Of([(80, 104)], mean: 100, deviation: 10, reliability: 0.8, gain: 2)[0];
        gain.Expected.ShouldBe(86, 1e-12);
        gain.Regressed.ShouldBe(18 / 6.0, 1e-12);
        gain.P.ShouldAgreeWith(0.0013498980316300946, bar: 1e-9);
        gain.Difference.ShouldBe(22 / (10 * Math.Sqrt(0.4)), 1e-12);
        var unlike = ScoreGain.Of([(80, 104)], 100, 10, reliability: 0.9, secondReliability: 0.4)[0];
        unlike.Expected.ShouldBe(88, 1e-12);
        Should.Throw<ArgumentException>(() => ScoreGain.Of([(80, double.NaN)], 100, 10, 0.8));
        Should.Throw<ArgumentException>(() => ScoreGain.Of([], 100, 10, 1));
        ScoreGain.Of([], 100, 10, 0.8).ShouldBeEmpty();
    }

    [Fact]
    public void a_gain_of_the_failed_holds_its_level()
    {
        var chance = new SplitMix64(71);
        var scores = new List<(double, double)>();
        while (scores.Count < 5000)
        {
            var truth = 100 + Math.Sqrt(80) * chance.NextNormal();
            var (first, second) = (truth + Math.Sqrt(20) * chance.NextNormal(), truth + Math.Sqrt(20) * chance.NextNormal());
            if (first < 95) scores.Add((first, second));
        }
        var gains = ScoreGain.Of(scores, mean: 100, deviation: 10, reliability: 0.8);
        (gains.Count(g => g.P <= 0.05) / 5000.0).ShouldBe(0.05, 0.0125);
        // What the regressed expectation is for.
        (gains.Count(g => g.DifferenceP <= 0.05) / 5000.0).ShouldBeGreaterThan(0.06);
    }

    [Fact]
    public void a_block_by_hand()
    {
        // At θ = b half are right: 3 of 4 is z = (3 − 2) / √(4 · ¼) = 1.
        var drift = ItemDrift.Of(new(6, [2], [1, 1, 1, 0, 255, 0]), [new DichotomousItem(1, 0)], [0, 0, 0, 0, 0, double.NaN], [0, 0, 0, 0, 0, 2])[0];
        drift.Blocks.Count.ShouldBe(3);
        (drift.Blocks[0].N, drift.Blocks[0].Mean, drift.Blocks[0].Expected).ShouldBe((4, 0.75, 0.5));
        drift.Blocks[0].Z!.Value.ShouldBe(1, 1e-12);
        drift.Blocks[0].P!.Value.ShouldBe(0.31731050786291415, 1e-12);
        drift.Blocks[1].ShouldBe(default);
        (drift.CusumUp, drift.CusumDown, drift.Exposure).ShouldBe((0.5, 0.0, null));
        // One step: P(z − ½ ≥ ½) twice.
        drift.CusumP!.Value.ShouldBe(0.31731050786291415, 1e-9);
    }

    [Fact]
    public void a_cusum_comes_as_high_as_its_chance_says()
    {
        var chance = new SplitMix64(81);
        var crossed = 0;
        const int Draws = 40_000;
        for (var d = 0; d < Draws; d++)
        {
            var (sum, highest) = (0.0, 0.0);
            for (var t = 0; t < 12; t++) highest = Math.Max(highest, sum = Math.Max(0, sum + chance.NextNormal() - 0.5));
            if (highest >= 2.5) crossed++;
        }
        var p = CusumTail.Of(2.5, 0.5, 12);
        (crossed / (double)Draws).ShouldBe(p, 4 * Math.Sqrt(p * (1 - p) / Draws));
        CusumTail.Of(0, 0.5, 12).ShouldBe(1);
        CusumTail.Of(3, 0.5, 0).ShouldBe(0);
        // P(z ≥ 3.5).
        CusumTail.Of(3, 0.5, 1).ShouldBe(0.00023262907903552504, 1e-15);
    }

    [Fact]
    public void drift_holds_its_level_and_is_found()
    {
        const int Items = 60, Persons = 3000, Blocks = 10;
        var chance = new SplitMix64(91);
        IrtItem[] items = [.. Enumerable.Range(0, Items).Select(_ => DichotomousItem.At(Math.Exp(0.3 * chance.NextNormal()), chance.NextNormal()))];
        var abilities = new double[Persons];
        var codes = new byte[Persons * Items];
        for (var p = 0; p < Persons; p++)
        {
            abilities[p] = chance.NextNormal();
            for (var i = 0; i < Items; i++)
                // Item 5 is known to more and more persons from the middle on.
                codes[p * Items + i] = (byte)(chance.NextUniform() < items[i].ExpectedScore(abilities[p] + (i == 5 && p >= Persons / 2 ? 0.6 : 0)) ? 1 : 0);
        }
        var drift = ItemDrift.Of(new(Persons, [.. Enumerable.Repeat(2, Items)], codes), items, abilities, [.. Enumerable.Range(0, Persons).Select(p => p * Blocks / Persons)]);
        var clean = Enumerable.Range(0, Items).Where(i => i != 5).SelectMany(i => drift[i].Blocks).ToList();
        (clean.Count(b => b.P <= 0.05) / (double)clean.Count).ShouldBe(0.05, 0.036);
        drift.Where((_, i) => i != 5).Count(d => d.CusumP <= 0.05).ShouldBeLessThanOrEqualTo(8);
        ReviewScreen.Of("CUSUM", drift.Select(d => ((double?)Math.Max(d.CusumUp!.Value, d.CusumDown!.Value), d.CusumP)), 0.01).Cases.Select(c => c.Subject).ShouldBe([5]);
        ReviewScreen.Of("exposure", drift.Select(d => (d.Exposure, d.ExposureP)), 0.01).Cases.Select(c => c.Subject).ShouldBe([5]);
        ItemDrift.ReviewBlocks(drift, 0.05).Cases.ShouldAllBe(c => c.Subject / Blocks == 5 && c.Subject % Blocks >= 5);
    }

    [Fact]
    public void drift_of_odd_data_says_nothing()
    {
        IrtItem[] items = [new DichotomousItem(1, 0)];
        var nobody = ItemDrift.Of(new(0, [2], []), items, [], [])[0];
        (nobody.Blocks.Count, nobody.CusumP, nobody.Exposure).ShouldBe((0, null, null));
        Should.Throw<ArgumentException>(() => ItemDrift.Of(new(1, [2], [1]), items, [0], [-1]));
        Should.Throw<ArgumentException>(() => ItemDrift.Of(new(1, [2], [1]), items, [0, 0], [0]));
        Should.Throw<ArgumentException>(() => ItemDrift.Of(new(1, [3], [1]), items, [0], [0]));
    }
}
