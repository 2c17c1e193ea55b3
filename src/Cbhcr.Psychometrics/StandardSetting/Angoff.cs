using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>What a rater says of an item.</summary>
public enum AngoffRating
{
    /// <summary>The chance, 0 to 1, that a minimally competent candidate is right (modified Angoff; Angoff 1971).</summary>
    Probability,

    /// <summary>1 if such a candidate would be right, 0 if not (Impara and Plake 1997).</summary>
    YesNo,

    /// <summary>The points, 0 to the most the item gives, that such a candidate would get (extended Angoff; Hambleton and Plake 1995).</summary>
    Points,
}

/// <summary>The Angoff methods: the cut is the mean over raters of the sum over items.</summary>
public static class Angoff
{
    /// <summary>Checks the range of every rating, then computes the study.</summary>
    /// <param name="rounds">At least one; the same raters and items in each. The last counts.</param>
    /// <param name="rating">What the ratings are.</param>
    /// <param name="maximumPoints">Most points of each item, for <see cref="AngoffRating.Points"/>; otherwise empty.</param>
    /// <param name="empirical">Observed share right (or mean points) of each item, NaN where not known; or empty.</param>
    /// <param name="model">Item parameters, one an item, for the intrajudge consistency; or null.</param>
    /// <exception cref="ArgumentException">A rating is outside its range (round, rater and item are said), or as for <see cref="PanelStudy.Of"/>.</exception>
    public static PanelStudy Of(
        IReadOnlyList<PanelRatings> rounds, AngoffRating rating = AngoffRating.Probability, ReadOnlySpan<double> maximumPoints = default,
        ReadOnlySpan<double> empirical = default, IReadOnlyList<IrtItem>? model = null)
    {
        for (var k = 0; k < rounds.Count; k++)
        {
            if (rating == AngoffRating.Points && maximumPoints.Length != rounds[k].Items)
                throw new ArgumentException($"{maximumPoints.Length} maximum points for {rounds[k].Items} items.", nameof(maximumPoints));
            for (var r = 0; r < rounds[k].Raters; r++)
                for (var i = 0; i < rounds[k].Items; i++)
                    if (rounds[k][r, i] is { } value && !IsAllowed(value, rating, rating == AngoffRating.Points ? maximumPoints[i] : 1))
                        throw new ArgumentException($"Round {k + 1}, rater {r}, item {i}: {value} is no rating.", nameof(rounds));
        }
        return PanelStudy.Of(rounds, empirical, model);
    }

    /// <summary>Whether a number can be a rating.</summary>
    /// <param name="value">In points.</param>
    /// <param name="rating">What ratings are.</param>
    /// <param name="maximumPoints">Most points of the item.</param>
    public static bool IsAllowed(double value, AngoffRating rating, double maximumPoints = 1) =>
        rating == AngoffRating.YesNo ? value is 0 or 1 : value >= 0 && value <= maximumPoints;
}
