using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>Where two statistics are the same by their definitions.</summary>
public sealed class statistics_for_two_categories
{
    private static readonly (CategoryResponses Responses, PersonGroups Groups) Drawn = TwoGroups.Draw(11, 120, [0, -0.5], _ => TwoGroups.Items(10, 12));

    [Fact]
    public void agree_with_those_for_more()
    {
        var counts = MatchedCounts.Of(Drawn.Responses, Drawn.Groups);
        for (var i = 0; i < counts.Items; i++)
        {
            var (mh, mantel, general, std) = (MantelHaenszel.Of(counts.Table(i)), Mantel.Of(counts.Table(i)), GeneralisedMantelHaenszel.Of(counts.Table(i)), Standardisation.Of(counts.Table(i)));
            mantel.ChiSquare.ShouldAgreeWith(mh.ChiSquareUncorrected!.Value, "Mantel");
            general.ChiSquare.ShouldAgreeWith(mh.ChiSquareUncorrected!.Value, "generalised");
            mantel.OddsRatio.ShouldAgreeWith(mh.OddsRatio!.Value, "Liu and Agresti");
            mantel.MeanDifference.ShouldAgreeWith(std.Difference!.Value, "standardised difference");
            // Two estimates of one variance.
            mantel.LogStandardError.ShouldAgreeWith(mh.LogStandardError!.Value, "SE ln α", bar: 0.05);
        }
    }

    /// <summary>One stratum of 4 right and 1 wrong against 2 right and 3 wrong, by hand.</summary>
    [Fact]
    public void agree_with_a_calculation_by_hand()
    {
        var responses = new CategoryResponses(10, [2], [1, 1, 1, 1, 0, 1, 1, 0, 0, 0]);
        var counts = MatchedCounts.OfGiven(responses, PersonGroups.Of([.. Enumerable.Range(0, 10).Select(p => p >= 5)]), new double[10]);
        var result = MantelHaenszel.Of(counts)[0];
        result.OddsRatio!.Value.ShouldBe(6, 1e-12);
        // Expected 3, variance 25 · 24 / (100 · 9); RBG variance (14 / 10)(7 + 6 · 3) / 10 summed by hand.
        result.ChiSquareUncorrected!.Value.ShouldBe(1 / (600.0 / 900), 1e-12);
        result.ChiSquareCorrected!.Value.ShouldBe(0.25 / (600.0 / 900), 1e-12);
        result.LogStandardError!.Value.ShouldBe(Math.Sqrt((12 + 6 * 2) * (7 + 6 * 3) / 100.0 / 2) / 1.2, 1e-12);
        Standardisation.Of(counts)[0].Difference!.Value.ShouldBe(-0.4, 1e-12);
    }

    [Fact]
    public void change_sign_when_the_groups_change_places()
    {
        var swapped = PersonGroups.Of([.. Drawn.Groups.Codes.ToArray().Select(c => c == 0)]);
        var (one, other) = (DifAnalysis.Of(Drawn.Responses, Drawn.Groups, new(Purify: false)), DifAnalysis.Of(Drawn.Responses, swapped, new(Purify: false)));
        foreach (var (a, b) in one.Comparisons[0].Items.Zip(other.Comparisons[0].Items))
        {
            b.MantelHaenszel!.Delta!.Value.ShouldBe(-a.MantelHaenszel!.Delta!.Value, 1e-10);
            b.Sibtest.Beta!.Value.ShouldBe(-a.Sibtest.Beta!.Value, 1e-10);
            b.Logistic.Both.ChiSquare!.Value.ShouldBe(a.Logistic.Both.ChiSquare!.Value, 1e-7);
            b.BreslowDay!.ChiSquare!.Value.ShouldBe(a.BreslowDay!.ChiSquare!.Value, 1e-8);
        }
    }

    /// <summary>Where a group has somebody at every score, mirt's way of the correction is no other.</summary>
    [Fact]
    public void sibtest_is_the_same_as_in_mirt_without_gaps()
    {
        var (responses, groups) = TwoGroups.Draw(12, 2000, [0, 0], _ => TwoGroups.Items(10, 8));
        Sibtest.Of(responses, groups).Select(s => s.Beta!.Value).ShouldBe(Sibtest.Of(responses, groups, new(AsMirt: true)).Select(s => s.Beta!.Value));
    }
}
