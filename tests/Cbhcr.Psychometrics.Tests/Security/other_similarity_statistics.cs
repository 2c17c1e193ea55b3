using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;
using MathNet.Numerics.Distributions;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class other_similarity_statistics
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void m4_is_what_counting_all_outcomes_gives(ulong seed)
    {
        const int Items = 8;
        var form = SimulatedSitting.Draw(seed, persons: 2, items: Items, options: 3);
        var chances = OptionProbabilities.Of(form.Models, [.. form.Abilities]);
        // Nine outcomes an item: options of both.
        var joint = new Dictionary<(int Right, int Wrong), double>();
        for (var outcome = 0; outcome < (int)Math.Pow(9, 6); outcome++) Count(outcome, 6);
        joint.Values.Sum().ShouldBe(1, 1e-10);
        var six = new OptionResponses(form.Responses.Items[..6], 2, [.. form.Responses.Codes[..6], .. form.Responses.Codes.Slice(Items, 6)]);
        var m4 = TrinomialMatches.Of(six, OptionProbabilities.Of([.. form.Models.Take(6)], [.. form.Abilities]), 0, 1);
        double Upper((int Right, int Wrong) at) => joint.Where(j => j.Key.Right >= at.Right && j.Key.Wrong >= at.Wrong).Sum(j => j.Value);
        var observed = Upper((m4.RightMatches, m4.WrongMatches));
        m4.P.ShouldNotBeNull().ShouldBe(joint.Where(j => Upper(j.Key) <= observed * (1 + 1e-9)).Sum(j => j.Value), 1e-10);

        void Count(int outcome, int items)
        {
            var (chance, right, wrong) = (1.0, 0, 0);
            for (var i = 0; i < items; i++, outcome /= 9)
            {
                var (a, b) = (outcome % 3, outcome / 3 % 3);
                chance *= chances[0, i, a] * chances[1, i, b];
                if (a == b) _ = a == 2 ? right++ : wrong++;
            }
            joint[(right, wrong)] = joint.GetValueOrDefault((right, wrong)) + chance;
        }
    }

    [Fact]
    public void m4_tells_right_matches_from_wrong_ones()
    {
        NominalItem[] models = [.. Enumerable.Repeat(new NominalItem([1, 0], [2, 0]), 20)];
        KeyedItem[] items = [.. Enumerable.Repeat(new KeyedItem(3, 1), 20)];
        var chances = OptionProbabilities.Of(models, [0, 0]);
        byte[] right = [.. Enumerable.Repeat((byte)1, 20)], wrong = [.. Enumerable.Repeat((byte)2, 10), .. Enumerable.Repeat((byte)1, 10)];
        var ofRight = TrinomialMatches.Of(new(items, 2, [.. right, .. right]), chances, 0, 1);
        var ofWrong = TrinomialMatches.Of(new(items, 2, [.. wrong, .. wrong]), chances, 0, 1);
        (ofRight.RightMatches, ofRight.WrongMatches, ofWrong.RightMatches, ofWrong.WrongMatches).ShouldBe((20, 0, 10, 10));
        ofWrong.P!.Value.ShouldBeLessThan(1e-8);
        ofRight.P!.Value.ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void m4_without_a_common_item_is_nothing() =>
        TrinomialMatches.Of(new([new(2, 0)], 2, [0, ResponseCode.Omitted]), OptionProbabilities.Of([new NominalItem([1], [0])], [0, 0]), 0, 1).P.ShouldBeNull();

    [Fact]
    public void the_k_index_by_hand()
    {
        // Source 0 has options 1 1 1 0 (key 0): three wrong. Others with 2 wrong: 1 1 0 0 (two matches) and 0 2 1 0 (one). With 1 wrong: 0 0 1 0.
        KeyedItem[] items = [.. Enumerable.Repeat(new KeyedItem(3, 0), 4)];
        var indices = KIndices.Of(new(items, 4, [1, 1, 1, 0, /**/ 1, 1, 0, 0, /**/ 0, 2, 1, 0, /**/ 0, 0, 1, 0]), source: 0);
        indices.Select(k => (k.Copier, k.SourceWrong, k.WrongMatches)).ShouldBe([(1, 3, 2), (2, 3, 1), (3, 3, 1)]);
        // Group of 2 wrong: mean 1.5 of 3, p = ½: P(X ≥ 2) = ½, P(X ≥ 1) = 7/8. Group of 1 wrong: p = 1/3, P(X ≥ 1) = 19/27.
        indices[0].K.ShouldBe(0.5, 1e-14);
        indices[1].K.ShouldBe(0.875, 1e-14);
        indices[2].K.ShouldBe(19 / 27.0, 1e-14);
        // A line goes through two points; there is no parabola.
        indices[0].K1!.Value.ShouldBe(0.5, 1e-12);
        indices[0].K2.ShouldBeNull();
    }

    [Fact]
    public void the_k_indices_smooth_the_groups()
    {
        var form = SimulatedSitting.Draw(21, persons: 200, items: 30);
        var (codes, source) = (form.Responses.Codes.ToArray(), 4);
        int Wrong(int p) => Enumerable.Range(0, 30).Count(i => codes[p * 30 + i] != 3);
        int Matches(int p) => Enumerable.Range(0, 30).Count(i => codes[p * 30 + i] != 3 && codes[p * 30 + i] == codes[source * 30 + i]);
        var groups = Enumerable.Range(0, 200).Where(p => p != source).GroupBy(Wrong).Select(g => (X: g.Key / 30.0, Y: g.Average(Matches) / Wrong(source))).ToList();
        var (intercept, slope) = MathNet.Numerics.Fit.Line([.. groups.Select(g => g.X)], [.. groups.Select(g => g.Y)]);
        foreach (var k in KIndices.Of(form.Responses, source))
        {
            k.WrongMatches.ShouldBe(Matches(k.Copier));
            var p = Math.Clamp(intercept + slope * Wrong(k.Copier) / 30.0, 0.001, 0.999);
            k.K1!.Value.ShouldBe(Enumerable.Range(k.WrongMatches, k.SourceWrong - k.WrongMatches + 1).Sum(m => Binomial.PMF(p, k.SourceWrong, m)), 1e-9);
        }
        // Sotaridona and Meijer (2002) found all variants at or below their level.
        var (tested, listed) = KIndices.Of(form.Responses);
        (listed.Count / (double)tested).ShouldBeInRange(0.005, 0.055);
    }

    [Fact]
    public void the_k_index_of_a_perfect_source_is_nothing()
    {
        KIndices.Of(new([new(2, 0)], 2, [0, 1]), source: 0).ShouldBeEmpty();
        KIndices.Of(new([new(2, 0)], 0, [])).Tested.ShouldBe(0);
    }

    [Fact]
    public void linked_pairs_make_groups()
    {
        var clusters = SimilarityCluster.Of([(5, 2, 0.01), (2, 9, 0.001), (1, 7, 0.02), (9, 2, 0.03), (7, 1, 0.04)]);
        clusters.Count.ShouldBe(2);
        clusters[0].Persons.ShouldBe([2, 5, 9]);
        clusters[0].Links.ShouldBe([0, 1, 3]);
        (clusters[0].SmallestP, clusters[0].Density).ShouldBe((0.001, 2 / 3.0));
        clusters[1].Persons.ShouldBe([1, 7]);
        clusters[1].Density.ShouldBe(1);
        SimilarityCluster.Of([]).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => SimilarityCluster.Of([(3, 3, 0.01)]));
    }

    [Fact]
    public void a_group_that_shares_a_key_is_one_case()
    {
        var form = SimulatedSitting.Draw(31, persons: 120, items: 80);
        var codes = form.Responses.Codes.ToArray();
        // Persons 0 to 5 have the same list of answers to the first 48 items.
        for (var p = 1; p < 6; p++) codes.AsSpan(0, 48).CopyTo(codes.AsSpan(p * 80));
        var responses = new OptionResponses(form.Responses.Items, 120, codes);
        var screen = SimilarityScreen.Of(responses, OptionProbabilities.Of(form.Models, OptionAbilities.MaximumLikelihood(responses, form.Models)));
        var cluster = SimilarityCluster.Of(screen, screen.Review(MatchStatistic.GeneralisedBinomialTest, 0.01)).ShouldHaveSingleItem();
        cluster.Persons.ShouldBe([0, 1, 2, 3, 4, 5]);
        cluster.Density.ShouldBeGreaterThan(0.8);
    }
}
