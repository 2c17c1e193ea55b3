namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>
/// Fills missing ratings by the additive model rating = item + rater, fitted to the ratings that are there by least squares (alternating,
/// which converges to the solution; Yates 1933). A lenient rater who skipped hard items is then not taken for a severe one. Of raters who share no item with the others, directly or through others, severity and difficulty cannot
/// be told apart; starting from equal severities, they keep those of the others as far as the ratings allow.
/// </summary>
internal static class MissingRatings
{
    private const int Passes = 1000;
    private const double Enough = 1e-13;

    /// <summary>Raters × items; rows of raters without any rating stay NaN.</summary>
    /// <exception cref="ArgumentException">Nobody rated an item.</exception>
    public static PanelRatings Fill(PanelRatings ratings)
    {
        if (ratings.Missing == 0) return ratings;
        double[] item = new double[ratings.Items], rater = new double[ratings.Raters];
        for (var pass = 0; pass < Passes; pass++)
        {
            var change = 0.0;
            for (var i = 0; i < item.Length; i++) change = Math.Max(change, Renew(ref item[i], MeanLeft(ratings.Raters, r => ratings.Rater(r)[i] - rater[r])));
            for (var r = 0; r < rater.Length; r++) change = Math.Max(change, Renew(ref rater[r], MeanLeft(ratings.Items, i => ratings.Rater(r)[i] - item[i])));
            if (change <= Enough) break;
        }
        for (var i = 0; i < item.Length; i++)
            if (double.IsNaN(item[i])) throw new ArgumentException($"Item {i} was rated by nobody.", nameof(ratings));
        var filled = new double[ratings.Raters * ratings.Items];
        for (var r = 0; r < rater.Length; r++)
            for (var i = 0; i < item.Length; i++)
                filled[r * item.Length + i] = ratings[r, i] ?? item[i] + rater[r];
        return new(ratings.Raters, ratings.Items, filled);
    }

    private static double Renew(ref double effect, double value)
    {
        var change = Math.Abs(value - effect);
        effect = value;
        return double.IsNaN(change) ? 0 : change;
    }

    private static double MeanLeft(int count, Func<int, double> left)
    {
        var (sum, n) = (0.0, 0);
        for (var k = 0; k < count; k++)
        {
            var value = left(k);
            if (double.IsNaN(value)) continue;
            sum += value;
            n++;
        }
        return sum / n;
    }
}
