namespace Cbhcr.Psychometrics.Classical;

/// <summary>How alike two ratings of the same things are, on a scale from 0 to a maximum in whole points.</summary>
/// <param name="N">Things that were rated twice.</param>
/// <param name="Exact">Share with the same points. Null without things.</param>
/// <param name="Adjacent">Share with at most one point between them. Null without things.</param>
/// <param name="QuadraticKappa">
/// Weighted kappa with squared differences (Cohen 1968): 1 minus the mean squared difference over the one that the two margins alone would give. Null where the margins
/// leave no difference to expect.
/// </param>
public sealed record RaterAgreement(int N, double? Exact, double? Adjacent, double? QuadraticKappa)
{
    /// <summary>Compares pairs of ratings.</summary>
    /// <param name="pairs">One and the other rating of each thing.</param>
    /// <param name="maximum">The most points there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rating lies outside 0 to the maximum.</exception>
    public static RaterAgreement Of(IReadOnlyList<(int One, int Other)> pairs, int maximum)
    {
        var (ones, others) = (new long[maximum + 1], new long[maximum + 1]);
        long same = 0, near = 0, squares = 0;
        foreach (var (one, other) in pairs)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)one, (uint)maximum, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)other, (uint)maximum, nameof(pairs));
            var apart = Math.Abs(one - other);
            if (apart == 0) same++;
            if (apart <= 1) near++;
            squares += apart * apart;
            ones[one]++;
            others[other]++;
        }
        var n = pairs.Count;
        if (n == 0) return new(0, null, null, null);
        double expected = 0;
        for (var i = 0; i <= maximum; i++)
            for (var j = 0; j <= maximum; j++) expected += (double)ones[i] * others[j] * (i - j) * (i - j);
        // Both sums over n²: the observed one is over n.
        return new(n, (double)same / n, (double)near / n, expected == 0 ? null : 1 - (double)squares * n / expected);
    }
}
