namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>
/// Where ratings differ: raters × items, each crossed with the other, one rating a cell; variance components from the mean squares
/// (Brennan and Lockwood 1980; Brennan 2001). In the design of generalizability theory the items are the objects of measurement.
/// </summary>
/// <param name="Raters">Raters in the analysis.</param>
/// <param name="Items">Items in the analysis.</param>
/// <param name="Rater">σ²(r), between raters, in squared points of an item; a negative estimate is reported as 0.</param>
/// <param name="Item">σ²(i), between items; a negative estimate is reported as 0.</param>
/// <param name="Residual">σ²(ri,e), what is left.</param>
/// <param name="StandardErrorOverRaters">
/// Of the cut in raw points over panels of this size with these items: n(i) √(σ²(r)/n(r) + σ²(ri,e)/(n(r)n(i))). It is MS(r)/(n(r)n(i)) and so
/// SD/√n of the raters' cuts whenever σ²(r) was not negative.
/// </param>
/// <param name="StandardErrorOverRatersAndItems">The same over items also: n(i) √(σ²(r)/n(r) + σ²(i)/n(i) + σ²(ri,e)/(n(r)n(i))).</param>
/// <param name="Generalizability">Eρ² of item means over panels of this size, σ²(i) / (σ²(i) + σ²(ri,e)/n(r)); null where nothing varies.</param>
/// <param name="Dependability">Φ of item means, σ²(i) / (σ²(i) + σ²(r)/n(r) + σ²(ri,e)/n(r)); null where nothing varies.</param>
public sealed record RatingComponents(
    int Raters, int Items, double Rater, double Item, double Residual,
    double StandardErrorOverRaters, double StandardErrorOverRatersAndItems, double? Generalizability, double? Dependability)
{
    /// <summary>
    /// Of the raters who rated anything, over the items that all of them rated. The standard errors are for a test of as many items as the
    /// ratings have, each worth the mean of those in the analysis.
    /// </summary>
    /// <param name="ratings">Some may be missing.</param>
    /// <returns>Null below two raters or two complete items.</returns>
    public static RatingComponents? Of(PanelRatings ratings)
    {
        var raters = Enumerable.Range(0, ratings.Raters).Where(r => ratings.Rater(r).ToArray().Any(x => !double.IsNaN(x))).ToArray();
        var items = Enumerable.Range(0, ratings.Items).Where(i => raters.All(r => ratings[r, i] is not null)).ToArray();
        if (raters.Length < 2 || items.Length < 2) return null;
        double[] raterMeans = [.. raters.Select(r => items.Average(i => ratings.Rater(r)[i]))], itemMeans = [.. items.Select(i => raters.Average(r => ratings.Rater(r)[i]))];
        var mean = raterMeans.Average();
        double within = 0;
        for (var r = 0; r < raters.Length; r++)
            for (var i = 0; i < items.Length; i++)
            {
                var left = ratings.Rater(raters[r])[items[i]] - raterMeans[r] - itemMeans[i] + mean;
                within += left * left;
            }
        double nr = raters.Length, ni = items.Length;
        var betweenRaters = ni * raterMeans.Sum(m => (m - mean) * (m - mean)) / (nr - 1);
        var betweenItems = nr * itemMeans.Sum(m => (m - mean) * (m - mean)) / (ni - 1);
        var residual = within / ((nr - 1) * (ni - 1));
        return Of(ratings.Items, nr, ni, Math.Max(0, (betweenRaters - residual) / ni), Math.Max(0, (betweenItems - residual) / nr), residual);
    }

    private static RatingComponents Of(int testLength, double nr, double ni, double rater, double item, double residual)
    {
        double n = testLength, overRaters = rater / nr + residual / (nr * n);
        var (relative, absolute) = (item + residual / nr, item + rater / nr + residual / nr);
        return new((int)nr, (int)ni, rater, item, residual, n * Math.Sqrt(overRaters), n * Math.Sqrt(overRaters + item / n),
            relative > 0 ? item / relative : null, absolute > 0 ? item / absolute : null);
    }
}
