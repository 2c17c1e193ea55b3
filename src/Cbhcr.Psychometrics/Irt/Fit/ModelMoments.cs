using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>What a model expects of the means of items and of their products, in the order of <see cref="ObservedMoments"/>.</summary>
internal sealed class ModelMoments
{
    private readonly double[] _weights;
    private readonly double[][] _means, _variances;
    private readonly (int First, int Second)[] _pairs;

    private ModelMoments(double[] weights, double[][] means, double[][] variances)
    {
        (_weights, _means, _variances) = (weights, means, variances);
        var items = means.Length;
        _pairs = [.. Enumerable.Range(0, items).Select(i => (i, -1)), .. Enumerable.Range(0, items).SelectMany(i => Enumerable.Range(i + 1, items - 1 - i).Select(j => (i, j)))];
        Expected = [.. _pairs.Select(p => VectorMath.Dot(Products(p), weights))];
    }

    public int Count => _pairs.Length;

    public double[] Expected { get; }

    public static ModelMoments Of(IReadOnlyList<IrtItem> items, Quadrature grid, Population population)
    {
        var (means, variances) = (new double[items.Count][], new double[items.Count][]);
        Span<double> p = stackalloc double[256];
        for (var i = 0; i < items.Count; i++)
        {
            (means[i], variances[i]) = (new double[grid.Points.Length], new double[grid.Points.Length]);
            for (var q = 0; q < grid.Points.Length; q++)
            {
                items[i].Probabilities(grid.Points[q], p);
                var m = CategoryMoments.Of(p[..items[i].Categories]);
                (means[i][q], variances[i][q]) = (m.Mean, m.Variance);
            }
        }
        return new(grid.Weights(population), means, variances);
    }

    /// <summary>Items that have nothing in common, each distributed as observed.</summary>
    public static ModelMoments Independent(ObservedMoments o) =>
        new([1], [.. Enumerable.Range(0, o.Items).Select(i => new[] { o.Moments[i] })], [.. Enumerable.Range(0, o.Items).Select(i => new[] { o.Squares[i] - o.Moments[i] * o.Moments[i] })]);

    /// <summary>Covariance of one person's moments: that of their expectations over abilities plus the mean of that at one ability.</summary>
    public double[] Covariance()
    {
        var matrix = new double[Count * Count];
        var products = _pairs.Select(Products).ToArray();
        var weighted = products.Select(p => p.Zip(_weights, (x, w) => x * w).ToArray()).ToArray();
        for (var s = 0; s < Count; s++)
            for (var t = 0; t <= s; t++)
            {
                var covariance = VectorMath.Dot(weighted[s], products[t]) - Expected[s] * Expected[t];
                matrix[s * Count + t] = matrix[t * Count + s] = covariance + Shared(_pairs[s], _pairs[t]);
            }
        return matrix;
    }

    /// <summary>Derivatives of the moments by each parameter.</summary>
    public List<double[]> Derivatives(IReadOnlyList<IrtItem> items, Quadrature grid, Population population, IReadOnlyList<FreeParameter> parameters) =>
        [.. parameters.Select(p => p.Kind is ParameterKind.Mean or ParameterKind.Variance ? ByPopulation(p.Kind, grid, population) : ByItems(ExpectedScoreSlopes.By(p, items, grid)))];

    /// <summary>Derivatives of the moments by each item's mean, for independent items.</summary>
    public List<double[]> DerivativesOfMeans() => [.. Enumerable.Range(0, _means.Length).Select(i => ByItems(Enumerable.Range(0, _means.Length).Select(j => i == j ? new double[] { 1 } : null).ToArray()))];

    /// <summary>√ mean (r − ρ)² over pairs, of points.</summary>
    public double? Srmsr(ObservedMoments o)
    {
        var items = _means.Length;
        var squares = Enumerable.Range(0, items).Select(i => _means[i].Zip(_variances[i], (m, v) => m * m + v).ToArray()).Select(x => VectorMath.Dot(x, _weights)).ToArray();
        double sum = 0;
        for (var s = items; s < Count; s++)
        {
            var (i, j) = _pairs[s];
            var observed = Correlation(o.Moments[s], o.Moments[i], o.Moments[j], o.Squares[i], o.Squares[j]);
            var expected = Correlation(Expected[s], Expected[i], Expected[j], squares[i], squares[j]);
            sum += (observed - expected) * (observed - expected);
        }
        var root = Math.Sqrt(sum / (Count - items));
        return double.IsFinite(root) ? root : null;
    }

    private static double Correlation(double product, double a, double b, double squareA, double squareB) => (product - a * b) / Math.Sqrt((squareA - a * a) * (squareB - b * b));

    private double[] Products((int First, int Second) pair) => pair.Second < 0 ? _means[pair.First] : [.. _means[pair.First].Zip(_means[pair.Second], (x, y) => x * y)];

    // At one ability items are independent, so products covary through the items they share.
    private double Shared((int First, int Second) s, (int First, int Second) t)
    {
        if (s == t && s.Second >= 0)
        {
            var both = 0.0;
            for (var q = 0; q < _weights.Length; q++)
            {
                var (a, b, v, w) = (_means[s.First][q], _means[s.Second][q], _variances[s.First][q], _variances[s.Second][q]);
                both += _weights[q] * (v * w + v * b * b + w * a * a);
            }
            return both;
        }
        var (shared, left, right) = s.First == t.First ? (s.First, s.Second, t.Second) : s.First == t.Second ? (s.First, s.Second, t.First)
            : s.Second >= 0 && s.Second == t.First ? (s.Second, s.First, t.Second) : s.Second >= 0 && s.Second == t.Second ? (s.Second, s.First, t.First) : (-1, -1, -1);
        if (shared < 0) return 0;
        var sum = 0.0;
        for (var q = 0; q < _weights.Length; q++) sum += _weights[q] * _variances[shared][q] * (left < 0 ? 1 : _means[left][q]) * (right < 0 ? 1 : _means[right][q]);
        return sum;
    }

    private double[] ByItems(double[]?[] slopes)
    {
        var column = new double[Count];
        for (var s = 0; s < Count; s++)
        {
            var (i, j) = _pairs[s];
            for (var q = 0; q < _weights.Length; q++)
            {
                if (slopes[i] is { } x) column[s] += _weights[q] * x[q] * (j < 0 ? 1 : _means[j][q]);
                if (j >= 0 && slopes[j] is { } y) column[s] += _weights[q] * y[q] * _means[i][q];
            }
        }
        return column;
    }

    private double[] ByPopulation(ParameterKind kind, Quadrature grid, Population population)
    {
        var variance = population.StandardDeviation * population.StandardDeviation;
        var logs = grid.Points.Select(t => t - population.Mean).Select(z => kind == ParameterKind.Mean ? z / variance : z * z / (2 * variance * variance)).ToArray();
        var mean = VectorMath.Dot(logs, _weights);
        var slopes = logs.Zip(_weights, (x, w) => w * (x - mean)).ToArray();
        return [.. _pairs.Select(p => VectorMath.Dot(Products(p), slopes))];
    }
}
