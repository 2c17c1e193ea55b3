using System.Collections.Immutable;

namespace Cbhcr.Psychometrics.Irt;

/// <summary>Categories without an order: Pₖ ∝ exp(aₖθ + dₖ) with a₀ = d₀ = 0 (Bock 1972). All models that divide by a total are of this shape.</summary>
public record NominalItem : IrtItem
{
    private readonly ImmutableArray<double> _slopes;
    private readonly ImmutableArray<double> _intercepts;

    /// <param name="slopes">aₖ of the categories from the second on, per logit.</param>
    /// <param name="intercepts">dₖ of the categories from the second on, in logits.</param>
    /// <exception cref="ArgumentException">There is none, or not as many of one as of the other.</exception>
    public NominalItem(ReadOnlySpan<double> slopes, ReadOnlySpan<double> intercepts)
    {
        if (slopes.Length == 0 || slopes.Length != intercepts.Length) throw new ArgumentException($"{slopes.Length} slopes and {intercepts.Length} intercepts.", nameof(intercepts));
        (_slopes, _intercepts) = ([0, .. slopes], [0, .. intercepts]);
    }

    /// <summary>aₖ of every category; the first is 0.</summary>
    public IReadOnlyList<double> CategorySlopes => _slopes;

    /// <summary>dₖ of every category; the first is 0.</summary>
    public IReadOnlyList<double> CategoryIntercepts => _intercepts;

    /// <inheritdoc/>
    public override int Categories => _slopes.Length;

    /// <inheritdoc/>
    public override void Probabilities(double ability, Span<double> probabilities)
    {
        var largest = double.NegativeInfinity;
        for (var k = 0; k < _slopes.Length; k++)
        {
            probabilities[k] = _slopes[k] * ability + _intercepts[k];
            largest = Math.Max(largest, probabilities[k]);
        }
        var sum = 0.0;
        for (var k = 0; k < _slopes.Length; k++) sum += probabilities[k] = Math.Exp(probabilities[k] - largest);
        for (var k = 0; k < _slopes.Length; k++) probabilities[k] /= sum;
    }

    /// <inheritdoc/>
    public override void Derivatives(double ability, Span<double> probabilities, Span<double> first, Span<double> second)
    {
        Probabilities(ability, probabilities);
        double mean = 0, square = 0;
        for (var k = 0; k < _slopes.Length; k++)
        {
            mean += probabilities[k] * _slopes[k];
            square += probabilities[k] * _slopes[k] * _slopes[k];
        }
        var variance = square - mean * mean;
        for (var k = 0; k < _slopes.Length; k++)
        {
            var away = _slopes[k] - mean;
            first[k] = probabilities[k] * away;
            second[k] = probabilities[k] * (away * away - variance);
        }
    }

    /// <summary>Same slopes and intercepts.</summary>
    public virtual bool Equals(NominalItem? other) =>
        other is not null && EqualityContract == other.EqualityContract && _slopes.SequenceEqual(other._slopes) && _intercepts.SequenceEqual(other._intercepts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_slopes[^1], _intercepts[^1], _slopes.Length);
}
