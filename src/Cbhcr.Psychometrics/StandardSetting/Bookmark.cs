using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>Which ability a bookmark stands for. The bookmark is on the first page that a minimally competent candidate does not master.</summary>
public enum BookmarkAbility
{
    /// <summary>Half-way between the page before the bookmark and its own page.</summary>
    Midpoint,

    /// <summary>The page before: the last one mastered.</summary>
    PageBefore,

    /// <summary>The bookmark's own page.</summary>
    Page,
}

/// <summary>The middle of a panel or group.</summary>
public enum Centre
{
    /// <summary>Not moved by a single outlying judge.</summary>
    Median,

    /// <summary>Arithmetic mean.</summary>
    Mean,
}

/// <summary>One rater's bookmark.</summary>
/// <param name="Rater">From 0.</param>
/// <param name="Page">From 1; null where the rater set none.</param>
/// <param name="Ability">θ in logits.</param>
/// <param name="Cut">Expected raw score at that ability.</param>
public sealed record BookmarkRater(int Rater, int? Page, double? Ability, double? Cut);

/// <summary>A round of bookmarks.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Raters">In the order given.</param>
/// <param name="Ability">Centre of the raters' abilities, in logits.</param>
/// <param name="AbilityStandardDeviation">Of the raters' abilities, in logits; null below two.</param>
/// <param name="Cut">Expected raw score at <paramref name="Ability"/>, with the standard deviation of the raters' raw cuts.</param>
/// <param name="Change">Cut minus that of the round before, in raw points; null in the first.</param>
public sealed record BookmarkRound(int Round, IReadOnlyList<BookmarkRater> Raters, double Ability, double? AbilityStandardDeviation, CutScore Cut, double? Change);

/// <summary>
/// The Bookmark method (Mitzel, Lewis, Patz and Green 2001): bookmarks in an ordered item booklet become abilities, and the panel's ability
/// becomes a raw cut through the test characteristic curve.
/// </summary>
public static class Bookmark
{
    /// <summary>
    /// The standard error of the cut is SD / √n of the raters' raw cuts for the mean, √(π/2) times that for the median (normal theory). A
    /// bookmark on page 1 stands for that page, one behind the last page (pages + 1) for the last page.
    /// </summary>
    /// <param name="test">Items that make up the raw score; usually those of the booklet.</param>
    /// <param name="booklet">At least one page.</param>
    /// <param name="rounds">Bookmarks of each round, 1 to pages + 1, null where missing; the same raters in each.</param>
    /// <param name="ability">Which ability a bookmark stands for.</param>
    /// <param name="centre">Of the panel.</param>
    /// <returns>One a round; the last counts.</returns>
    /// <exception cref="ArgumentException">There is no page, no round or no bookmark in a round, or a bookmark is on no page (round and rater are said).</exception>
    public static IReadOnlyList<BookmarkRound> Of(
        IReadOnlyList<IrtItem> test, OrderedItemBooklet booklet, IReadOnlyList<IReadOnlyList<int?>> rounds,
        BookmarkAbility ability = BookmarkAbility.Midpoint, Centre centre = Centre.Median)
    {
        if (booklet.Pages.Count == 0) throw new ArgumentException("The booklet has no page.", nameof(booklet));
        if (rounds.Count == 0) throw new ArgumentException("There is no round.", nameof(rounds));
        var done = new List<BookmarkRound>();
        for (var k = 0; k < rounds.Count; k++)
        {
            if (rounds[k].Count != rounds[0].Count) throw new ArgumentException($"Round {k + 1} has {rounds[k].Count} raters, the first {rounds[0].Count}.", nameof(rounds));
            for (var r = 0; r < rounds[k].Count; r++)
                if (rounds[k][r] < 1 || rounds[k][r] > booklet.Pages.Count + 1)
                    throw new ArgumentException($"Round {k + 1}, rater {r}: there is no page {rounds[k][r]}.", nameof(rounds));
            BookmarkRater[] raters = [.. rounds[k].Select((page, r) => Judge(test, booklet, r, page, ability))];
            double[] abilities = [.. raters.Select(r => r.Ability).OfType<double>()], cuts = [.. raters.Select(r => r.Cut).OfType<double>()];
            if (abilities.Length == 0) throw new ArgumentException($"Round {k + 1} has no bookmark.", nameof(rounds));
            var middle = centre == Centre.Median ? Median.Of(abilities)!.Value : abilities.Sum() / abilities.Length;
            var error = Numbers.StandardError(cuts) * (centre == Centre.Median ? Numbers.MedianFactor : 1);
            CutScore cut = new(TestCurve.ExpectedScore(test, middle), Numbers.StandardDeviation(cuts), error, cuts.Length);
            done.Add(new(k + 1, raters, middle, Numbers.StandardDeviation(abilities), cut, k == 0 ? null : cut.Value - done[k - 1].Cut.Value));
        }
        return done;
    }

    private static BookmarkRater Judge(IReadOnlyList<IrtItem> test, OrderedItemBooklet booklet, int rater, int? page, BookmarkAbility ability)
    {
        if (page is not { } there) return new(rater, null, null, null);
        double before = booklet.Pages[Math.Max(there - 2, 0)].Location, own = booklet.Pages[Math.Min(there, booklet.Pages.Count) - 1].Location;
        var theta = ability switch { BookmarkAbility.Page => own, BookmarkAbility.PageBefore => before, _ => (before + own) / 2 };
        return new(rater, page, theta, TestCurve.ExpectedScore(test, theta));
    }
}
