using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class score_frequencies
{
    /// <summary>Kolen and Brennan, table 2.1: four items, shares .2 .3 .2 .2 .1.</summary>
    [Theory]
    [InlineData(0, 0.10)]
    [InlineData(1, 0.35)]
    [InlineData(1.3, 0.44)]
    [InlineData(2, 0.60)]
    [InlineData(4, 0.95)]
    [InlineData(-0.5, 0)]
    [InlineData(4.5, 1)]
    public void give_percentile_ranks(double score, double rank)
    {
        var scores = new ScoreFrequencies(0, [2, 3, 2, 2, 1]);
        scores.PercentileRank(score).ShouldBe(rank, 1e-12);
        scores.ScoreAt(rank).ShouldBe(score, 1e-12);
    }

    /// <summary>Half of the persons have 0 and half have 4: every score between has rank ½, and the middle of them is taken.</summary>
    [Theory]
    [InlineData(0.25, 0)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 4)]
    [InlineData(0, -0.5)]
    [InlineData(1, 4.5)]
    public void take_the_middle_of_scores_nobody_has(double rank, double score) => new ScoreFrequencies(0, [5, 0, 0, 0, 5]).ScoreAt(rank).ShouldBe(score, 1e-12);

    [Fact]
    public void keep_apart_the_ranks_of_scores_hardly_anybody_has()
    {
        var scores = new ScoreFrequencies(0, [1e-30, 1e-20, 1e-10, 1]);
        foreach (var score in new[] { 0, 1, 2, 3 }) scores.ScoreAt(scores.PercentileRank(score)).ShouldBe(score, 1e-9);
    }

    [Fact]
    public void refuse_what_is_not_a_distribution()
    {
        Should.Throw<ArgumentException>(() => new ScoreFrequencies(0, [1])).Message.ShouldContain("two scores");
        Should.Throw<ArgumentException>(() => new ScoreFrequencies(2, [1, -1])).Message.ShouldContain("score 3");
        Should.Throw<ArgumentException>(() => ScoreFrequencies.Of([1, 7], 0, 6)).Message.ShouldContain("person 1");
        Should.Throw<ArgumentException>(() => JointFrequencies.Of([1, 2], [0], (0, 3), (0, 3)));
        Should.Throw<ArgumentException>(() => JointFrequencies.Of([1, 2], [0, 4], (0, 3), (0, 3))).Message.ShouldContain("person 1");
    }

    [Property]
    public bool rank_and_score_undo_one_another(PositiveInt[] counts, byte at)
    {
        if (counts.Length < 2) return true;
        var scores = new ScoreFrequencies(-3, [.. counts.Select(c => (double)c.Get)]);
        var score = scores.Lowest - 0.5 + at / 255.0 * counts.Length;
        return Math.Abs(scores.ScoreAt(scores.PercentileRank(score)) - score) < 1e-9;
    }
}
