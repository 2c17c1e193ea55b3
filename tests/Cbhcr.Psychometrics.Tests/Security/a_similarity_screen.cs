using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Numerics;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class a_similarity_screen
{
    [Fact]
    public void of_two_persons_by_hand()
    {
        // Chances of options at ability 0: ½, ¼, ¼ on both items.
        NominalItem[] models = [new([0, 0], [-Math.Log(2), -Math.Log(2)]), new([0, 0], [-Math.Log(2), -Math.Log(2)])];
        var screen = SimilarityScreen.Of(new([new(3, 0), new(3, 0)], 2, [0, 1, 0, 1]), OptionProbabilities.Of(models, [0, 0]), reportTo: 0.2);
        screen.Tested.ShouldBe(2);
        var pair = screen.Pairs[0];
        (pair.First, pair.Second, pair.Compared, pair.Matches).ShouldBe((0, 1, 2, 2));
        // Matches with options 0 and 1: ½ + ¼, variance ¼ + 3/16; both match with chance 1/8.
        pair.Expected.ShouldBe(0.75, 1e-15);
        pair.StandardDeviation.ShouldBe(Math.Sqrt(7) / 4, 1e-15);
        pair.Omega.ShouldBe(5 / Math.Sqrt(7), 1e-14);
        pair.GbtP.ShouldBe(0.125, 1e-15);
        // Both by chance: ¼ + 1/16 + 1/16 = 3/8 on each item.
        SimilarityScreen.Of(new([new(3, 0), new(3, 0)], 2, [0, 1, 0, 1]), OptionProbabilities.Of(models, [0, 0]), MatchModel.Similarity, 0.2).Pairs.Single().GbtP.ShouldBe(9 / 64.0, 1e-15);
    }

    [Theory]
    [InlineData(MatchModel.Copying)]
    [InlineData(MatchModel.Similarity)]
    public void is_what_one_pair_at_a_time_gives(MatchModel model)
    {
        var form = PairsByHand.WithHoles(7, persons: 75, items: 41);
        var chances = OptionProbabilities.Of(form.Models, [.. form.Abilities]);
        var screen = SimilarityScreen.Of(form.Responses, chances, model, reportTo: 0.4);
        screen.Tested.ShouldBe(model == MatchModel.Copying ? 75 * 74 : 75 * 74 / 2);
        var listed = screen.Pairs.ToDictionary(p => (p.First, p.Second));
        listed.Count.ShouldBeGreaterThan(500);
        for (var first = 0; first < 75; first++)
            for (var second = 0; second < 75; second++)
            {
                if (first == second || (model == MatchModel.Similarity && first > second)) continue;
                var (p, matches) = PairsByHand.Of(form.Responses, chances, first, second, model);
                var (tail, omega) = (GeneralisedBinomial.UpperTail(p, matches), (matches - p.Sum()) / Math.Sqrt(p.Sum(x => x * (1 - x))));
                if (!listed.TryGetValue((first, second), out var pair))
                {
                    tail.ShouldBeGreaterThan(0.4);
                    continue;
                }
                (pair.Compared, pair.Matches).ShouldBe((p.Length, matches));
                pair.Omega.ShouldBe(omega, 1e-12);
                pair.GbtP.ShouldAgreeWith(tail, bar: 1e-12);
            }
    }

    [Fact]
    public void of_more_than_255_items_counts_all_matches()
    {
        var form = SimulatedSitting.Draw(3, persons: 3, items: 600).WithCopying(1, pairs: 1, share: 1);
        var pair = SimilarityScreen.Of(form.Responses, OptionProbabilities.Of(form.Models, [.. form.Abilities])).Pairs.First(p => (p.First, p.Second) == (0, 1));
        (pair.Matches, pair.Compared).ShouldBe((600, 600));
        pair.GbtP.ShouldBeLessThan(1e-60);
    }

    [Fact]
    public void is_the_same_with_one_thread_and_two()
    {
        var form = PairsByHand.WithHoles(11, persons: 130, items: 30);
        var chances = OptionProbabilities.Of(form.Models, [.. form.Abilities]);
        SimilarityScreen.Of(form.Responses, chances, threads: 1).Pairs.ShouldBe(SimilarityScreen.Of(form.Responses, chances, threads: 2).Pairs);
    }

    [Theory]
    [InlineData(MatchModel.Copying)]
    [InlineData(MatchModel.Similarity)]
    public void within_groups_compares_only_those(MatchModel model)
    {
        var form = SimulatedSitting.Draw(15, persons: 70, items: 20);
        var chances = OptionProbabilities.Of(form.Models, [.. form.Abilities]);
        int[] rooms = [.. Enumerable.Range(0, 70).Select(p => p % 3)];
        var (all, some) = (SimilarityScreen.Of(form.Responses, chances, model), SimilarityScreen.Of(form.Responses, chances, model, groups: rooms));
        some.Pairs.ShouldBe(all.Pairs.Where(p => rooms[p.First] == rooms[p.Second]));
        some.Tested.ShouldBe((24 * 23 + 23 * 22 * 2) / (model == MatchModel.Copying ? 1 : 2));
    }

    [Fact]
    public void expects_as_many_matches_as_chance_brings()
    {
        var form = SimulatedSitting.Draw(5, persons: 2, items: 25);
        var chances = OptionProbabilities.Of(form.Models, [.. form.Abilities]);
        var (p, _) = PairsByHand.Of(form.Responses, chances, 0, 1, MatchModel.Copying);
        var chance = new SplitMix64(99);
        const int Draws = 20_000;
        var (sum, square, many) = (0.0, 0.0, 0);
        for (var d = 0; d < Draws; d++)
        {
            var matches = 0;
            for (var i = 0; i < 25; i++)
            {
                var (u, k) = (chance.NextUniform(), 0);
                while (k < 3 && (u -= chances[0, i, k]) >= 0) k++;
                if (k == form.Responses.Codes[25 + i]) matches++;
            }
            (sum, square, many) = (sum + matches, square + matches * matches, many + (matches >= 18 ? 1 : 0));
        }
        var (mean, variance) = (p.Sum(), p.Sum(x => x * (1 - x)));
        (sum / Draws).ShouldBe(mean, 4 * Math.Sqrt(variance / Draws));
        (square / Draws - sum / Draws * (sum / Draws)).ShouldBe(variance, 0.04 * variance);
        var tail = GeneralisedBinomial.UpperTail(p, 18);
        (many / (double)Draws).ShouldBe(tail, 4 * Math.Sqrt(tail * (1 - tail) / Draws));
    }

    [Fact]
    public void holds_its_level_on_clean_data()
    {
        // Pairs share persons, so the rates scatter more than those of independent tests would.
        var forms = Enumerable.Range(100, 2).Select(seed => SimulatedSitting.Draw((ulong)seed, persons: 200, items: 60)).ToList();
        var known = forms.Select(f => SimilarityScreen.Of(f.Responses, OptionProbabilities.Of(f.Models, [.. f.Abilities]))).ToList();
        var fitted = forms.Select(f => SimilarityScreen.Of(f.Responses, OptionProbabilities.Of(f.Models, OptionAbilities.MaximumLikelihood(f.Responses, f.Models)))).ToList();
        foreach (var level in new[] { 0.05, 0.01, 0.001 })
        {
            double? omega = known.Average(s => s.Rate(MatchStatistic.Omega, level)), exact = known.Average(s => s.Rate(MatchStatistic.GeneralisedBinomialTest, level));
            var estimated = fitted.Average(s => s.Rate(MatchStatistic.Omega, level));
            TestContext.Current.TestOutputHelper?.WriteLine($"level {level}: omega {omega:F5}, GBT {exact:F5}, omega with estimated abilities {estimated:F5}");
            omega.ShouldNotBeNull().ShouldBeInRange(0.8 * level, 1.4 * level);
            exact.ShouldNotBeNull().ShouldBeInRange(0.4 * level, 1.05 * level);
            estimated.ShouldNotBeNull().ShouldBeInRange(0.4 * level, 1.1 * level);
        }
    }

    [Fact]
    public void finds_who_copied_two_fifths_and_nobody_else()
    {
        var form = SimulatedSitting.Draw(77, persons: 300, items: 120).WithCopying(5, pairs: 10);
        var chances = OptionProbabilities.Of(form.Models, OptionAbilities.MaximumLikelihood(form.Responses, form.Models));
        var screen = SimilarityScreen.Of(form.Responses, chances);
        var cases = screen.Review(MatchStatistic.GeneralisedBinomialTest, 0.05, PValueAdjustment.Holm).Cases.Select(c => screen.Pairs[c.Subject]).ToList();
        cases.ShouldAllBe(p => p.First / 2 == p.Second / 2 && p.First < 20);
        cases.Select(p => p.First / 2).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        screen.Review(MatchStatistic.Omega).Cases.Count.ShouldBeGreaterThanOrEqualTo(cases.Count);
    }

    [Fact]
    public void of_odd_data_says_nothing()
    {
        NominalItem model = new([0.5], [0]);
        KeyedItem[] item = [new(2, 1)];
        SimilarityScreen.Of(new(item, 0, []), OptionProbabilities.Of([model], [])).Tested.ShouldBe(0);
        SimilarityScreen.Of(new(item, 1, [1]), OptionProbabilities.Of([model], [0])).Rate(MatchStatistic.Omega, 0.05).ShouldBeNull();
        SimilarityScreen.Of(new(item, 2, [1, ResponseCode.Omitted]), OptionProbabilities.Of([model], [0, 0])).Tested.ShouldBe(0);
        SimilarityScreen.Of(new([], 2, []), OptionProbabilities.Of([], [0, 0])).Tested.ShouldBe(0);
        Should.Throw<ArgumentException>(() => SimilarityScreen.Of(new(item, 2, [1, 1]), OptionProbabilities.Of([model], [0])));
        Should.Throw<ArgumentException>(() => OptionProbabilities.Of([model], [double.NaN]));
        Should.Throw<ArgumentException>(() => OptionAbilities.MaximumLikelihood(new([new(3, 1)], 1, [1]), [model]));
    }

    [Fact]
    public void estimates_abilities_where_the_likelihood_is_highest()
    {
        var form = PairsByHand.WithHoles(13, persons: 40, items: 30);
        var estimates = OptionAbilities.MaximumLikelihood(form.Responses, form.Models);
        for (var p = 0; p < 40; p++)
        {
            var best = Enumerable.Range(0, 401).Select(t => -4 + t / 50.0).MaxBy(t => LogLikelihood(form, p, t));
            estimates[p].ShouldBe(best, 0.0101);
            LogLikelihood(form, p, estimates[p]).ShouldBeGreaterThanOrEqualTo(LogLikelihood(form, p, best) - 1e-12);
        }
    }

    [Fact]
    public void without_a_calibration_uses_shares_by_score()
    {
        // Four persons in two strata: 2 2 | 0 0 right.
        KeyedItem[] items = [new(2, 0), new(2, 0)];
        var chances = OptionProbabilities.OfScoreStrata(new(items, 4, [0, 0, 0, 0, 1, 1, 1, 1]), strata: 2);
        chances[0, 0, 0].ShouldBe(2.5 / 3, 1e-15);
        chances[2, 0, 0].ShouldBe(0.5 / 3, 1e-15);
        chances[3, 1, 1].ShouldBe(2.5 / 3, 1e-15);
    }

    private static double LogLikelihood(SimulatedSitting form, int person, double ability)
    {
        Span<double> p = stackalloc double[4];
        var sum = 0.0;
        for (var i = 0; i < form.Models.Count; i++)
        {
            var code = form.Responses.Codes[person * form.Models.Count + i];
            if (code >= 4) continue;
            form.Models[i].Probabilities(ability, p);
            sum += Math.Log(p[code]);
        }
        return sum;
    }
}
