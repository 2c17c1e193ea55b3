namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class a_score_distribution
{
    [Fact]
    public void is_summed_up_by_hand()
    {
        // Scores 1 1 3 4: mean 9/4; squared deviations 1.5625·2 + .5625 + 3.0625 = 6.75, over 3 is 2.25.
        var scores = new ScoreDistribution([0, 2, 0, 1, 1, 0]);
        (scores.N, scores.Mean, scores.Variance, scores.StandardDeviation).ShouldBe((4, 2.25, 2.25, 1.5));
        (scores.Minimum, scores.Median, scores.Maximum).ShouldBe((1, 2, 4));
    }

    [Property]
    public void has_the_middle_of_the_sorted_scores(byte[] raw)
    {
        var sorted = raw.Select(s => s % 7).Order().ToList();
        var median = new ScoreDistribution([.. Enumerable.Range(0, 7).Select(s => sorted.Count(r => r == s))]).Median;
        median.ShouldBe(sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0);
        Median.Of(raw.Select(s => s % 7.0)).ShouldBe(median);
    }

    /// <summary>Sums of squares would lose every digit here if they were rounded on the way: a million persons, one point apart.</summary>
    [Fact]
    public void loses_no_digits_to_size()
    {
        var frequencies = new int[100_002];
        (frequencies[100_000], frequencies[100_001]) = (500_000, 500_000);
        // Squared deviations are 1/4 each: 250,000 over 999,999.
        new ScoreDistribution(frequencies).Variance.ShouldAgreeWith(250_000 / 999_999.0, bar: 1e-15);
    }

    [Fact]
    public void has_no_spread_where_all_are_equal() => new ScoreDistribution([0, 0, 5]).StandardDeviation.ShouldBe(0);

    [Fact]
    public void has_no_negative_frequencies() => Should.Throw<ArgumentException>(() => new ScoreDistribution([1, -1]));
}
