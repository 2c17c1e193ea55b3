using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>What the panel said of one item in the last round.</summary>
/// <param name="Raters">Raters who rated it.</param>
/// <param name="Mean">Of their ratings, in points.</param>
/// <param name="StandardDeviation">n − 1 in the denominator; null below two raters.</param>
public sealed record ItemJudgement(int Raters, double Mean, double? StandardDeviation);

/// <summary>A study in which every rater judges every item, in one or more rounds; the last round counts.</summary>
/// <param name="Cut">Mean of the raters' cuts of the last round.</param>
/// <param name="Raters">In the order of the ratings.</param>
/// <param name="Items">In the order of the ratings.</param>
/// <param name="Rounds">In the order in which they were held.</param>
/// <param name="Components">Of the last round; null below two raters or two items that all raters rated.</param>
/// <param name="Missing">Ratings that are missing in the last round, those of raters without any included.</param>
public sealed record PanelStudy(
    CutScore Cut, IReadOnlyList<RaterStatistics> Raters, IReadOnlyList<ItemJudgement> Items, IReadOnlyList<RoundStatistics> Rounds,
    RatingComponents? Components, int Missing)
{
    /// <summary>
    /// Raters' cuts are the sums of their ratings. A missing rating is filled by item and rater (additive model, least squares) for the
    /// rater's cut alone; all other figures rest on the ratings that are there.
    /// </summary>
    /// <param name="rounds">At least one; the same raters and items in each.</param>
    /// <param name="empirical">Observed share right (or mean points) of each item, NaN where not known; or empty.</param>
    /// <param name="model">Item parameters, one an item, for the intrajudge consistency; or null.</param>
    /// <exception cref="ArgumentException">There is no round or no rating, an item of a round was rated by nobody, or sizes differ.</exception>
    public static PanelStudy Of(IReadOnlyList<PanelRatings> rounds, ReadOnlySpan<double> empirical = default, IReadOnlyList<IrtItem>? model = null)
    {
        if (rounds.Count == 0) throw new ArgumentException("There is no round.", nameof(rounds));
        var last = rounds[^1];
        for (var k = 0; k < rounds.Count; k++)
            if ((rounds[k].Raters, rounds[k].Items) != (last.Raters, last.Items))
                throw new ArgumentException($"Round {k + 1} has {rounds[k].Raters} raters × {rounds[k].Items} items, the last {last.Raters} × {last.Items}.", nameof(rounds));
        if (last.Items == 0 || last.Missing == last.Raters * last.Items) throw new ArgumentException("There is no rating.", nameof(rounds));
        if (!empirical.IsEmpty && empirical.Length != last.Items) throw new ArgumentException($"{empirical.Length} observed shares for {last.Items} items.", nameof(empirical));
        if (model is not null && model.Count != last.Items) throw new ArgumentException($"{model.Count} item models for {last.Items} items.", nameof(model));
        var history = new List<RoundStatistics>();
        for (var k = 0; k < rounds.Count; k++)
            history.Add(RoundStatistics.Of(k + 1, rounds[k], Cuts(rounds[k]), k == 0 ? null : history[k - 1], k == 0 ? null : rounds[k - 1]));
        var items = Enumerable.Range(0, last.Items).Select(last.OfItem).Select(x => new ItemJudgement(x.Length, x.Sum() / x.Length, Numbers.StandardDeviation(x))).ToArray();
        var (filled, means, raters) = (MissingRatings.Fill(last), items.Select(i => i.Mean).ToArray(), new RaterStatistics[last.Raters]);
        for (var r = 0; r < raters.Length; r++) raters[r] = RaterStatistics.Of(r, last, filled, means, empirical, model);
        return new(CutScore.OfJudges([.. raters.Select(r => r.Cut).OfType<double>()])!, raters, items, history, RatingComponents.Of(last), last.Missing);
    }

    private static double?[] Cuts(PanelRatings ratings)
    {
        if (ratings.Missing == ratings.Raters * ratings.Items) return new double?[ratings.Raters];
        var filled = MissingRatings.Fill(ratings);
        return [.. Enumerable.Range(0, ratings.Raters).Select(r => filled.Rater(r).ToArray().Sum()).Select(sum => double.IsNaN(sum) ? (double?)null : sum)];
    }
}
