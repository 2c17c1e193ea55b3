using System.Collections.Immutable;

namespace Cbhcr.Psychometrics.Irt;

/// <summary>Equally spaced abilities at which the distribution of persons is held. Immutable.</summary>
public sealed record Quadrature
{
    /// <summary>61 points on −6 … 6: enough for tests of 150 items and more, where 21 are not.</summary>
    public static Quadrature Default { get; } = new(61, -6, 6);

    /// <param name="points">2 or more.</param>
    /// <param name="lowest">In logits.</param>
    /// <param name="highest">In logits, above the lowest.</param>
    public Quadrature(int points, double lowest, double highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (!(highest > lowest) || !double.IsFinite(highest - lowest)) throw new ArgumentException($"No range: {lowest} to {highest}.", nameof(highest));
        Points = [.. Enumerable.Range(0, points).Select(i => lowest + (highest - lowest) * i / (points - 1))];
    }

    /// <summary>The abilities, rising, in logits.</summary>
    public ImmutableArray<double> Points { get; }

    /// <summary>The same range with each gap halved: 2n − 1 points.</summary>
    public Quadrature Doubled() => new(2 * Points.Length - 1, Points[0], Points[^1]);

    /// <summary>Normal density at each point, divided by the sum over the points.</summary>
    /// <param name="population">Mean and standard deviation, in logits.</param>
    public double[] Weights(Population population)
    {
        var weights = new double[Points.Length];
        for (var q = 0; q < weights.Length; q++)
        {
            var z = (Points[q] - population.Mean) / population.StandardDeviation;
            weights[q] = Math.Exp(-z * z / 2);
        }
        var sum = weights.Sum();
        for (var q = 0; q < weights.Length; q++) weights[q] /= sum;
        return weights;
    }
}

/// <summary>Persons whose abilities are normally distributed.</summary>
/// <param name="Mean">In logits.</param>
/// <param name="StandardDeviation">In logits, above 0.</param>
public readonly record struct Population(double Mean, double StandardDeviation)
{
    /// <summary>Mean 0, standard deviation 1.</summary>
    public static Population Standard { get; } = new(0, 1);
}
