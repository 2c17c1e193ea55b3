namespace Cbhcr.Psychometrics.Classical;

/// <summary>Coefficient alpha (Cronbach 1951), which for 0/1 items is Kuder and Richardson's formula 20.</summary>
public static class CoefficientAlpha
{
    /// <summary>
    /// Feldt's interval: 1 − (1 − α) F, with F at (1 ± confidence)/2 of the F distribution with N − 1 and (N − 1)(k − 1) degrees of freedom
    /// (Feldt 1965; Feldt, Woodruff and Salih 1987).
    /// </summary>
    /// <param name="alpha">Alpha of the sample, at most 1.</param>
    /// <param name="persons">N, 2 or more.</param>
    /// <param name="items">k, 2 or more.</param>
    /// <param name="confidence">Between 0 and 1, for example 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static ConfidenceInterval FeldtInterval(double alpha, int persons, int items, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(persons, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var (between, within) = (persons - 1.0, (persons - 1.0) * (items - 1.0));
        return new(1 - (1 - alpha) * FQuantile.Of((1 + confidence) / 2, between, within), 1 - (1 - alpha) * FQuantile.Of((1 - confidence) / 2, between, within));
    }

    /// <summary>Standard error of measurement, SD √(1 − α), in raw points (Lord and Novick 1968).</summary>
    /// <param name="standardDeviation">Of the total score, n − 1 in the denominator.</param>
    /// <param name="alpha">At most 1. A negative alpha gives an error above the standard deviation; it is not cut off.</param>
    public static double StandardErrorOfMeasurement(double standardDeviation, double alpha) => standardDeviation * Math.Sqrt(1 - alpha);

    /// <summary>α = k/(k − 1) · (1 − Σ s²ᵢ / s²), over persons who were given every item. The denominators n − 1 cancel, so that the sums stay exact.</summary>
    /// <param name="right">Persons right, for each of k items.</param>
    /// <param name="scores">Their totals.</param>
    /// <returns>Null below two items or where the total does not vary.</returns>
    internal static double? Of(IReadOnlyList<long> right, ScoreMoments scores)
    {
        if (right.Count < 2 || scores.Spread <= 0) return null;
        Int128 items = 0;
        foreach (var r in right) items += (Int128)scores.N * r - (Int128)r * r;
        return right.Count / (right.Count - 1.0) * (1 - (double)items / scores.Spread);
    }
}
