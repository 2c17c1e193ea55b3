namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>What a test as a whole expects and tells at an ability.</summary>
public static class TestCurve
{
    private const double Farthest = 64;

    /// <summary>Expected points T(θ) = Σ E(Xᵢ | θ), the test characteristic curve (Lord 1980).</summary>
    /// <param name="items">Any.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double ExpectedScore(IReadOnlyList<IrtItem> items, double ability) => items.Sum(i => i.ExpectedScore(ability));

    /// <summary>
    /// The ability at which so many points are expected. Null where none is within ±64 logits: at and beyond the maximum, and with guessing at
    /// and below the sum of the lower asymptotes. Where the curve is not monotone (an item with a negative slope), one of several.
    /// </summary>
    /// <param name="items">Any.</param>
    /// <param name="score">Points.</param>
    public static double? AbilityFor(IReadOnlyList<IrtItem> items, double score)
    {
        double low = -Farthest, high = Farthest;
        if (!(ExpectedScore(items, low) < score) || !(ExpectedScore(items, high) > score)) return null;
        var ability = 0.0;
        for (var step = 0; step < 200; step++)
        {
            var away = ExpectedScore(items, ability) - score;
            if (away == 0) return ability;
            if (away < 0) low = ability;
            else high = ability;
            var next = ability - away / Slope(items, ability);
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - ability) <= 1e-13 * (1 + Math.Abs(ability)) || high - low <= 1e-14 * (1 + Math.Abs(ability))) return next;
            ability = next;
        }
        return ability;
    }

    /// <summary>Fisher information I(θ) = Σ Iᵢ(θ), per logit² (Birnbaum 1968).</summary>
    /// <param name="items">Any.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double Information(IReadOnlyList<IrtItem> items, double ability) => items.Sum(i => i.Information(ability));

    /// <summary>1 / √I(θ), the conditional standard error of measurement of ability, in logits; null where there is no information.</summary>
    /// <param name="items">Any.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double? StandardError(IReadOnlyList<IrtItem> items, double ability) => Information(items, ability) is var i and > 0 ? 1 / Math.Sqrt(i) : null;

    /// <summary>Standard deviation of the points of persons of one ability, √ Σ Var(Xᵢ | θ): the conditional standard error of measurement in points (Lord 1980).</summary>
    /// <param name="items">Any.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double ScoreStandardError(IReadOnlyList<IrtItem> items, double ability)
    {
        Span<double> p = stackalloc double[256];
        var sum = 0.0;
        foreach (var item in items)
        {
            item.Probabilities(ability, p);
            var mean = item.ExpectedScore(ability);
            for (var k = 0; k < item.Categories; k++) sum += p[k] * (k - mean) * (k - mean);
        }
        return Math.Sqrt(sum);
    }

    private static double Slope(IReadOnlyList<IrtItem> items, double ability)
    {
        Span<double> p = stackalloc double[256], first = stackalloc double[256], second = stackalloc double[256];
        var slope = 0.0;
        foreach (var item in items)
        {
            item.Derivatives(ability, p, first, second);
            for (var k = 1; k < item.Categories; k++) slope += k * first[k];
        }
        return slope;
    }
}
