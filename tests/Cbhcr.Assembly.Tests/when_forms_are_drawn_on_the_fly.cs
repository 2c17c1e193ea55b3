using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Tests;

public class when_forms_are_drawn_on_the_fly
{
    // Twelve items of A, of which three are wanted, and six of B, of which three are: half of B would be seen by everybody.
    private static readonly ItemPool Pool = new(
        [.. Enumerable.Range(1, 18).Select(i => $"I{i:00}")],
        new Dictionary<string, IReadOnlyList<double?>> { ["words"] = [.. Enumerable.Range(1, 18).Select(i => (double?)(20 + (i * 7 % 11)))] },
        new Dictionary<string, IReadOnlyList<string?>> { ["part"] = [.. Enumerable.Range(1, 18).Select(i => i <= 12 ? "A" : "B")] },
        EnemySets: [["I01", "I02"], ["I13", "I14"]]);

    private static readonly AssemblyProblem Problem = new(Pool, 1,
        [
            new CountRule("a", new In("part", ["A"]), Span.Exactly(3)), new CountRule("b", new In("part", ["B"]), Span.Exactly(3)),
            new SumRule("words", "words", new Every(), new(130, 170)),
        ], new NoGoal());

    [Fact]
    public void every_one_meets_every_rule()
    {
        var draws = new FormDraws(Problem, new(0.6, Effort: 0.5));
        for (ulong seed = 1; seed <= 25; seed++) FormsCheck.Broken(Problem, [draws.Next(seed).ShouldNotBeNull()]).ShouldBeEmpty();
    }

    [Fact]
    public void the_same_seed_gives_the_same_figures()
    {
        var (first, second) = (FormDraws.Simulate(Problem, new(0.6, Effort: 0.5), 15, 3), FormDraws.Simulate(Problem, new(0.6, Effort: 0.5), 15, 3));
        second.Rates.ShouldBe(first.Rates);
        FormDraws.Simulate(Problem, new(0.6, Effort: 0.5), 15, 4).Rates.ShouldNotBe(first.Rates);
    }

    [Fact]
    public void exposure_is_held_down_and_measured()
    {
        var held = FormDraws.Simulate(Problem, new(0.6, Effort: 0.5), 100, 11);
        held.Draws.ShouldBe(100);
        held.Rates.Sum().ShouldBe(6, 1e-9, "six items stand on each form");
        held.Mean.ShouldBe(6 / 18.0, 1e-9);
        // The method holds the limit on average; over a hundred draws it strays by a few.
        held.Greatest.ShouldBeLessThan(0.68);
        held.MeanOverlap.ShouldBeInRange(1 / 3.0, 0.6);
    }

    [Fact]
    public void drawing_goes_on_from_what_was_counted()
    {
        var (whole, options) = (new List<IReadOnlyList<string>>(), new DrawOptions(0.6, Effort: 0.5));
        var draws = new FormDraws(Problem, options);
        var (used, barred) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var i = 0; i < 12; i++)
        {
            whole.Add(draws.Next((ulong)i + 40)!);
            var later = new FormDraws(Problem, options);
            later.Resume(i, used, barred);
            later.Next((ulong)i + 40).ShouldBe(whole[i]);
            later.Barred.ShouldBe(draws.Barred);
            foreach (var id in whole[i]) used[id] = used.GetValueOrDefault(id) + 1;
            foreach (var id in draws.Barred) barred[id] = barred.GetValueOrDefault(id) + 1;
        }
        barred.ShouldNotBeEmpty("some items were kept back, or there would be nothing to go on from");
    }

    [Fact]
    public void items_seen_as_the_same_share_a_limit()
    {
        // I13 to I15 are I16 to I18 for whoever sees them: three of B on each form are three of three.
        var twins = Enumerable.Range(13, 6).ToDictionary(i => $"I{i:00}", i => $"B{(i - 13) % 3}");
        int Barred(DrawOptions options)
        {
            var draws = new FormDraws(Problem, options);
            return Enumerable.Range(1, 20).Count(i => draws.Next((ulong)i) is not null && draws.Relaxed > 0);
        }
        Barred(new(0.6, Effort: 0.5, SeenAs: twins)).ShouldBeGreaterThan(Barred(new(0.6, Effort: 0.5)));
        var apart = new FormDraws(Problem, new(0.6, Effort: 0.5, SeenAs: twins));
        apart.Resume(10, new Dictionary<string, int> { ["I13"] = 10 }, new Dictionary<string, int>());
        var kept = Enumerable.Range(1, 30).Count(i =>
        {
            apart.Resume(10, new Dictionary<string, int> { ["I13"] = 10 }, new Dictionary<string, int>());
            apart.Next((ulong)i);
            apart.Barred.Contains("I16").ShouldBe(apart.Barred.Contains("I13"), "what is kept back is kept back in both shapes");
            return apart.Barred.Contains("I16");
        });
        kept.ShouldBeInRange(4, 22, "with a chance of four in ten");
    }

    [Fact]
    public void a_limit_that_the_pool_cannot_keep_is_passed_in_the_open()
    {
        // Three of six: no limit below a half can be kept.
        var report = FormDraws.Simulate(Problem, new(0.2, Effort: 0.5), 30, 5);
        report.Draws.ShouldBe(30);
        report.Relaxed.ShouldBeGreaterThan(0);
        report.Greatest.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Fact]
    public void what_cannot_be_drawn_is_said_once()
    {
        var report = FormDraws.Simulate(Problem with { Rules = [.. Problem.Rules, new CountRule("c", new In("part", ["B"]), Span.Exactly(4))] }, new(0.6, Effort: 0.5), 30, 5);
        (report.Draws, report.Failed).ShouldBe((0, 1));
    }

    [Fact]
    public void senseless_options_are_refused()
    {
        Should.Throw<ArgumentException>(() => new FormDraws(Problem with { Forms = 2 }, new()));
        Should.Throw<ArgumentException>(() => new FormDraws(Problem, new(0)));
        Should.Throw<ArgumentException>(() => new FormDraws(Problem, new(Tolerance: 2)));
    }
}
