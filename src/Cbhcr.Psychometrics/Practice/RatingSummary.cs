namespace Cbhcr.Psychometrics.Practice;

/// <summary>How a task was rated on one scale by those who rated it.</summary>
/// <param name="N">How many rated it.</param>
/// <param name="Mean">Null without a rating.</param>
/// <param name="StandardDeviation">With n − 1; null below two ratings.</param>
public readonly record struct RatingSummary(int N, double? Mean, double? StandardDeviation)
{
    /// <summary>Ratings are whole numbers, so both sums are exact and the figures do not depend on the order of people.</summary>
    /// <param name="ratings">Null where somebody gave none.</param>
    public static RatingSummary Of(IEnumerable<int?> ratings)
    {
        var (n, sum, squares) = (0, 0L, 0L);
        foreach (var rating in ratings)
        {
            if (rating is not { } value) continue;
            n++;
            sum = checked(sum + value);
            squares = checked(squares + ((long)value * value));
        }
        return n == 0 ? default : new(n, (double)sum / n, n == 1 ? null : Math.Sqrt((double)(((Int128)n * squares) - ((Int128)sum * sum)) / ((double)n * (n - 1))));
    }

    /// <summary>Of those who rated, the percentage that rated so high or higher; null without a rating.</summary>
    public static double? PercentFrom(IEnumerable<int?> ratings, int least)
    {
        var (n, from) = (0, 0);
        foreach (var rating in ratings)
        {
            if (rating is not { } value) continue;
            n++;
            if (value >= least) from++;
        }
        return n == 0 ? null : 100.0 * from / n;
    }
}
