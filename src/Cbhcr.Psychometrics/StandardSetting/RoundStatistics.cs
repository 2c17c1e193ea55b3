namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>One round, and how it differs from the round before. Null where not defined, so in the first round for all that compares.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Raters">Raters with at least one rating.</param>
/// <param name="Missing">Ratings that are missing of raters with at least one.</param>
/// <param name="Cut">Mean of the raters' cuts, in raw points; null without ratings.</param>
/// <param name="StandardDeviation">Of the raters' cuts, in raw points.</param>
/// <param name="StandardError">SD / √n, in raw points.</param>
/// <param name="Change">Cut minus the cut of the round before, in raw points.</param>
/// <param name="MeanAbsoluteChange">Mean distance of a rating from the same rater's rating before, in points of an item.</param>
/// <param name="ShareChanged">Share of ratings that differ from those before, 0 to 1.</param>
/// <param name="Convergence">1 − SD / SD of the round before: above 0 the raters came closer, at 1 they agree.</param>
public sealed record RoundStatistics(
    int Round, int Raters, int Missing, double? Cut, double? StandardDeviation, double? StandardError,
    double? Change, double? MeanAbsoluteChange, double? ShareChanged, double? Convergence)
{
    internal static RoundStatistics Of(int round, PanelRatings ratings, IReadOnlyList<double?> raterCuts, RoundStatistics? before, PanelRatings? ratingsBefore)
    {
        double[] cuts = [.. raterCuts.OfType<double>()];
        var (both, changed, distance) = (0, 0, 0.0);
        if (ratingsBefore is not null)
            for (var r = 0; r < ratings.Raters; r++)
                for (var i = 0; i < ratings.Items; i++)
                    if (ratings[r, i] is { } now && ratingsBefore[r, i] is { } then)
                    {
                        both++;
                        distance += Math.Abs(now - then);
                        if (!now.Equals(then)) changed++;
                    }
        var (cut, deviation) = (Numbers.Mean(cuts), Numbers.StandardDeviation(cuts));
        return new(round, cuts.Length, ratings.Missing - (ratings.Raters - cuts.Length) * ratings.Items, cut, deviation, Numbers.StandardError(cuts),
            cut - before?.Cut, both == 0 ? null : distance / both, both == 0 ? null : (double)changed / both,
            before?.StandardDeviation is > 0 ? 1 - deviation / before.StandardDeviation : null);
    }
}
