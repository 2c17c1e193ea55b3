using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class a_classical_analysis
{
    private static readonly ScoredResponses Guttman = Matrix.Of("111", "110", "100", "000");

    [Fact]
    public void of_a_small_form_by_hand()
    {
        var analysis = ClassicalAnalysis.Of(Guttman, new() { ExtremeShare = 0.25 });
        (analysis.ScoredItems, analysis.MaximumScore, analysis.Scores.N).ShouldBe((3, 3, 4));
        analysis.Alpha.ShouldAgreeWith(0.75);
        analysis.Scores.Skewness.ShouldAgreeWith(0);
        // Σ(x − 1.5)⁴ / 4 = (5.0625 + .0625) · 2 / 4 = 2.5625; variance² = 25/9.
        analysis.Scores.Kurtosis.ShouldAgreeWith(2.5625 * 9 / 25 - 3);
        // Quantiles of 0 1 2 3 at ¾ and ¼ are 2.25 and .75: the highest person against the lowest.
        analysis.Items.Select(i => i.Discrimination).ShouldBe([1, 1, 1]);
        // Without item 2 totals are 2 1 1 0, item variances ¼ each, total ⅔: 2 (1 − ½ / ⅔).
        analysis.Items[1].AlphaIfDeleted.ShouldAgreeWith(0.5);
        // p = ½: r √(¼) / φ(0).
        analysis.Items[1].BiserialRest.ShouldAgreeWith(0.5 / Math.Sqrt(2) * Math.Sqrt(2 * Math.PI));
    }

    [Fact]
    public void tells_omitted_not_reached_and_not_administered_apart()
    {
        var item = ClassicalAnalysis.Of(Matrix.Of("111", "11o", "1on", "0n-")).Items[2];
        (item.N, item.NotAdministered, item.Omitted.Count, item.NotReached.Count, item.P).ShouldBe((3, 1, 1, 1, 1 / 3.0));
        item.Omitted.MeanTotal.ShouldBe(2);
        item.AlphaIfDeleted.ShouldBeNull("somebody was not given a scored item");
    }

    [Fact]
    public void reads_missing_categories_as_not_administered()
    {
        var analysis = ClassicalAnalysis.Of(new CategoryResponses(3, [4, 3], [3, 2, 1, CategoryResponses.Missing, 0, 0]));
        (analysis.Items[1].N, analysis.Items[1].NotAdministered, analysis.Items[1].Mean, analysis.Items[1].P).ShouldBe((2, 1, 1, 0.5));
        (analysis.MaximumScore, analysis.Scores.Maximum).ShouldBe((5, 5));
        analysis.Items[0].BiserialTotal.ShouldBeNull("it is no 0/1 item");
        analysis.Items[0].Answers[3].MeanTotal.ShouldBe(5);
    }

    [Fact]
    public void of_nobody_and_of_nothing_is_empty()
    {
        var nobody = ClassicalAnalysis.Of(new ScoredResponses(0, 2, []));
        (nobody.Alpha, nobody.Scores.Mean, nobody.Scores.Minimum, nobody.Scores.Skewness, nobody.StandardErrorOfMeasurement).ShouldBe((null, null, null, null, null));
        nobody.Items.ShouldAllBe(i => i.P == null && i.RestCorrelation == null && i.Discrimination == null && i.Answers.All(a => a.P == null && a.ByGroup.All(g => g == null)));
        ClassicalAnalysis.Of(new ScoredResponses(3, 0, [])).Scores.Mean.ShouldBe(0);
        ClassicalAnalysis.Of(Matrix.Of("1")).Items[0].Variance.ShouldBeNull();
    }

    [Fact]
    public void of_persons_who_are_all_alike_has_no_correlations()
    {
        var analysis = ClassicalAnalysis.Of(Matrix.Of("110", "110", "110"));
        (analysis.Alpha, analysis.Scores.Skewness).ShouldBe((null, null));
        analysis.Items.ShouldAllBe(i => i.TotalCorrelation == null && i.BiserialTotal == null && i.AlphaIfDeleted == null && i.Discrimination == 0);
    }

    /// <summary>Both analyses are over the same numbers.</summary>
    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void agrees_with_the_exact_sums(Case given)
    {
        var (table, exact) = (ClassicalAnalysis.Of(given.Responses, new() { Uses = given.Uses }), ItemAnalysis.Of(given.Responses, given.Uses));
        Same(table.Alpha, exact.Alpha);
        Same(table.Scores.Median, exact.Scores.Median);
        foreach (var (a, b) in table.Items.Zip(exact.Items))
        {
            Same(a.P, b.P);
            Same(a.StandardDeviation, b.StandardDeviation);
            Same(a.TotalCorrelation, b.TotalCorrelation);
            Same(a.RestCorrelation, b.RestCorrelation);
            (a.Omitted.Count, a.NotReached.Count, a.NotAdministered).ShouldBe((b.Counts.Omitted, b.Counts.NotReached, b.Counts.NotAdministered));
        }
    }

    /// <summary>Alpha if deleted is alpha of the form without the item.</summary>
    [Property(Arbitrary = [typeof(AnyResponses)])]
    public void leaves_an_item_out_as_if_it_had_never_been(Case given)
    {
        var whole = ClassicalAnalysis.Of(given.Responses, new() { Uses = given.Uses });
        for (var i = 0; i < given.Responses.Items; i++)
        {
            if (given.Uses[i] == ItemUse.Pretest) continue;
            int[] others = [.. Enumerable.Range(0, given.Responses.Items).Where(j => j != i)];
            var rest = given.Responses.Reordered([.. Enumerable.Range(0, given.Responses.Persons)], others);
            Same(whole.Items[i].AlphaIfDeleted, Naive.Alpha(rest, [.. others.Select(j => given.Uses[j])]));
        }
    }

    /// <summary>A weight of two is the same person twice.</summary>
    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void counts_a_person_as_often_as_the_weight_says(Case given)
    {
        var weights = given.Persons.Select(p => (double)(p % 3)).ToList();
        int[] repeated = [.. weights.SelectMany((w, p) => Enumerable.Repeat(p, (int)w))];
        var weighted = ClassicalAnalysis.Of(given.Responses, new() { Uses = given.Uses, Weights = weights });
        var twice = ClassicalAnalysis.Of(given.Responses.Reordered(repeated, [.. Enumerable.Range(0, given.Responses.Items)]), new() { Uses = given.Uses });
        Same(weighted.Alpha, twice.Alpha);
        Same(weighted.Scores.Variance, twice.Scores.Variance);
        Same(weighted.Scores.Quantile(0.27), twice.Scores.Quantile(0.27));
        foreach (var (a, b) in weighted.Items.Zip(twice.Items))
        {
            Same(a.RestCorrelation, b.RestCorrelation);
            Same(a.Discrimination, b.Discrimination);
            foreach (var (x, y) in a.Answers.Zip(b.Answers)) x.ByGroup.ShouldBe(y.ByGroup);
        }
    }

    [Fact]
    public void is_the_same_bits_with_one_thread_and_two()
    {
        var responses = TwoParameterSimulation.Draw(5, 5000, 20).Responses;
        var (one, two) = (ClassicalAnalysis.Of(responses, new() { Threads = 1 }), ClassicalAnalysis.Of(responses));
        two.Items.Select(i => (i.P, i.RestCorrelation, i.BiserialRest, i.Discrimination, i.AlphaIfDeleted)).ShouldBe(one.Items.Select(i => (i.P, i.RestCorrelation, i.BiserialRest, i.Discrimination, i.AlphaIfDeleted)));
        two.Alpha.ShouldBe(one.Alpha);
    }

    [Fact]
    public void refuses_what_does_not_fit()
    {
        Should.Throw<ArgumentException>(() => ClassicalAnalysis.Of(Guttman, new() { Uses = [ItemUse.Scored] })).Message.ShouldContain("1 uses for 3 items");
        Should.Throw<ArgumentException>(() => ClassicalAnalysis.Of(Guttman, new() { Weights = [1, 1, -1, 1] })).Message.ShouldContain("Person 2");
        Should.Throw<ArgumentException>(() => ClassicalAnalysis.Of(Guttman, new() { Weights = [1] }));
        Should.Throw<ArgumentException>(() => ClassicalAnalysis.Of(Guttman, new() { Groups = 0 }));
        Should.Throw<ArgumentException>(() => ClassicalAnalysis.Of(Guttman, new() { ExtremeShare = 0.6 }));
    }

    private static void Same(double? actual, double? expected)
    {
        if (expected is { } value) Math.Abs(actual!.Value - value).ShouldBeLessThan(1e-11);
        else actual.ShouldBeNull();
    }
}
