using System.Collections.Immutable;

namespace Cbhcr.Psychometrics.Irt;

/// <summary>Graded response: P(X ≥ k | θ) = 1 / (1 + exp(−(aθ + dₖ))) with d₁ &gt; d₂ &gt; … (Samejima 1969).</summary>
public sealed record GradedItem : IrtItem
{
    private readonly ImmutableArray<double> _intercepts;

    /// <param name="slope">a, per logit.</param>
    /// <param name="intercepts">dₖ of the categories from the second on, falling, in logits.</param>
    /// <exception cref="ArgumentException">There is none, or they do not fall.</exception>
    public GradedItem(double slope, ReadOnlySpan<double> intercepts)
    {
        if (intercepts.Length == 0) throw new ArgumentException("There is no intercept.", nameof(intercepts));
        for (var k = 1; k < intercepts.Length; k++)
            if (!(intercepts[k] < intercepts[k - 1])) throw new ArgumentException($"Intercept {k + 1} is not below the one before it.", nameof(intercepts));
        (Slope, _intercepts) = (slope, [.. intercepts]);
    }

    /// <summary>a, per logit.</summary>
    public double Slope { get; }

    /// <summary>dₖ of the categories from the second on.</summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <summary>bₖ = −dₖ / a, in logits: where half reach category k or a higher one.</summary>
    public IReadOnlyList<double> Thresholds => [.. _intercepts.Select(d => -d / Slope)];

    /// <inheritdoc/>
    public override int Categories => _intercepts.Length + 1;

    /// <inheritdoc/>
    public override void Probabilities(double ability, Span<double> probabilities)
    {
        // Differences of the tail that is smaller, so that a small chance keeps its digits at both ends.
        var upper = Slope * ability;
        for (var k = 0; k < Categories; k++) probabilities[k] = Between(k == 0 ? double.PositiveInfinity : upper + _intercepts[k - 1], k == _intercepts.Length ? double.NegativeInfinity : upper + _intercepts[k]);
    }

    /// <inheritdoc/>
    public override void Derivatives(double ability, Span<double> probabilities, Span<double> first, Span<double> second)
    {
        Probabilities(ability, probabilities);
        double above1 = 0, above2 = 0;
        for (var k = 0; k < Categories; k++)
        {
            double below1 = 0, below2 = 0;
            if (k < _intercepts.Length)
            {
                var (right, wrong) = Logistic(Slope * ability + _intercepts[k]);
                below1 = Slope * right * wrong;
                below2 = Slope * (wrong - right) * below1;
            }
            (first[k], second[k]) = (above1 - below1, above2 - below2);
            (above1, above2) = (below1, below2);
        }
    }

    /// <summary>Same slope and intercepts.</summary>
    public bool Equals(GradedItem? other) => other is not null && Slope.Equals(other.Slope) && _intercepts.SequenceEqual(other._intercepts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Slope, _intercepts[^1], _intercepts.Length);

    // The chance of the logistic distribution between two points, high first.
    private static double Between(double high, double low) => high + low > 0 ? Logistic(-low).Right - Logistic(-high).Right : Logistic(high).Right - Logistic(low).Right;

    private static (double Right, double Wrong) Logistic(double logit) => (1 / (1 + Math.Exp(-logit)), 1 / (1 + Math.Exp(logit)));
}
