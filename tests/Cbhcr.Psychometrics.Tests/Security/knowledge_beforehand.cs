using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class knowledge_beforehand
{
    private const int Items = 60;
    private static readonly int[] Named = [.. Enumerable.Range(0, Items).Where(i => i % 3 == 0)];

    [Fact]
    public void of_scores_holds_its_level_and_finds_who_knew()
    {
        var (items, responses) = Form(seed: 41, persons: 2000, knowing: 0);
        var clean = Preknowledge.OfScores(responses, items, Named);
        double ratio = clean.Count(p => p.P <= 0.05) / 2000.0, difference = clean.Count(p => p.DifferenceP <= 0.05) / 2000.0;
        var (_, planted) = Form(seed: 41, persons: 200, knowing: 20);
        var known = Preknowledge.OfScores(planted, items, Named).Take(20).ToList();
        double ratioPower = known.Count(p => p.P <= 0.01) / 20.0, differencePower = known.Count(p => p.DifferenceP <= 0.01) / 20.0;
        TestContext.Current.TestOutputHelper?.WriteLine($"rates at 0.05: ratio {ratio:F4}, difference {difference:F4}; power at 0.01: {ratioPower:F2}, {differencePower:F2}");
        ratio.ShouldBe(0.05, 0.02);
        difference.ShouldBe(0.05, 0.02);
        ratioPower.ShouldBeGreaterThan(0.5);
        differencePower.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void of_scores_by_hand()
    {
        // Rasch items of difficulty 0: three of four right on the others, θ = ln 3; both named ones right.
        IrtItem[] items = [.. Enumerable.Repeat(new DichotomousItem(1, 0), 6)];
        var one = Preknowledge.OfScores(new(1, [2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 0]), items, [0, 1])[0];
        one.SecureAbility!.Value.ShouldBe(Math.Log(3), 1e-9);
        one.NamedAbility!.Value.ShouldBe(4, 1e-9);
        double Log(double theta, int right, int wrong) => -right * Math.Log(1 + Math.Exp(-theta)) - wrong * Math.Log(1 + Math.Exp(theta));
        one.SignedRoot!.Value.ShouldBe(Math.Sqrt(2 * (Log(4, 2, 0) + Log(Math.Log(3), 3, 1) - Log(Math.Log(5), 5, 1))), 1e-9);
        // Two points, 1.5 expected; variance 2 · 3/16 + (2 · 3/16)² / (4 · 3/16).
        one.Score.ShouldBe(2);
        one.ExpectedScore!.Value.ShouldBe(1.5, 1e-9);
        one.Difference!.Value.ShouldBe(0.5 / Math.Sqrt(0.375 + 0.375 * 0.375 / 0.75), 1e-8);
    }

    [Fact]
    public void of_times_holds_its_level_and_finds_who_knew()
    {
        var truth = TimesByHand.Draw(51, persons: 3000, items: 30);
        int[] named = [0, 3, 6, 9, 12, 15];
        (Preknowledge.OfTimes(truth.Model, truth.Times, named).Count(p => p.P <= 0.05) / 3000.0).ShouldBe(0.05, 0.016);
        for (var p = 0; p < 20; p++)
            foreach (var i in named) truth.Seconds[p * 30 + i] *= 0.5;
        Preknowledge.OfTimes(truth.Model, truth.Times, named).Take(20).Count(p => p.P <= 0.01).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void of_both_has_the_mixed_distribution()
    {
        var chance = new SplitMix64(61);
        var rates = new int[3];
        double[] levels = [0.2, 0.05, 0.01];
        for (var d = 0; d < 40_000; d++)
        {
            var p = Preknowledge.Combined(chance.NextNormal(), chance.NextNormal()).P!.Value;
            for (var l = 0; l < 3; l++)
                if (p <= levels[l]) rates[l]++;
        }
        for (var l = 0; l < 3; l++) (rates[l] / 40_000.0).ShouldBe(levels[l], 4 * Math.Sqrt(levels[l] / 40_000));
        Preknowledge.Combined(-1, -2).ShouldBe((0, 1));
        Preknowledge.Combined(null, 3).ShouldBe((null, null));
    }

    [Fact]
    public void without_answers_on_both_sets_is_nothing()
    {
        IrtItem[] items = [new DichotomousItem(1, 0), new DichotomousItem(1, 0)];
        Preknowledge.OfScores(new(1, [2, 2], [1, 255]), items, [0])[0].ShouldBe(default);
        Preknowledge.OfScores(new(1, [2, 2], [1, 0]), items, [])[0].ShouldBe(default);
        Preknowledge.OfScores(new(1, [2, 2], [1, 0]), items, [0, 1])[0].ShouldBe(default);
        Preknowledge.OfTimes(TimesByHand.Draw(1, 1, 2).Model, new(1, 2, [5, double.NaN]), [0]).ShouldBe([(null, null)]);
        Should.Throw<ArgumentException>(() => Preknowledge.OfScores(new(1, [2, 2], [1, 0]), items, [2]));
    }

    private static (IrtItem[] Items, CategoryResponses Responses) Form(ulong seed, int persons, int knowing)
    {
        var simulation = TwoParameterSimulation.Draw(seed, persons, Items);
        var codes = CategoryResponses.Of(simulation.Responses).Codes.ToArray();
        var chance = new SplitMix64(seed + 1);
        for (var p = 0; p < knowing; p++)
            foreach (var i in Named)
                if (chance.NextUniform() < 0.9) codes[p * Items + i] = 1;
        return ([.. simulation.Items.Select(i => DichotomousItem.At(i.Discrimination, i.Difficulty))], new(persons, [.. Enumerable.Repeat(2, Items)], codes));
    }
}
