namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class an_item_analysis
{
    // Totals 3, 2, 1, 0: mean 6/4, sum of squared deviations 2.25 + .25 + .25 + 2.25 = 5, variance 5/3.
    private static readonly ScoredResponses Guttman = Matrix.Of("111", "110", "100", "000");

    [Fact]
    public void of_a_small_form_by_hand()
    {
        var analysis = ItemAnalysis.Of(Guttman);
        analysis.Scores.Mean.ShouldBe(1.5);
        analysis.Scores.Variance.ShouldAgreeWith(5 / 3.0);
        analysis.Scores.Median.ShouldBe(1.5);
        analysis.Items.Select(i => i.P).ShouldBe([0.75, 0.5, 0.25]);
        // Item variances 3/4·1/4·4/3 = 1/4, 1/3, 1/4; alpha = 3/2 · (1 − (5/6)/(5/3)) = 3/4; SEM = √(5/3 · 1/4).
        analysis.Items[1].StandardDeviation.ShouldAgreeWith(Math.Sqrt(1 / 3.0));
        analysis.Alpha.ShouldAgreeWith(0.75);
        analysis.StandardErrorOfMeasurement.ShouldAgreeWith(Math.Sqrt(5 / 12.0));
        // Item 2 with totals 3 2 1 0: covariance (1.5 + .5 + .5 + 1.5)/2/3 = 2/3; r = 2/3 / √(1/3 · 5/3) = 2/√5.
        analysis.Items[1].TotalCorrelation.ShouldAgreeWith(2 / Math.Sqrt(5));
        // Rest of item 2 is 2 1 1 0: covariance (1 + 0 + 0 + 1)/2/3 = 1/3, variance 2/3; r = 1/3 / √(1/3 · 2/3) = 1/√2.
        analysis.Items[1].RestCorrelation.ShouldAgreeWith(1 / Math.Sqrt(2));
    }

    [Fact]
    public void holds_pretest_items_against_the_scored_total_and_keeps_them_out_of_it()
    {
        var analysis = ItemAnalysis.Of(Matrix.Of("1110", "1101", "1001", "0001"), [ItemUse.Scored, ItemUse.Scored, ItemUse.Scored, ItemUse.Pretest]);
        analysis.ScoredItems.ShouldBe(3);
        analysis.Scores.Mean.ShouldBe(1.5);
        analysis.Alpha.ShouldAgreeWith(0.75);
        // Pretest item 0 1 1 1 with totals 3 2 1 0: covariance −1.5/3 = −1/2; r = −1/2 / √(1/4 · 5/3) = −√(3/5).
        analysis.Items[3].RestCorrelation.ShouldAgreeWith(-Math.Sqrt(0.6));
        analysis.Items[3].TotalCorrelation.ShouldBe(analysis.Items[3].RestCorrelation);
    }

    [Fact]
    public void counts_what_was_left_out_as_wrong_and_tells_why()
    {
        var analysis = ItemAnalysis.Of(Matrix.Of("111", "11o", "1on", "0nn"));
        var plain = ItemAnalysis.Of(Guttman);
        analysis.Items.Select(i => (i.P, i.StandardDeviation, i.TotalCorrelation, i.RestCorrelation)).ShouldBe(plain.Items.Select(i => (i.P, i.StandardDeviation, i.TotalCorrelation, i.RestCorrelation)));
        analysis.Alpha.ShouldBe(plain.Alpha);
        analysis.Items[2].Counts.ShouldBe(new MarkCounts(Wrong: 0, Right: 1, Omitted: 1, NotReached: 2, NotAdministered: 0));
    }

    [Fact]
    public void leaves_those_out_of_an_item_who_were_not_given_it()
    {
        // The first four are the small form again; a fifth person was given items 1 and 3 only, both right.
        var analysis = ItemAnalysis.Of(Matrix.Of("111", "110", "100", "000", "1-1"));
        (analysis.Items[0].N, analysis.Items[1].N).ShouldBe((5, 4));
        analysis.Items[0].P.ShouldBe(0.8);
        analysis.Items[1].P.ShouldBe(0.5);
        analysis.Items[1].RestCorrelation.ShouldAgreeWith(1 / Math.Sqrt(2));
        analysis.Scores.Mean.ShouldBe(1.6);
        analysis.Alpha.ShouldBeNull("alpha is for persons who were given every scored item");
        analysis.StandardErrorOfMeasurement.ShouldBeNull();
        analysis.AlphaInterval(0.95).ShouldBeNull();
    }

    [Fact]
    public void of_nobody_is_empty()
    {
        var analysis = ItemAnalysis.Of(new ScoredResponses(0, 2, []));
        (analysis.Scores.N, analysis.Scores.Mean, analysis.Scores.StandardDeviation, analysis.Scores.Median).ShouldBe((0, null, null, null));
        (analysis.Scores.Minimum, analysis.Scores.Maximum, analysis.Alpha).ShouldBe((null, null, null));
        analysis.Items.ShouldAllBe(i => i.N == 0 && i.P == null && i.StandardDeviation == null && i.TotalCorrelation == null && i.RestCorrelation == null);
    }

    [Fact]
    public void of_no_items_is_empty()
    {
        var analysis = ItemAnalysis.Of(new ScoredResponses(3, 0, []));
        (analysis.Scores.N, analysis.Scores.Mean, analysis.Alpha, analysis.Items.Count).ShouldBe((3, 0, null, 0));
    }

    [Fact]
    public void of_one_person_has_means_and_no_spread()
    {
        var analysis = ItemAnalysis.Of(Matrix.Of("10"));
        (analysis.Scores.Mean, analysis.Scores.Median, analysis.Scores.StandardDeviation, analysis.Alpha).ShouldBe((1, 1, null, null));
        analysis.Items.Select(i => i.P).ShouldBe([1, 0]);
        analysis.Items.ShouldAllBe(i => i.StandardDeviation == null && i.RestCorrelation == null);
    }

    [Fact]
    public void gives_no_correlation_where_an_item_or_its_rest_does_not_vary()
    {
        var analysis = ItemAnalysis.Of(Matrix.Of("110", "100", "110"));
        (analysis.Items[0].StandardDeviation, analysis.Items[0].TotalCorrelation, analysis.Items[0].RestCorrelation).ShouldBe((0, null, null));
        // Item 2 is all that varies: it is the total and its rest is constant.
        analysis.Items[1].TotalCorrelation.ShouldAgreeWith(1);
        analysis.Items[1].RestCorrelation.ShouldBeNull();
    }

    [Fact]
    public void needs_a_use_for_every_item() => Should.Throw<ArgumentException>(() => ItemAnalysis.Of(Guttman, [ItemUse.Scored]));

    [Property(Arbitrary = [typeof(AnyResponses)])]
    public void equals_the_formulas_of_the_textbook(Case given)
    {
        var analysis = ItemAnalysis.Of(given.Responses, given.Uses);
        Same(analysis.Alpha, Naive.Alpha(given.Responses, given.Uses));
        for (var i = 0; i < given.Responses.Items; i++)
        {
            var x = Naive.Column(given.Responses, i);
            Same(analysis.Items[i].TotalCorrelation, Naive.Correlation(x, Naive.Totals(given.Responses, given.Uses)));
            Same(analysis.Items[i].RestCorrelation, Naive.Correlation(x, Naive.Totals(given.Responses, given.Uses, without: i)));
            if (x.Length > 1) analysis.Items[i].StandardDeviation.ShouldAgreeWith(Math.Sqrt(Naive.Variance(x)));
        }
    }

    /// <summary>Persons who were not given an item are simply not there for it.</summary>
    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void equals_the_formulas_over_those_who_were_given_the_item(Case given)
    {
        var analysis = ItemAnalysis.Of(given.Responses, given.Uses);
        for (var i = 0; i < given.Responses.Items; i++)
        {
            var there = Enumerable.Range(0, given.Responses.Persons).Where(p => given.Responses[p, i] != Mark.NotAdministered).ToList();
            var some = given.Responses.Reordered(there, [.. Enumerable.Range(0, given.Responses.Items)]);
            analysis.Items[i].N.ShouldBe(there.Count);
            Same(analysis.Items[i].RestCorrelation, Naive.Correlation(Naive.Column(some, i), Naive.Totals(some, given.Uses, without: i)));
        }
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void does_not_care_about_the_order_of_persons_and_items(Case given)
    {
        var analysis = ItemAnalysis.Of(given.Responses, given.Uses);
        var other = ItemAnalysis.Of(given.Responses.Reordered(given.Persons, given.Items), [.. given.Items.Select(i => given.Uses[i])]);
        other.Alpha.ShouldBe(analysis.Alpha);
        other.Items.ShouldBe(given.Items.Select(i => analysis.Items[i]));
        other.Scores.Frequencies.ToArray().ShouldBe(analysis.Scores.Frequencies.ToArray());
    }

    private static void Same(double? actual, double? expected)
    {
        if (expected is { } value) Math.Abs(actual!.Value - value).ShouldBeLessThan(1e-12);
        else actual.ShouldBeNull();
    }
}
