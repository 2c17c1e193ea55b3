using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>The distribution of ability on a grid given the answers.</summary>
internal sealed class Posterior
{
    private readonly GridTables _logs;
    private readonly double[] _logWeights;
    private readonly Quadrature _grid;

    public Posterior(IReadOnlyList<IrtItem> items, Population population, Quadrature grid)
    {
        (_grid, _logs) = (grid, GridTables.LogProbabilities(items, grid));
        // Not the logarithm of the weights, which can underflow where the population lies far from the grid.
        _logWeights = [.. grid.Points.Select(t => -(t - population.Mean) * (t - population.Mean) / (2 * population.StandardDeviation * population.StandardDeviation))];
    }

    public int Room => _logs.Stride;

    public Quadrature Grid => _grid;

    /// <summary>Weights of the points, with sum 1, into at least <see cref="Room"/> numbers.</summary>
    public void Of(ReadOnlySpan<byte> codes, Span<double> into)
    {
        _logs.Sum(codes, into);
        var largest = double.NegativeInfinity;
        for (var q = 0; q < _logWeights.Length; q++)
        {
            into[q] += _logWeights[q];
            largest = Math.Max(largest, into[q]);
        }
        var sum = 0.0;
        for (var q = 0; q < _logWeights.Length; q++)
        {
            // e^−60 and less is lost in the sum anyway.
            var away = into[q] - largest;
            into[q] = away > -60 ? Math.Exp(away) : 0;
            sum += into[q];
        }
        for (var q = 0; q < _logWeights.Length; q++) into[q] /= sum;
    }

    /// <summary>Mean and standard deviation (Bock and Mislevy 1982).</summary>
    public AbilityEstimate Expected(ReadOnlySpan<byte> codes, Span<double> room)
    {
        Of(codes, room);
        return Expected(_grid, room);
    }

    public static AbilityEstimate Expected(Quadrature grid, ReadOnlySpan<double> weights)
    {
        double mean = 0, variance = 0;
        for (var q = 0; q < grid.Points.Length; q++) mean += weights[q] * grid.Points[q];
        for (var q = 0; q < grid.Points.Length; q++) variance += weights[q] * (grid.Points[q] - mean) * (grid.Points[q] - mean);
        return new(mean, Math.Sqrt(variance), EstimateStatus.Finite);
    }

    public AbilityEstimate[] Expected(CategoryResponses patterns, int threads)
    {
        var estimates = new AbilityEstimate[patterns.Persons];
        Blocks.Run(patterns.Persons, 256, threads, (from, to) =>
        {
            var room = new double[Room];
            for (var person = from; person < to; person++) estimates[person] = Expected(patterns.Person(person), room);
        });
        return estimates;
    }
}
