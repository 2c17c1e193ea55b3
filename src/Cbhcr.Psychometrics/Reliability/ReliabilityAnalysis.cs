using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>Reliability of the total of some items, over the persons who have every one of them. Null where not defined.</summary>
/// <param name="Covariances">What all rests on.</param>
/// <param name="Alpha">Coefficient alpha (Cronbach 1951).</param>
/// <param name="AlphaInterval">Feldt's interval (Feldt 1965).</param>
/// <param name="Kr20">Kuder and Richardson's formula 20, which is alpha; null unless all items are 0/1.</param>
/// <param name="Kr21">Formula 21, k/(k − 1) (1 − M(k − M)/(k s²)) (Kuder and Richardson 1937), which takes all items for equally difficult; null unless all items are 0/1.</param>
/// <param name="AverageCorrelation">Mean correlation of two items.</param>
/// <param name="StandardisedAlpha">k r̄ / (1 + (k − 1) r̄).</param>
/// <param name="OddEven">Odd against even items.</param>
/// <param name="Splits">Random halves.</param>
/// <param name="Guttman">λ₁ to λ₆ of the covariances.</param>
/// <param name="Omega">One factor by maximum likelihood.</param>
/// <param name="OmegaMinres">One factor by least squares of the correlations.</param>
/// <param name="StandardErrorOfMeasurement">SD √(1 − α), in points.</param>
/// <param name="ConditionalErrors">At every number-right score; empty unless all items are 0/1.</param>
public sealed record ReliabilityAnalysis(
    ItemCovariances Covariances, double? Alpha, ConfidenceInterval? AlphaInterval, double? Kr20, double? Kr21, double? AverageCorrelation, double? StandardisedAlpha, SplitHalf OddEven,
    RandomSplits? Splits, GuttmanBounds Guttman, OneFactorModel? Omega, OneFactorModel? OmegaMinres, double? StandardErrorOfMeasurement, IReadOnlyList<ConditionalError> ConditionalErrors)
{
    /// <summary>Persons behind the figures.</summary>
    public int Persons => Covariances.Persons;

    /// <summary>Of right and wrong; omitted and not reached count as wrong.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="items">Which items, in the order of the form; null for all.</param>
    /// <param name="options">Null for <see cref="ReliabilityOptions.Default"/>.</param>
    public static ReliabilityAnalysis Of(ScoredResponses responses, IReadOnlyList<int>? items = null, ReliabilityOptions? options = null) =>
        Of(ItemCovariances.Of(responses, items, (options ?? ReliabilityOptions.Default).Threads), options);

    /// <summary>Of categories worth their number in points.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="items">Which items, in the order of the form; null for all.</param>
    /// <param name="options">Null for <see cref="ReliabilityOptions.Default"/>.</param>
    public static ReliabilityAnalysis Of(CategoryResponses responses, IReadOnlyList<int>? items = null, ReliabilityOptions? options = null) =>
        Of(ItemCovariances.Of(responses, items, (options ?? ReliabilityOptions.Default).Threads), options);

    /// <summary>From covariances.</summary>
    /// <param name="covariances">Of the items.</param>
    /// <param name="options">Null for <see cref="ReliabilityOptions.Default"/>.</param>
    public static ReliabilityAnalysis Of(ItemCovariances covariances, ReliabilityOptions? options = null)
    {
        options ??= ReliabilityOptions.Default;
        var (k, n, variance) = (covariances.Items, covariances.Persons, covariances.TotalVariance);
        var guttman = GuttmanBounds.Of(covariances, options.Seed);
        var alpha = guttman.Lambda3;
        ConfidenceInterval? interval = alpha <= 1 && n > 1 ? CoefficientAlpha.FeldtInterval(alpha.Value, n, k, options.Confidence) : null;
        var kr21 = covariances.Dichotomous && alpha is not null ? Kr21Of(covariances, variance) : null;
        var average = k > 1 && covariances.Correlations() is { } r ? (r.TotalVariance - k) / (k * (k - 1.0)) : (double?)null;
        double? standardised = average is { } mean && 1 + (k - 1) * mean > 1e-12 ? k * mean / (1 + (k - 1) * mean) : null;
        return new(covariances, alpha, interval, covariances.Dichotomous ? alpha : null, kr21, average, standardised, SplitHalf.OddEven(covariances),
            options.RandomSplits > 0 ? RandomSplits.Of(covariances, options.RandomSplits, options.Seed) : null, guttman,
            options.Factors ? OneFactorModel.MaximumLikelihood(covariances) : null, options.Factors ? OneFactorModel.Minres(covariances) : null,
            alpha <= 1 ? CoefficientAlpha.StandardErrorOfMeasurement(Math.Sqrt(variance), alpha.Value) : null,
            covariances.Dichotomous ? ConditionalError.AtEveryScore(k, alpha, kr21) : []);
    }

    private static double? Kr21Of(ItemCovariances covariances, double variance)
    {
        var (k, mean) = (covariances.Items, 0.0);
        foreach (var m in covariances.Means) mean += m;
        return k / (k - 1.0) * (1 - mean * (k - mean) / (k * variance));
    }
}

/// <summary>How reliability is analysed.</summary>
public sealed record ReliabilityOptions
{
    /// <summary>95 %, 500 random halves, seed 1, factors fitted, two threads.</summary>
    public static ReliabilityOptions Default { get; } = new();

    /// <summary>Of Feldt's interval, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Number of random halves; 0 for none.</summary>
    public int RandomSplits { get; init; } = 500;

    /// <summary>Of the random halves and of λ₄.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether omega is wanted, which takes an iterative fit.</summary>
    public bool Factors { get; init; } = true;

    /// <summary>1 or 2 threads; the figures are the same bits.</summary>
    public int Threads { get; init; } = 2;
}
