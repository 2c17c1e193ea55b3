using System.Collections.Immutable;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Abilities and how much each counts. Immutable.</summary>
public sealed class AbilityWeights
{
    /// <param name="points">In logits, one or more.</param>
    /// <param name="weights">One a point, none negative, not all 0.</param>
    /// <exception cref="ArgumentException">Not as many of one as of the other, or a number that is not allowed.</exception>
    public AbilityWeights(ReadOnlySpan<double> points, ReadOnlySpan<double> weights)
    {
        if (points.Length == 0 || points.Length != weights.Length) throw new ArgumentException($"{points.Length} points and {weights.Length} weights.", nameof(weights));
        var sum = 0.0;
        for (var q = 0; q < points.Length; q++)
        {
            if (!double.IsFinite(points[q]) || !(weights[q] >= 0) || !double.IsFinite(weights[q])) throw new ArgumentException($"Point {points[q]} with weight {weights[q]}.", nameof(weights));
            sum += weights[q];
        }
        if (sum == 0) throw new ArgumentException("No point has a weight.", nameof(weights));
        (Points, Weights) = ([.. points], [.. weights]);
    }

    /// <summary>Each of 161 points from −4 to 4 counts 1: the default of a linking criterion.</summary>
    public static AbilityWeights Uniform { get; } = On(-4, 4, 161, _ => 1);

    /// <summary>The same points, each with the standard normal density.</summary>
    public static AbilityWeights Normal { get; } = On(-4, 4, 161, t => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI));

    /// <summary>A population on the points of a quadrature; the weights add up to 1.</summary>
    public static AbilityWeights Of(Quadrature quadrature, Population population)
    {
        ArgumentNullException.ThrowIfNull(quadrature);
        return new(quadrature.Points.AsSpan(), quadrature.Weights(population));
    }

    /// <summary>Equally spaced points.</summary>
    /// <param name="lowest">In logits.</param>
    /// <param name="highest">In logits.</param>
    /// <param name="points">2 or more.</param>
    /// <param name="weight">Of a point.</param>
    public static AbilityWeights On(double lowest, double highest, int points, Func<double, double> weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        ArgumentNullException.ThrowIfNull(weight);
        double[] places = [.. Enumerable.Range(0, points).Select(q => lowest + (highest - lowest) * q / (points - 1))];
        return new(places, [.. places.Select(weight)]);
    }

    /// <summary>A synthetic population: two populations in given shares.</summary>
    /// <param name="other">The second.</param>
    /// <param name="share">Of the first, 0 … 1.</param>
    public AbilityWeights With(AbilityWeights other, double share)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!(share >= 0 && share <= 1)) throw new ArgumentException($"The share is {share}.", nameof(share));
        var (mine, theirs) = (Weights.Sum(), other.Weights.Sum());
        return new([.. Points, .. other.Points], [.. Weights.Select(w => share * w / mine), .. other.Weights.Select(w => (1 - share) * w / theirs)]);
    }

    /// <summary>In logits.</summary>
    public ImmutableArray<double> Points { get; }

    /// <summary>One a point; they need not add up to 1.</summary>
    public ImmutableArray<double> Weights { get; }
}
